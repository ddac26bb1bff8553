import type { Day } from '../clock/business-date.js';
import type { Document } from '../state/document.js';
import type { Hotel } from '../state/hotel.js';
import { type Minor, portion } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';
import { Fields } from '../wire/fields.js';

/** Groups of transaction codes that an instruction may name as a whole. */
export const BILLING_INSTRUCTIONS: readonly {
  readonly code: string;
  readonly description: string;
  readonly groups: readonly string[];
}[] = [
  { code: 'ROOM', description: 'Room and tax', groups: ['ROOM'] },
  { code: 'FOOD', description: 'Food and beverage', groups: ['FOOD'] },
  { code: 'MISC', description: 'Other charges', groups: ['MISC', 'NON'] },
  { code: 'ALL', description: 'All charges', groups: ['ROOM', 'FOOD', 'MISC', 'NON'] },
];

/** Where a part of a charge goes. */
export interface Route {
  readonly stay: Reservation;
  readonly window: number;
  readonly amount: Minor;
  /** The instruction that sent it there; its used limit is counted when the charge is posted. */
  readonly instruction?: Document;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/**
 * Where the stay's routing instructions send a charge: to another of its windows, or to the folio of another guest in the
 * house. What passes an instruction's limit goes on to the next one, and at last to window 1 of the stay itself.
 * @param stayOf gives the stay of an id or of a room as it is to be posted to
 */
export function routesOf(
  hotel: Hotel,
  stay: Reservation,
  charge: { readonly code: string; readonly date: Day; readonly amount: Minor },
  stayOf: (wanted: { readonly id?: string; readonly room?: string }) => Reservation | undefined,
): Route[] {
  const routes: Route[] = [];
  let left = charge.amount;
  for (const { document } of stay.records.routingInstructions) {
    const entry = new Fields(document);
    const target = targetOf(stay, entry, stayOf);
    if (target === undefined) continue;
    for (const instruction of instructionsOf(entry)) {
      if (left === 0 || !covers(hotel, instruction, charge.code, charge.date)) continue;
      const amount = within(instruction, left);
      if (amount === 0) continue;
      routes.push({ ...target, amount, instruction: instruction.raw });
      left -= amount;
    }
  }
  return left === 0 && routes.length > 0 ? routes : [...routes, { stay, window: 1, amount: left }];
}

/** Who pays a window by the stay's routing instructions. */
export function routedPayee(stay: Reservation, window: number): { payeeId?: string; method?: string } {
  for (const { document } of stay.records.routingInstructions) {
    const folio = new Fields(document).object('folio');
    if (folio.number('folioWindowNo') !== window) continue;
    return {
      payeeId: folio.object('payeeInfo').object('payeeId').text('id'),
      method: folio.text('paymentMethod'),
    };
  }
  return {};
}

/** The instructions of a routing entry, whichever kind it is. */
export function instructionsOf(entry: Fields): Fields[] {
  return [...entry.object('folio').list('instructions'), ...entry.object('room').list('instructions')];
}

/** True when the instruction is about the transaction code on that day. */
export function covers(hotel: Hotel, instruction: Fields, code: string, date: Day): boolean {
  const duration = instruction.object('duration');
  const span = duration.object('timeSpan');
  if (date < (span.day('startDate') ?? date) || date > (span.day('endDate') ?? date)) return false;
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sunday';
  const chosen = WEEKDAYS.filter((day) => duration.flag(day) === true);
  if (duration.flag('daily') !== true && chosen.length > 0 && !chosen.includes(weekday)) return false;
  const codes = instruction.list('transactionCodes').map((item) => item.text('transactionCode'));
  if (codes.includes(code)) return true;
  const group = hotel.transactionCodes.get(code)?.group ?? '';
  return instruction
    .list('billingInstructions')
    .some((item) =>
      BILLING_INSTRUCTIONS.some(
        (known) => known.code === item.text('billingCode') && known.groups.includes(group),
      ),
    );
}

function targetOf(
  stay: Reservation,
  entry: Fields,
  stayOf: Parameters<typeof routesOf>[3],
): Pick<Route, 'stay' | 'window'> | undefined {
  const room = entry.object('room');
  if (room.empty) {
    const window = entry.object('folio').number('folioWindowNo');
    return window === undefined ? undefined : { stay, window };
  }
  const other = stayOf({
    id: room.object('reservationNameId').text('id'),
    room: room.text('roomId') ?? room.text('roomNumber'),
  });
  return other?.status === 'InHouse' && other.id !== stay.id ? { stay: other, window: 1 } : undefined;
}

/** How much of an amount an instruction takes, by its share and what is left of its limit. Corrections go the same way back. */
function within(instruction: Fields, amount: Minor): Minor {
  const percent = instruction.number('percentageLimit');
  const share = percent === undefined ? amount : portion(amount, Math.round(percent * 100));
  const limit = instruction.minor('creditLimit');
  if (limit === undefined || amount < 0) return share;
  const left = Math.max(0, limit - (instruction.minor('limitUsed') ?? 0));
  return Math.min(share, left);
}
