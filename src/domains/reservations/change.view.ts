import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { difference, sayMoney } from '../../shared/money.js';
import type { Hindrance } from './booking-order.js';
import type { Booking } from './booking.service.js';
import type { Change } from './change.service.js';
import type { BookedStay, ChangedStay, StaySummary } from './stay.schema.js';
import { sayStay } from './stay.view.js';
import type { Stay } from './stay.js';

/** How a booking ended, and what to do next. */
export function sayBooking(data: BookedStay, booking: Booking, stay: StaySummary | undefined): string {
  if (booking.hindrance !== undefined) return sayHindrance(data, booking.hindrance);
  switch (booking.outcome) {
    case 'done':
      return [
        booking.existing ? 'This request was booked before; nothing was booked again.' : 'Booked.',
        stay === undefined ? `Reservation id ${booking.reservationId}.` : sayStay(stay),
        ...(data.cancellation ?? []).map((policy) => `Cancellation: ${policy}`),
        ...(data.deposits ?? []).map((policy) => `Deposit: ${policy}`),
      ].join('\n');
    case 'not_done':
      return booking.existing
        ? [
            'Nothing was booked: the requestKey is used already.',
            stay === undefined ? '' : sayStay(stay),
          ].join('\n')
        : 'Nothing was booked: OPERA did not answer, and no booking carries this request. It is safe to try again.';
    default:
      return `It is not known whether the stay was booked. Look for reference ${data.reference} or the guest's name with search_reservations before trying again.`;
  }
}

function sayHindrance(data: BookedStay, hindrance: Hindrance): string {
  if (hindrance.kind === 'overlap') {
    return [
      'Nothing was booked: the guest has a stay in these dates already. Change that one, or call again with allowOverlap true if the person wants both:',
      ...(data.overlapping ?? []),
    ].join('\n');
  }
  const guests = (data.likelyGuests ?? []).map(
    (row) => `${row.name}, profile ${row.profileId} (${row.because})`,
  );
  return [
    'Nothing was booked: the guest likely has a profile already. Call again with its guestProfileId, or with allowDuplicateGuest true if the person says it is someone else:',
    ...guests,
  ].join('\n');
}

/** What differs between two states of a stay, `departureDate: 2026-11-30 -> 2026-12-01`. */
export function differences(before: Stay, after: Stay): string[] {
  const fields: [string, (stay: Stay) => string | number | undefined][] = [
    ['arrivalDate', (stay) => stay.arrivalDate],
    ['departureDate', (stay) => stay.departureDate],
    ['roomType', (stay) => stay.roomType],
    ['ratePlan', (stay) => stay.ratePlan],
    ['adults', (stay) => stay.adults],
    ['children', (stay) => stay.children],
    ['room', (stay) => stay.room],
    ['arrivalTime', (stay) => stay.arrivalTime],
    ['guarantee', (stay) => stay.guarantee],
  ];
  return fields.flatMap(([name, value]) => {
    const [old, now] = [value(before), value(after)];
    return old === now ? [] : [`${name}: ${old ?? 'none'} -> ${now ?? 'none'}`];
  });
}

/** How a change ended, with the old and the new price. */
export function sayChange(data: ChangedStay, change: Change, stay: StaySummary): string {
  const said: Record<Outcome, string> = {
    done: data.changed.length === 0 ? 'Nothing was different.' : `Changed: ${data.changed.join('; ')}.`,
    not_done: 'Not changed: OPERA did not answer, and the stay is not as wished. It is safe to try again.',
    unknown:
      'It is not known whether the stay was changed. Read it with get_reservation before trying again.',
  };
  return [said[change.outcome], sayPrice(change), sayStay(stay)].filter((line) => line !== '').join('\n');
}

function sayPrice({ before, after }: Change): string {
  const [old, now] = [before.stay.total, after.stay.total];
  if (old === undefined || now === undefined || old.currency !== now.currency) return '';
  if (old.amount === now.amount) return `The price stays ${sayMoney(now)}.`;
  return `Price ${sayMoney(now)}, before ${sayMoney(old)} (difference ${sayMoney(difference(old, now))}).`;
}
