import type { Day } from '../clock/business-date.js';
import type { Reservation } from '../state/reservation.js';
import { nextId, type World } from '../state/world.js';
import type { Prng } from './prng.js';

/** A time of working hours on a day. */
export function stamp(day: Day, random: Prng): string {
  return `${day} ${String(random.between(7, 21)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:00.0`;
}

/** A card on file for a card method: kind, last digits, expiry. */
export function cardOf(method: string, day: Day, random: Prng): Reservation['payments'][number]['card'] {
  if (!['VA', 'MC', 'AX'].includes(method)) return undefined;
  return {
    type: method === 'VA' ? 'Va' : method === 'MC' ? 'Mc' : 'Ax',
    last4: String(random.between(1000, 9999)),
    expiry: `${Number(day.slice(0, 4)) + random.between(1, 4)}-0${random.between(1, 9)}-28`,
  };
}

const COMMENTS = [
  'Late arrival, keep the room.',
  'Would like a quiet room.',
  'Anniversary, flowers in the room.',
  'Kommt mit Hund.',
  '到着は深夜になります。',
  'Needs an invoice in the name of the company.',
];
const TRACES = [
  ['HK', 'Put a baby cot into the room'],
  ['FO', 'Hand over the parcel at check-in'],
  ['CON', 'Order a taxi for the day of departure'],
] as const;

/** Comments, traces, alerts and foreign numbers on some stays. */
export function decorate(world: World, stay: Reservation, random: Prng): void {
  if (random.chance(0.2)) {
    stay.records.comments.push({
      id: nextId(world, 'record'),
      document: { text: { value: random.pick(COMMENTS) }, type: 'GEN', internal: true },
    });
  }
  if (random.chance(0.08)) {
    const [departmentId, traceText] = random.pick(TRACES);
    stay.records.traces.push({
      id: nextId(world, 'record'),
      document: {
        timeInfo: { traceOn: `${stay.arrival} 00:00:00.0`, traceTime: '1200' },
        departmentId,
        traceText,
      },
    });
  }
  if (random.chance(0.05)) {
    stay.records.alerts.push({
      id: nextId(world, 'record'),
      document: {
        code: 'BDAY',
        area: 'CheckIn',
        description: 'Birthday during the stay',
        screenNotification: true,
      },
    });
  }
  if (random.chance(0.12)) {
    stay.externalReferences.push({ id: `OTA${stay.confirmation}`, context: 'OTA' });
  }
}
