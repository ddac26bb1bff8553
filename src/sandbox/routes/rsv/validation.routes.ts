import { requireDates, requireSellable, requireUnrestricted } from '../../desk/booking.js';
import { requireChangeable } from '../../desk/change.js';
import { findStay } from '../../desk/desk.js';
import { OperaError } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';
import { holdsInventory } from '../../rules/stay-status.js';
import type { Reservation } from '../../state/reservation.js';
import { Fields } from '../../wire/fields.js';
import { stayIds } from '../../wire/ids.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { wireOf } from './reservation.routes.js';
import { readTerms } from './stay-request.js';

/** Says what would stop a booking or change, and changes nothing. */
function validateChanges(call: Call): Answer {
  const request = call.body.object('reservation');
  const id = request.id('reservationIdList', 'Reservation');
  const stay = id === undefined ? undefined : findStay(call.hotel, id);
  const problem = problemWith(() => {
    const terms = readTerms(call.desk, request.object('roomStay'), stay);
    if (stay) {
      requireChangeable(call.hotel, stay, terms, { inventory: false });
      return;
    }
    requireDates(call.hotel, terms.arrival, terms.departure);
    requireSellable(call.hotel, terms, { inventory: false });
    requireUnrestricted(call.hotel, terms);
  });
  return ok({
    validationMessages: problem && [
      {
        validationType: 'Reservation',
        validationCode: problem.body()['o:errorCode'],
        validationMessage: problem.message,
        validationAction: 'StopProcessing',
      },
    ],
    reservation: stay && wireOf(call, call.hotel, stay),
  });
}

function problemWith(check: () => void): OperaError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof OperaError) return error;
    throw error;
  }
}

/** Other stays of the same guest that overlap the period. */
function validateOverlap(call: Call): Answer {
  const messages = call.body.list('overlappingStayInfo').flatMap((info) => {
    const hotel = call.hotelNamed(info.text('hotelId'));
    const excluded = new Set([
      call.params.text('reservationId'),
      info.object('reservationId').text('id'),
      ...info.list('excludedReservations').map((entry) => entry.text('id')),
    ]);
    const own = hotel.reservations.get(
      call.params.text('reservationId') ?? info.object('reservationId').text('id') ?? '',
    );
    const profileId = info.object('profileId').text('id') ?? (own && mainGuest(call.world, own)?.id);
    const start = info.day('start') ?? own?.arrival ?? '';
    const end = info.day('end') ?? own?.departure ?? '';
    const clashes = [...hotel.reservations.values()].filter(
      (stay) =>
        !excluded.has(stay.id) &&
        holdsInventory(stay) &&
        stay.arrival < end &&
        start < stay.departure &&
        stay.guests.some((guest) => guest.profileId === profileId),
    );
    return clashes.length === 0 ? [] : [{ clashes, hotel }];
  });
  return ok({
    overlappingStayMessages: messages.map(({ clashes }) => ({
      invalidReservations: clashes.map((stay) => invalid(call, stay)),
      validationType: 'OverlappingStay',
      validationMessage: 'The guest has another reservation in this period.',
      validationAction: 'UserResponseRequired',
    })),
  });
}

/** Says what would stop other terms for a whole stay: room type, rate, people. */
function validateHeader(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const sent = call.body.object('newDetail');
  const [first] = stay.nights;
  const rate = sent.raw['rate'];
  const roomRate = {
    start: stay.arrival,
    end: stay.departure,
    roomType: sent.text('roomType') ?? first?.roomType,
    roomTypeCharged: sent.text('roomTypeCharged'),
    ratePlanCode: sent.text('ratePlanCode') ?? first?.ratePlan,
    marketCode: sent.text('marketCode'),
    sourceCode: sent.text('sourceCode'),
    guestCounts: sent.raw['guestCounts'] ?? { adults: first?.adults, children: first?.children },
    numberOfUnits: stay.units,
    ...(rate !== undefined && { rates: { rate: [rate] } }),
  };
  const problem = problemWith(() => {
    const terms = readTerms(call.desk, new Fields({ roomRates: [roomRate] }), stay);
    requireChangeable(call.hotel, stay, terms, { inventory: false });
  });
  const returnedValidations = problem && [
    {
      validationType: 'Reservation',
      validationCode: problem.body()['o:errorCode'],
      validationMessage: problem.message,
      validationAction: 'StopProcessing',
      invalidReservations: [invalid(call, stay)],
    },
  ];
  return { status: 200, location: call.path, body: { returnedValidations } };
}

function invalid(call: Call, stay: Reservation): object {
  const name = primaryName(mainGuest(call.world, stay));
  return {
    reservationIdList: stayIds(stay),
    guarantee: { guaranteeCode: stay.guarantee },
    stayPeriod: { start: stay.arrival, end: stay.departure },
    guestFirstName: name.givenName,
    guestLastName: name.surname,
  };
}

export const VALIDATION_ROUTES: Routes = {
  'rsv.putValidateReservationChanges': validateChanges,
  'rsv.putValidateOverlappingStay': validateOverlap,
  'rsv.putValidateOverlappingStays': validateOverlap,
  'rsv.putReservationHeaderValidation': validateHeader,
};
