import { assignRoom, NO_OVERRIDES } from '../../desk/assignment.js';
import { findStay, record } from '../../desk/desk.js';
import { splitRooms } from '../../desk/split.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { allowedActions } from '../../rules/stay-status.js';
import type { Hotel } from '../../state/hotel.js';
import { money } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { openAmount } from '../../wire/balances.wire.js';
import { stayIds, stayPath } from '../../wire/ids.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { localTime } from './detail-request.js';
import { readPayments } from './guest-request.js';

/** The hotel that has the stay: splitting names no hotel in its path. */
export function holderOf(call: Call, id: string): { readonly hotel: Hotel; readonly stay: Reservation } {
  for (const hotel of [call.hotel, ...call.world.hotels.values()]) {
    const stay = hotel.reservations.get(id);
    if (stay) return { hotel, stay };
  }
  throw refuse('NOT_FOUND', `Reservation ${id} is not known.`, 'reservationId');
}

/** Makes single-room reservations of a booking of several rooms: one of them, or with `splitAll` all. */
function putSplit(call: Call): Answer {
  const { hotel, stay } = holderOf(call, call.param('reservationId'));
  const parts = splitRooms({ ...call.desk, hotel }, stay, call.body.flag('splitAll') === true);
  const asked = call.body.object('responseInstructions');
  return {
    status: 200,
    location: stayPath(hotel, stay),
    body: {
      linkedReservations:
        asked.flag('fetchLinkedReservations') === true
          ? { reservationInfo: linkedTo(hotel, stay).map((other) => linkedRow(call, hotel, other)) }
          : undefined,
      newReservationIdList:
        asked.flag('fetchNewReservationIDs') === true ? parts.flatMap(stayIds) : undefined,
    },
  };
}

/** The stays that are linked, the stay itself among them. */
export function linkedTo(hotel: Hotel, stay: Reservation): Reservation[] {
  return [...hotel.reservations.values()].filter(
    (other) => other.id === stay.id || (stay.linkId !== undefined && other.linkId === stay.linkId),
  );
}

/** A stay as lists of linked reservations show it. */
export function linkedRow(call: Call, hotel: Hotel, stay: Reservation): object {
  const { currency } = hotel.profile;
  const [night] = stay.nights;
  const name = primaryName(mainGuest(call.world, stay));
  return {
    reservationIdList: stayIds(stay),
    timeSpan: { startDate: stay.arrival, endDate: stay.departure },
    givenName: name.givenName,
    surname: name.surname,
    roomType: night?.roomType,
    room: stay.roomId,
    ratePlanCode: night?.ratePlan,
    rate: money(night?.amount ?? 0, currency),
    guarantee: { guaranteeCode: stay.guarantee },
    balance: money(openAmount(stay), currency),
    allowedActions: allowedActions(stay, hotel.businessDate),
    reservationStatus: stay.status,
    hotelId: hotel.profile.id,
    linkReservationType: stay.shareId === undefined ? 'Linked' : 'Shared',
    roomNumberLocked: stay.roomLocked,
    adultCount: night?.adults,
    childCount: night?.children,
  };
}

function getLinkedSummary(call: Call): Answer {
  const { hotel, query } = call;
  const stay = findStay(hotel, call.param('reservationId'));
  const linked = linkedTo(hotel, stay).filter(
    (other) =>
      !(query.flag('excludeCancelledReservations') === true && other.status === 'Cancelled') &&
      !(query.flag('excludeNoShowReservations') === true && other.status === 'NoShow'),
  );
  if (linked.length < 2) return NONE;
  return ok({
    linkedReservationList: { reservationInfo: linked.map((other) => linkedRow(call, hotel, other)) },
  });
}

/** Registers the guest ahead of the arrival: time of arrival, means of payment, perhaps a room wish. */
function postPreCheckIn(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be registered ahead.`);
  const details = call.body.object('reservation').object('preCheckInDetails');
  const payments = readPayments(call.hotel, details);
  const time = localTime(details.object('arrival').text('arrivalTime'));
  const roomId = details.text('roomId');
  if (roomId !== undefined && roomId !== stay.roomId) assignRoom(call.desk, stay, roomId, NO_OVERRIDES);
  stay.preRegistered = true;
  stay.expectedArrival = time ?? stay.expectedArrival;
  for (const payment of payments)
    stay.payments = [...stay.payments.filter((known) => known.window !== payment.window), payment];
  record(call.desk, stay, 'PRE-REGISTER', time ?? '');
  return created(call.path);
}

function deletePreCheckIn(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (!stay.preRegistered || stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', 'The guest is not registered ahead.');
  stay.preRegistered = false;
  record(call.desk, stay, 'PRE-REGISTER', 'Taken back');
  return ok({});
}

/** Splitting, linked reservations and registering ahead. */
export const LINKED_ROUTES: Routes = {
  'rsv.putSplitMultiRoomReservation': putSplit,
  'rsv.getLinkedReservationsSummary': getLinkedSummary,
  'rsv.postPreCheckInReservation': postPreCheckIn,
  'rsv.deletePreCheckInReservation': deletePreCheckIn,
  'rsv.postDeletePreCheckInReservation': deletePreCheckIn,
};
