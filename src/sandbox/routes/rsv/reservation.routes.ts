import { book, requireDates, requireSellable, requireUnrestricted } from '../../desk/booking.js';
import { changeTerms } from '../../desk/change.js';
import { assignRoom, NO_OVERRIDES } from '../../desk/assignment.js';
import { type Desk, findStay, hourOf, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import { emptyRecords } from '../../state/empty-records.js';
import { nextId } from '../../state/world.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation, StayStatus } from '../../state/reservation.js';
import { Fields } from '../../wire/fields.js';
import { stayPath } from '../../wire/ids.wire.js';
import { reservationWire } from '../../wire/reservation.wire.js';
import { addStayPackage, applyDetails } from './detail-request.js';
import { readGuests, readPayments, readProfiles, readReferences } from './guest-request.js';
import { changePackage } from './package-request.js';
import { blockOfStay, readBlockTerms } from '../blk/block-terms.js';
import { readTerms } from './stay-request.js';

/** The stays of a request body, whichever of its shapes it came in. */
export function requestedStays(body: Fields): Fields[] {
  const wrapped = body.object('reservations').list('reservation');
  return wrapped.length > 0 ? wrapped : body.list('reservations');
}

function getReservation(call: Call): Answer {
  return answerWith(call, call.hotel, findStay(call.hotel, call.param('reservationId')));
}

function getByExternalId(call: Call): Answer {
  const id = call.param('reservationExternalId');
  const system = call.param('externalSystemCode');
  const known = [...call.hotel.reservations.values()];
  const stay = known.find((candidate) =>
    candidate.externalReferences.some((reference) => reference.id === id && reference.context === system),
  );
  if (!stay)
    throw refuse(
      'NOT_FOUND',
      `No reservation has the external id ${id} of ${system}.`,
      'reservationExternalId',
    );
  return answerWith(call, call.hotel, stay);
}

/** 200 with the stay in full, as far as asked for. */
export function answerWith(call: Call, hotel: Hotel, stay: Reservation): Answer {
  return ok({ reservations: { reservation: [wireOf(call, hotel, stay)] } });
}

export function wireOf(call: Call, hotel: Hotel, stay: Reservation): object {
  return reservationWire(call.world, hotel, stay, (part) => call.wants(part), hourOf(call.desk));
}

function postReservation(call: Call): Answer {
  const requests = requestedStays(call.body);
  const [first] = requests;
  if (!first) throw refuse('VALUE_MISSING', 'reservations.reservation is required.', 'reservations');
  const stays = requests.map((request) => bookRequest(call, request));
  const stay = stays[0] as Reservation;
  return created(stayPath(call.hotel, stay), {
    reservations: { reservation: stays.map((booked) => wireOf(call, call.hotel, booked)) },
  });
}

/** Books one stay of a request, in a block when the path or its room rates name one. Throws 400, 404. */
export function bookRequest(call: Call, request: Fields, blockId?: string): Reservation {
  const hotel = call.hotelNamed(request.text('hotelId'));
  const desk: Desk = { ...call.desk, hotel };
  const block = blockOfStay(hotel, request, blockId);
  const asked = request.object('roomStay');
  const terms = block
    ? { ...readBlockTerms(desk, block, asked), blockId: block.id }
    : { ...readTerms(desk, asked), blockId: undefined };
  const overrides = { inventory: request.flag('overrideInventoryCheck') ?? false };
  const status: StayStatus = request.text('reservationStatus') === 'Waitlisted' ? 'Waitlisted' : 'Reserved';
  // Everything that can be refused is looked at before a new guest's profile is made.
  requireDates(hotel, terms.arrival, terms.departure);
  if (status === 'Reserved') {
    requireSellable(hotel, terms, overrides);
    if (!overrides.inventory && !block) requireUnrestricted(hotel, terms);
  }
  const guarantee = readGuarantee(
    hotel,
    request,
    block?.guarantee ?? hotel.ratePlans.get(terms.nights[0]?.ratePlan ?? '')?.guarantee,
  );
  const payments = readPayments(hotel, request);
  const guests = request.list('reservationGuests');
  if (guests.length === 0)
    throw refuse('VALUE_MISSING', 'reservationGuests is required.', 'reservationGuests');
  const stay = book(
    desk,
    {
      ...terms,
      status,
      guests: readGuests(call.world, guests, call.at),
      profiles: [
        ...readProfiles(call.world, request),
        ...(block?.profiles ?? []).map(({ type, profileId }) => ({
          type: type === 'Agent' ? 'TravelAgent' : type,
          profileId,
        })),
      ],
      guarantee,
      payments,
      externalReferences: readReferences(request),
      packages: [],
      records: emptyRecords(),
      details: {},
      walkIn: request.flag('walkIn') ?? false,
      preRegistered: false,
      waitlist: request.has('waitlist') ? request.object('waitlist').raw : undefined,
    },
    overrides,
  );
  try {
    applyDetails(desk, stay, request);
    request.list('reservationPackages').forEach((entry) => addStayPackage(desk, stay, entry));
    assignRequestedRoom(desk, stay, request);
  } catch (error) {
    hotel.reservations.delete(stay.id);
    throw error;
  }
  return stay;
}

function assignRequestedRoom(desk: Desk, stay: Reservation, request: Fields): void {
  const roomStay = request.object('roomStay');
  const roomId =
    roomStay.list('roomRates')[0]?.text('roomId') ?? roomStay.object('currentRoomInfo').text('roomId');
  if (roomId !== undefined && roomId !== stay.roomId) assignRoom(desk, stay, roomId, NO_OVERRIDES);
}

function readGuarantee(hotel: Hotel, request: Fields, fallback: string | undefined): string {
  const code = request.object('roomStay').object('guarantee').text('guaranteeCode') ?? fallback ?? '6PM';
  if (!hotel.guarantees.has(code))
    throw refuse('CODE_UNKNOWN', `Guarantee ${code} does not exist at ${hotel.profile.id}.`, 'guaranteeCode');
  return code;
}

function putReservation(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const [request] = requestedStays(call.body);
  if (!request) throw refuse('VALUE_MISSING', 'reservations is required.', 'reservations');
  const changed = changeReservation(call.desk, stay, request);
  return {
    status: 200,
    location: stayPath(call.hotel, changed),
    body: { reservations: { reservation: [wireOf(call, call.hotel, changed)] } },
  };
}

/** Applies a partial reservation body to a stay, all of it or nothing. */
export function changeReservation(desk: Desk, stay: Reservation, request: Fields): Reservation {
  const { hotel, world } = desk;
  const draft = structuredClone(stay);
  const roomStay = request.object('roomStay');
  const overrides = {
    inventory:
      (request.flag('overrideInventoryCheck') ?? false) ||
      (request.object('changeInstrunctions').flag('overrideInventory') ?? false),
  };
  const sells = ['arrivalDate', 'departureDate', 'roomRates', 'guestCounts'].some((name) =>
    roomStay.has(name),
  );
  draft.blockId = blockOfStay(hotel, request)?.id ?? draft.blockId;
  if (sells) changeTerms(desk, draft, readTerms(desk, roomStay, stay), overrides);
  if (roomStay.object('guarantee').has('guaranteeCode'))
    draft.guarantee = readGuarantee(hotel, request, undefined);
  for (const payment of readPayments(hotel, request)) {
    draft.payments = [...draft.payments.filter((known) => known.window !== payment.window), payment].sort(
      (left, right) => left.window - right.window,
    );
    const window = draft.windows.find((candidate) => candidate.no === payment.window);
    if (window) window.method = payment.method;
  }
  const guests = request.list('reservationGuests');
  if (guests.length > 0) draft.guests = readGuests(world, guests, desk.at);
  if (request.has('reservationProfiles')) draft.profiles = readProfiles(world, request);
  draft.externalReferences = readReferences(request, draft.externalReferences);
  if (request.has('waitlist')) draft.waitlist = request.object('waitlist').raw;
  changeStatus(desk, draft, request);
  applyDetails(desk, draft, request);
  for (const entry of request.list('reservationPackages')) changePackage(desk, draft, entry);
  assignRequestedRoom(desk, draft, request);
  if (!sells) record(desk, draft, 'UPDATE RESERVATION', 'Stay details');
  hotel.reservations.set(draft.id, draft);
  return draft;
}

/** A waitlisted stay may be made a booking and the reverse; other changes of status have operations of their own. */
function changeStatus(desk: Desk, stay: Reservation, request: Fields): void {
  const wanted = request.text('reservationStatus');
  if (wanted === undefined || wanted === stay.status) return;
  if (wanted === 'Reserved' && stay.status === 'Waitlisted') {
    requireSellable(desk.hotel, stay, { inventory: false }, stay.id);
    stay.status = 'Reserved';
  } else if (wanted === 'Waitlisted' && stay.status === 'Reserved') {
    stay.status = 'Waitlisted';
    stay.roomId = undefined;
  }
}

/** A new booking on the terms of an old one, other dates and people where the request names them. */
function postCopy(call: Call): Answer {
  const { hotel, desk, world } = call;
  const source = findStay(hotel, call.param('reservationId'));
  const criteria = call.body.object('criteria');
  const request = criteria.object('newReservation');
  const instructions = criteria.object('instructions');
  const includes = (name: string) => instructions.flag(name) !== false;
  const terms = readTerms(desk, request.object('roomStay'), source);
  const guests = request.list('reservationGuests');
  const linkId = (source.linkId ??= nextId(world, 'record'));
  const copy = book(
    desk,
    {
      ...terms,
      status: 'Reserved',
      guests: guests.length > 0 ? readGuests(world, guests, call.at) : structuredClone(source.guests),
      profiles: structuredClone(source.profiles),
      guarantee: source.guarantee,
      payments: includes('includePayments') ? structuredClone(source.payments) : [],
      sourceType: source.sourceType,
      sourceCode: source.sourceCode,
      externalReferences: readReferences(request),
      packages: includes('includePackages')
        ? source.packages
            .filter((booked) => booked.source === 'Reservation')
            .map((booked) => ({
              ...booked,
              id: nextId(world, 'record'),
              start: terms.arrival,
              end: terms.nights.at(-1)?.date ?? terms.arrival,
            }))
        : [],
      records: {
        ...emptyRecords(),
        comments: includes('includeComments') ? structuredClone(source.records.comments) : [],
        preferences: includes('includeSpecials') ? structuredClone(source.records.preferences) : [],
        routingInstructions: includes('includeRouting')
          ? structuredClone(source.records.routingInstructions)
          : [],
      },
      details: structuredClone(source.details),
      linkId,
      walkIn: false,
      preRegistered: false,
    },
    { inventory: false },
  );
  applyDetails(desk, copy, request);
  return created(stayPath(hotel, copy));
}

export const RESERVATION_ROUTES: Routes = {
  'rsv.getReservation': getReservation,
  'rsv.getReservationByExtId': getByExternalId,
  'rsv.postReservation': postReservation,
  'rsv.putReservation': putReservation,
  'rsv.postReservationCopy': postCopy,
};
