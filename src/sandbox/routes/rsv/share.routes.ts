import { book } from '../../desk/booking.js';
import { cancel, requireCancellable } from '../../desk/cancel.js';
import { findStay, record } from '../../desk/desk.js';
import {
  combine,
  distribute,
  type Distribution,
  DISTRIBUTIONS,
  hindranceToSharing,
  separate,
  type SharingOverrides,
} from '../../desk/share.js';
import { sharersOf } from '../../rules/room-share.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { emptyRecords } from '../../state/empty-records.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { stayIds, wireId } from '../../wire/ids.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { findProfile } from '../crm/profile-request.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { readPayments } from './guest-request.js';
import { wireOf } from './reservation.routes.js';
import { findStays } from './search.routes.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function getShares(call: Call): Answer {
  const stay = stayOf(call);
  return stay.shareId === undefined ? NONE : ok(group(call, stay));
}

/** How many people of each of those who share are in the room. All of them, or none. */
function putGuestCounts(call: Call): Answer {
  const host = stayOf(call);
  const together = sharersOf(call.hotel, host);
  const wishes = call.body.list('reservations').map((wish) => {
    const id = wish.object('reservationId').required('id');
    const stay = together.find((one) => one.id === id);
    if (!stay) throw refuse('NOT_FOUND', `Reservation ${id} does not share that room.`, 'reservationId');
    const counts = wish.object('guestCounts');
    const adults = counts.number('adults') ?? 0;
    const children = counts.number('children') ?? 0;
    if (adults < 0 || children < 0 || adults + children === 0)
      throw refuse('VALUE_INVALID', 'Someone has to be in the room.', 'guestCounts');
    return { stay, adults, children };
  });
  if (wishes.length === 0) throw refuse('VALUE_MISSING', 'reservations is required.', 'reservations');
  const people = together.reduce((sum, stay) => {
    const wish = wishes.find((one) => one.stay === stay) ?? stay.nights[0];
    return sum + (wish?.adults ?? 0) + (wish?.children ?? 0);
  }, 0);
  const type = call.hotel.roomTypes.get(host.nights[0]?.roomType ?? '');
  if (type && people > type.maximumOccupancy)
    throw refuse(
      'OCCUPANCY',
      `Room type ${type.code} takes at most ${type.maximumOccupancy} people.`,
      'guestCounts',
    );
  for (const { stay, adults, children } of wishes) {
    stay.nights = stay.nights.map((night) => ({ ...night, adults, children }));
    record(call.desk, stay, 'SHARE', `${adults} adults, ${children} children`);
  }
  return {
    status: 200,
    location: call.path,
    body: {
      reservations: wishes.map(({ stay, adults, children }) => ({
        reservationId: wireId(stay.id, 'Reservation'),
        guestCounts: { adults, children },
        hotelId: call.hotel.profile.id,
      })),
    },
  };
}

function group(call: Call, stay: Reservation): object {
  const { hotel } = call;
  return {
    shareReservations: { reservation: sharersOf(hotel, stay).map((one) => wireOf(call, hotel, one)) },
  };
}

/** Puts a booked stay, or guests who get one by it, into the room of another. */
function postCombine(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const instruction = criteria.object('combineShareInstruction');
  const named = criteria.object('shareToReservation').id('reservationIdList', 'Reservation');
  const host = findStay(call.hotel, named ?? call.param('reservationId'));
  const distribution = readDistribution(instruction, 'Full');
  const overrides = {
    inventory: instruction.flag('overrideInventoryCheck') ?? false,
    occupancy: instruction.flag('overrideMaxOccupancyCheck') ?? false,
  };
  const known = criteria.object('existingReservationId').text('id');
  const newcomers = criteria.list('newReservations');
  const others =
    known !== undefined ? [findStay(call.hotel, known)] : newcomers.map((one) => bookSharer(call, host, one));
  if (others.length === 0)
    throw refuse(
      'VALUE_MISSING',
      'existingReservationId or newReservations is required.',
      'criteria.existingReservationId',
    );
  try {
    for (const other of others) combine(call.desk, host, other, distribution, overrides);
  } catch (error) {
    if (known === undefined) others.forEach((other) => call.hotel.reservations.delete(other.id));
    throw error;
  }
  return created(call.path, group(call, host));
}

/** A stay for a guest who comes along, on the host's terms and in the host's room. */
function bookSharer(call: Call, host: Reservation, request: Fields): Reservation {
  const profile = findProfile(call.world, request.object('newSharerId').required('id'));
  const counts = request.object('guestCounts');
  const span = request.object('timeSpan');
  const arrival = span.day('startDate') ?? host.arrival;
  const departure = span.day('endDate') ?? host.departure;
  const people = { adults: counts.number('adults') ?? 1, children: counts.number('children') ?? 0 };
  const nights = host.nights
    .filter((night) => arrival <= night.date && (night.date < departure || arrival === departure))
    .map((night) => ({ ...night, ...people }));
  return book(
    call.desk,
    {
      arrival,
      departure,
      nights,
      units: 1,
      status: 'Reserved',
      guests: [{ profileId: profile.id, primary: true, document: {} }],
      profiles: [],
      guarantee: request.object('guarantee').text('guaranteeCode') ?? host.guarantee,
      payments: readPayments(call.hotel, request.object('reservationPaymentMethods')),
      sourceType: host.sourceType,
      sourceCode: host.sourceCode,
      externalReferences: [],
      packages: [],
      records: emptyRecords(),
      details: {},
      walkIn: false,
      preRegistered: false,
    },
    { inventory: true },
  );
}

