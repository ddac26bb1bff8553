import type { Day } from '../clock/business-date.js';
import { packagesOn, roomTransaction } from '../rules/cost-of-stay.js';
import { postRouted } from '../rules/routed-charge.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import { Fields } from '../wire/fields.js';
import { toMinor } from '../state/money.js';
import type { Desk } from './desk.js';

/** Posts one night, each part where the stay's routing sends it, else on its first window: room, packages on top of the rate, fixed charges, and their taxes. */
export function postNight(desk: Desk, stay: Reservation, night: StayNight, cashier: number): void {
  const { world, hotel } = desk;
  const shared = { cashier, at: desk.at, date: night.date };
  if (night.amount !== 0) {
    postRouted(world, hotel, stay, {
      ...shared,
      code: roomTransaction(hotel, night.ratePlan),
      quantity: 1,
      price: night.amount,
      ratePlan: night.ratePlan,
      reference: `Room ${stay.roomId ?? ''} ${night.date}`,
    });
  }
  const lastNight = stay.nights.at(-1)?.date ?? night.date;
  for (const extra of packagesOn(hotel, stay.packages, night, stay.arrival, lastNight)) {
    postRouted(world, hotel, stay, {
      ...shared,
      code: extra.transaction,
      quantity: 1,
      price: extra.amount,
      reference: extra.code,
    });
  }
  for (const fixed of stay.records.fixedCharges) {
    const document = new Fields(fixed.document);
    if (!fallsOn(document.object('schedule'), night.date, stay)) continue;
    const charge = document.object('charge');
    const code = charge.object('transaction').text('code') ?? charge.text('transactionCode');
    const price = toMinor(charge.object('chargeAmount').raw['amount']);
    if (code === undefined || price === undefined || !hotel.transactionCodes.has(code)) continue;
    postRouted(world, hotel, stay, {
      ...shared,
      code,
      quantity: charge.number('quantity') ?? 1,
      price,
      reference: 'Fixed charge',
    });
  }
  if (stay.postedThrough === undefined || night.date > stay.postedThrough) stay.postedThrough = night.date;
}

function fallsOn(schedule: Fields, night: Day, stay: Reservation): boolean {
  const start = schedule.day('start') ?? stay.arrival;
  const end = schedule.day('end') ?? stay.departure;
  if (night < start || night > end) return false;
  switch (schedule.text('frequency')) {
    case 'O':
      return night === start;
    case 'W':
      return (Date.parse(night) - Date.parse(start)) % (7 * 86_400_000) === 0;
    case 'M':
      return night.slice(8) === start.slice(8);
    case 'Q':
      return (
        night.slice(8) === start.slice(8) &&
        (Number(night.slice(5, 7)) - Number(start.slice(5, 7)) + 12) % 3 === 0
      );
    case 'Y':
      return night.slice(5) === start.slice(5);
    default:
      return true;
  }
}
