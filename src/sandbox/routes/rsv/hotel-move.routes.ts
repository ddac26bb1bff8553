import { cancel } from '../../desk/cancel.js';
import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import { Fields } from '../../wire/fields.js';
import { stayIds, stayPath } from '../../wire/ids.wire.js';
import { bookRequest, wireOf } from './reservation.routes.js';

const MOVE_REASON = 'CHPL';

/** Books the stay at another hotel of the chain and cancels it here; with nothing said otherwise on the same terms. */
function move(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = findStay(call.hotel, call.param('reservationId'));
  const target = call.hotelNamed(criteria.required('destinationHotelCode'));
  if (target === call.hotel)
    throw refuse('VALUE_INVALID', 'The reservation is at that hotel already.', 'destinationHotelCode');
  if (stay.status !== 'Reserved' && stay.status !== 'Waitlisted')
    throw refuse('STATUS_FORBIDS', `A stay with status ${stay.status} cannot be moved to another hotel.`);
  const sent = criteria.object('configuredReservation');
  const asked = sent.object('roomStay');
  const [first] = stay.nights;
  const terms = {
    arrivalDate: stay.arrival,
    departureDate: stay.departure,
    guarantee: { guaranteeCode: stay.guarantee },
    guestCounts: { adults: first?.adults, children: first?.children },
    roomRates: [
      {
        roomType: first?.roomType,
        ratePlanCode: first?.ratePlan,
        numberOfUnits: stay.units,
        start: stay.arrival,
        end: stay.departure,
        guestCounts: { adults: first?.adults, children: first?.children },
      },
    ],
  };
  const guests = stay.guests.map((guest) => ({
    ...guest.document,
    primary: guest.primary,
    profileInfo: { profileIdList: [{ id: guest.profileId, type: 'Profile' }] },
  }));
  const request = new Fields({
    reservationGuests: guests,
    ...sent.raw,
    hotelId: target.profile.id,
    roomStay: { ...terms, ...asked.raw },
  });
  const moved = bookRequest(call, request);
  moved.externalReferences = [...moved.externalReferences, ...stay.externalReferences];
  cancel(call.desk, stay, MOVE_REASON, `Moved to ${target.profile.id}`);
  record({ ...call.desk, hotel: target }, moved, 'MOVE RESERVATION', `From ${call.hotel.profile.id}`);
  return {
    status: 200,
    location: stayPath(target, moved),
    body: { reservation: { ...wireOf(call, target, moved), reservationIdList: stayIds(moved) } },
  };
}

export const HOTEL_MOVE_ROUTES: Routes = { 'rsv.putReservationHotelMove': move };