function readDistribution(from: Fields, fallback: Distribution): Distribution {
  const text = from.text('distributionType');
  return DISTRIBUTIONS.find((one) => one === text) ?? fallback;
}

function putRates(call: Call): Answer {
  const stay = stayOf(call);
  if (stay.shareId === undefined) throw refuse('STATUS_FORBIDS', 'The reservation shares no room.');
  const criteria = call.body.object('criteria').object('shareDistributionCriteria');
  distribute(call.hotel, stay, readDistribution(criteria, 'Full'));
  for (const entry of criteria.list('shareReservations')) {
    const sharer = findStay(call.hotel, entry.object('reservationId').required('id'));
    if (sharer.shareId !== stay.shareId)
      throw refuse(
        'VALUE_INVALID',
        `Reservation ${sharer.id} does not share this room.`,
        'shareReservations',
      );
    entry.list('dailyRates').forEach((rate) => layRate(sharer, rate));
  }
  record(call.desk, stay, 'SHARE RATE', readDistribution(criteria, 'Full'));
  return ok(group(call, stay));
}

function layRate(stay: Reservation, rate: Fields): void {
  const amount = rate.minor('amountBeforeTax');
  if (amount === undefined) return;
  for (const night of stay.nights) {
    const from = rate.day('start') ?? night.date;
    if (from <= night.date && night.date <= (rate.day('end') ?? from))
      Object.assign(night, { amount, fixed: true });
  }
}

function readOverrides(call: Call): SharingOverrides {
  return {
    inventory: call.query.flag('overrideInventoryCheck') ?? false,
    occupancy: call.query.flag('overrideMaxOccupancyCheck') ?? false,
  };
}

function leave(call: Call): Answer {
  separate(call.desk, stayOf(call), readOverrides(call));
  return ok({});
}

/** Cancels one of those who share; the others keep the room. */
function postCancelShare(call: Call): Answer {
  const [entry] = call.body.list('reservations');
  const id = entry?.id('reservationIdList', 'Reservation');
  if (id === undefined) throw refuse('VALUE_MISSING', 'reservations is required.', 'reservations');
  const stay = findStay(call.hotel, id);
  const reason = call.body.object('reason');
  requireCancellable(call.desk, stay, reason.required('code'));
  if (call.body.flag('verificationOnly') === true) return created(call.path, {});
  if (stay.shareId !== undefined) separate(call.desk, stay, { inventory: true, occupancy: true });
  const done = cancel(call.desk, stay, reason.required('code'), reason.text('description'));
  return created(call.path, {
    cxlActivityLog: [
      {
        cancellationIdList: [wireId(done.number, 'CancellationNumber')],
        reason: { code: done.reason, description: done.description },
        cxlDate: done.date,
      },
    ],
  });
}

function validateCombine(call: Call): Answer {
  const host = findStay(
    call.hotel,
    call.body.object('shareToReservationId').text('id') ?? call.param('reservationId'),
  );
  const other = call.body.object('existingReservationId').text('id');
  const problem =
    other === undefined
      ? undefined
      : hindranceToSharing(call.hotel, host, findStay(call.hotel, other), {
          inventory: false,
          occupancy: false,
        });
  return ok({ returnedValidations: problem === undefined ? undefined : [validation(call, host, problem)] });
}

function validateBreak(call: Call): Answer {
  const stay = stayOf(call);
  const problem = stay.shareId === undefined ? 'The reservation shares no room.' : undefined;
  return ok({ returnedValidations: problem === undefined ? undefined : [validation(call, stay, problem)] });
}

function validation(call: Call, stay: Reservation, validationMessage: string): object {
  const name = primaryName(mainGuest(call.world, stay));
  return {
    validationType: 'Share',
    validationMessage,
    validationAction: 'StopProcessing',
    invalidReservations: [
      {
        reservationIdList: stayIds(stay),
        guestFirstName: name.givenName,
        guestLastName: name.surname,
        stayPeriod: { start: stay.arrival, end: stay.departure },
      },
    ],
  };
}

/** Stays that could be put into the room of this one. */
function getCandidates(call: Call): Answer {
  const { hotel, world, query } = call;
  const host = findStay(hotel, call.param('reservationIdtoShare'));
  const free = { inventory: false, occupancy: false };
  const rows = findStays(world, hotel, query)
    .filter((stay) => hindranceToSharing(hotel, host, stay, free) === undefined)
    .slice(0, query.number('limit') ?? 20);
  if (rows.length === 0) return NONE;
  const row = (stay: Reservation) => stayRow(world, hotel, stay, { revenues: false, indicators: false });
  return ok({ reservationInfoList: { reservationInfo: rows.map(row) } });
}

/** Stays that share a room: combined, priced, parted. */
export const SHARE_ROUTES: Routes = {
  'rsv.putSharingGuests': putGuestCounts,
  'rsv.getShareReservations': getShares,
  'rsv.postCombineShareReservations': postCombine,
  'rsv.putShareRateAmount': putRates,
  'rsv.deleteShareReservation': leave,
  'rsv.putSeparateShareReservation': leave,
  'rsv.postCancelShareReservation': postCancelShare,
  'rsv.putCombineShareValidations': validateCombine,
  'rsv.putBreakShareValidations': validateBreak,
  'rsv.getReservationsToShareByReservationId': getCandidates,
};
