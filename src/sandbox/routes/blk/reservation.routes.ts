import { findBlock } from '../../desk/group.js';
import { INTEGRATION_USER, record } from '../../desk/desk.js';
import { OperaError, refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { blockNights, blockStays, blockStatus } from '../../rules/block.js';
import { POSTING_MASTER_TYPE } from '../../rules/stay-status.js';
import { emptyRecords } from '../../state/empty-records.js';
import type { Block } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { stayIds, stayPath, wireId } from '../../wire/ids.wire.js';
import { primaryName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { profileIdOf } from '../crm/profile-request.js';
import { bookRequest, requestedStays } from '../rsv/reservation.routes.js';
import { hotelOf } from './block.routes.js';

/** A stay as blocks list it. */
function stayWire(call: Call, hotel: Hotel, stay: Reservation): object {
  const [night] = stay.nights;
  const block = hotel.groups.blocks.get(stay.blockId ?? '');
  return {
    reservationIdList: stayIds(stay),
    roomStay: {
      arrivalDate: stay.arrival,
      departureDate: stay.departure,
      guestCounts: { adults: night?.adults, children: night?.children },
      currentRoomInfo: { roomType: night?.roomType, roomId: stay.roomId },
      roomRates: [
        {
          roomType: night?.roomType,
          ratePlanCode: night?.ratePlan,
          numberOfUnits: stay.units,
          start: stay.arrival,
          end: stay.departure,
          reservationBlock: block && { blockIdList: [wireId(block.id, 'Block')], blockName: block.name },
        },
      ],
    },
    reservationGuests: stay.guests.map((guest) => {
      const profile = call.world.profiles.get(guest.profileId);
      const name = primaryName(profile);
      return {
        primary: guest.primary,
        profileInfo: {
          profileIdList: [wireId(guest.profileId, 'Profile')],
          profile: { customer: { personName: [{ ...name, nameType: 'Primary' }] } },
        },
      };
    }),
    hotelId: hotel.profile.id,
    reservationStatus: stay.status,
    createDateTime: stay.createdAt,
  };
}

function reservations(call: Call): Answer {
  const hotel = hotelOf(call);
  const stays = blockStays(hotel, findBlock(hotel, call.param('blockId')));
  if (stays.length === 0) return NONE;
  const rows = [...stays]
    .sort((left, right) => `${left.arrival}${left.id}`.localeCompare(`${right.arrival}${right.id}`))
    .map((stay) => ({ hotelReservation: stayWire(call, hotel, stay) }));
  return ok({
    reservations: {
      reservations: {
        reservation: rows.map((row) => row.hotelReservation),
        hasMore: false,
        totalResults: rows.length,
        count: rows.length,
      },
    },
  });
}

function bookInBlock(call: Call): Answer {
  const block = findBlock(call.hotel, call.param('blockId'));
  const requests = requestedStays(call.body);
  if (requests.length === 0)
    throw refuse('VALUE_MISSING', 'reservations.reservation is required.', 'reservations');
  const stays = requests.map((request) => bookRequest(call, request, block.id));
  return created(stayPath(call.hotel, stays[0] as Reservation));
}

/** One line of a rooming list and what became of it. */
export interface RoomingLine {
  readonly sequence: number;
  readonly request: Fields;
  readonly stay?: Reservation;
  readonly refusal?: OperaError;
}

/** Books each line of a rooming list by itself: one that is refused does not hold up the others. */
export function bookRoomingList(call: Call, block: Block): RoomingLine[] {
  const lines = call.body.object('reservations').list('reservation');
  if (lines.length === 0)
    throw refuse('VALUE_MISSING', 'reservations.reservation is required.', 'reservations');
  return lines.map((line, index) => {
    const sequence = line.number('roomingListSequence') ?? index + 1;
    const request = line.object('hotelReservation');
    try {
      return { sequence, request, stay: bookRequest(call, request, block.id) };
    } catch (error) {
      if (error instanceof OperaError) return { sequence, request, refusal: error };
      throw error;
    }
  });
}

function postRoomingList(call: Call): Answer {
  const hotel = call.hotelNamed(call.body.object('blockInfo').text('hotelId'));
  const block = findBlock(hotel, call.param('blockId'));
  const lines = bookRoomingList(call, block);
  return created(`/blk/v1/blocks/${block.id}/reservations`, {
    reservations: {
      reservation: lines.map(({ sequence, stay, refusal }) => ({
        hotelReservation: stay && stayWire(call, hotel, stay),
        success: stay !== undefined,
        errors: refusal && [{ value: refusal.message, code: refusal.body()['o:errorCode'] }],
        roomingListSequence: sequence,
      })),
      totalResults: lines.length,
      count: lines.length,
      hasMore: false,
    },
  });
}

/** A stay without a room that takes the bill of the group. */
function postMaster(call: Call): Answer {
  const { hotel, desk, world } = call;
  const block = findBlock(hotel, call.param('blockId'));
  if (!blockStatus(block.status).deducts)
    throw refuse(
      'STATUS_FORBIDS',
      `Block ${block.code} is ${block.status}: a posting master needs a definite block.`,
    );
  const known = block.profiles.find(({ primary }) => primary) ?? block.profiles[0];
  const profileId =
    known?.profileId ??
    profileIdOf(
      world,
      new Fields({ profile: { profileType: 'Group', company: { companyName: block.name } } }),
      call.at,
    );
  const id = nextId(world, 'reservation');
  const stay: Reservation = {
    id,
    confirmation: nextId(world, 'confirmation'),
    hotelId: hotel.profile.id,
    status: 'Reserved',
    arrival: block.start,
    departure: block.end,
    nights: blockNights(block).map((date) => ({
      date,
      roomType: POSTING_MASTER_TYPE,
      roomTypeCharged: POSTING_MASTER_TYPE,
      ratePlan: block.ratePlan ?? 'COMP',
      market: block.market,
      source: block.source,
      adults: 0,
      children: 0,
      amount: 0,
      fixed: true,
    })),
    units: 0,
    roomLocked: false,
    guests: [{ profileId, primary: true, document: {} }],
    profiles: [],
    guarantee: block.guarantee,
    payments: [],
    externalReferences: [],
    packages: [],
    records: emptyRecords(),
    details: {},
    blockId: block.id,
    walkIn: false,
    preRegistered: false,
    createdOn: hotel.businessDate,
    createdAt: desk.at,
    creator: INTEGRATION_USER,
    modifiedAt: desk.at,
    windows: [],
    deposits: [],
    activities: [],
  };
  record(desk, stay, 'NEW RESERVATION', `Posting master of block ${block.code}`);
  hotel.reservations.set(id, stay);
  block.postingMasters.push(id);
  return created(stayPath(hotel, stay));
}

function masters(find: (call: Call) => Block) {
  return (call: Call): Answer => {
    const block = find(call);
    const stays = block.postingMasters.flatMap((id) => call.hotel.reservations.get(id) ?? []);
    if (stays.length === 0) return NONE;
    return ok({
      reservations: {
        reservation: stays.map((stay) => ({ hotelReservation: stayWire(call, call.hotel, stay) })),
        hasMore: false,
        totalResults: stays.length,
        count: stays.length,
      },
    });
  };
}

/** The name on a line of a rooming list, as it was sent or as the guest's profile has it. */
export function lineName(call: Call, line: RoomingLine): string {
  const [guest] = line.request.list('reservationGuests');
  const [sent] = guest?.at('profileInfo.profile.customer').list('personName') ?? [];
  const name = sent
    ? { givenName: sent.text('givenName'), surname: sent.text('surname') }
    : primaryName(line.stay && mainGuest(call.world, line.stay));
  return [name.givenName, name.surname].filter((part) => part !== undefined).join(' ');
}

/** Guests of blocks: their stays, rooming lists and the group's bill. */
export const BLOCK_RESERVATION_ROUTES: Routes = {
  'blk.getBlockReservations': reservations,
  'rsv.postReservationByBlock': bookInBlock,
  'blk.postRoomingList': postRoomingList,
  'blk.postBlockPostingMaster': postMaster,
  'blk.getBlockPMReservations': masters((call) => findBlock(call.hotel, call.param('blockId'))),
};
