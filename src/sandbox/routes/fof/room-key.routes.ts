import { findRoom } from '../../desk/assignment.js';
import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Numbered } from '../../state/document.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';
import { stayIds, wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { primaryName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { localTime } from '../rsv/detail-request.js';

const INTERFACE = '1';
const ENCODERS = ['1', '2'];

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

/** Encodes keys for a room and keeps what OPERA keeps of them; a new, lost or re-encoded key makes older ones void. */
function encode(call: Call, stay: Reservation, roomId: string | undefined, wish: Fields): Numbered {
  if (stay.status !== 'InHouse' && !(stay.status === 'Reserved' && stay.arrival === call.hotel.businessDate))
    throw refuse('STATUS_FORBIDS', 'Keys are made for guests in the house and arrivals of today.');
  if (roomId === undefined)
    throw refuse('ROOM_MISSING', 'The reservation has no room assigned.', 'roomNumber');
  findRoom(call.hotel, roomId);
  if (roomId !== stay.roomId && wish.text('keyType') !== 'OneShot')
    throw refuse('VALUE_INVALID', `Room ${roomId} is not the room of the reservation.`, 'roomNumber');
  const encoder = wish.object('encoderId').text('id') ?? wish.text('encoderId') ?? ENCODERS[0] ?? '';
  if (!ENCODERS.includes(encoder))
    throw refuse('VALUE_INVALID', `There is no key encoder ${encoder}.`, 'encoderId');
  const count = wish.number('noOfKeys') ?? 1;
  if (count < 1 || count > 9) throw refuse('VALUE_INVALID', 'noOfKeys is a number from 1 to 9.', 'noOfKeys');
  const type = wish.text('keyType') ?? 'New';
  if (type !== 'Duplicate' && type !== 'OneShot' && type !== 'ModifyStay') voidKeys(stay);
  const key: Numbered = {
    id: nextId(call.world, 'record'),
    document: {
      roomId,
      type,
      count,
      encoder,
      active: type !== 'Remove',
      keyOptions: wish.text('keyOptions') ?? optionsOf(stay),
      additionalRooms: wish.texts('additionalRooms'),
      from: localTime(wish.text('keyValidityStart')) ?? call.at,
      until:
        localTime(wish.text('keyValidityEnd')) ?? `${stay.departure} ${call.hotel.profile.checkOutTime}:00.0`,
      guests: wish.list('roomKeyGuests').map((guest) => guest.raw),
    },
  };
  stay.records.roomKeys.push(key);
  record(call.desk, stay, 'ROOM KEY', `${type}, room ${roomId}`);
  return key;
}

function voidKeys(stay: Reservation): void {
  for (const key of stay.records.roomKeys) key.document = { ...key.document, active: false };
}

function optionsOf(stay: Reservation): string | undefined {
  return new Fields(stay.records.roomKeys.at(-1)?.document ?? {}).text('keyOptions');
}

function trackOf(key: Numbered): string {
  return `SBX${key.id}`;
}

function postKey(call: Call): Answer {
  const stay = stayOf(call);
  const key = encode(call, stay, call.body.text('roomNumber') ?? stay.roomId, call.body);
  return created(call.path, {
    keyCardData: trackOf(key),
    keyTrack: { keyTrack2: trackOf(key) },
    keyStatus: 'OK',
  });
}

/** The same request as other systems send it: hotel-level, the reservation named in the body. */
function postExternalKey(call: Call): Answer {
  const id = call.body.id('reservationIdList', 'Reservation');
  if (id === undefined) throw refuse('VALUE_MISSING', 'reservationIdList is required.', 'reservationIdList');
  const stay = findStay(call.hotel, id);
  const roomId = call.body.text('roomId') ?? stay.roomId;
  const { keyOptions: options, ...raw } = call.body.raw;
  const code = Fields.of(Array.isArray(options) ? options[0] : undefined).text('keyOptionsCode');
  const keyOptions = typeof options === 'string' ? options : code;
  const key = encode(call, stay, roomId, new Fields({ ...raw, keyOptions }));
  const made = new Fields(key.document);
  return created(call.path, {
    encoderId: made.text('encoder'),
    encoderTerminal: call.body.text('encoderTerminal'),
    reservationIdList: stayIds(stay),
    roomId,
    keyTrack: [{ keyTrack2: trackOf(key) }],
    keyOptions: options,
    keyValidityStart: made.text('from'),
    keyValidityEnd: made.text('until'),
    responseText: 'Key made',
    responseCode: 'OK',
    ...(call.operation.operationId === 'postRoomKeysExternal' && {
      noOfKeys: made.number('count'),
      keyCreationTime: call.at,
      roomKeyType: call.body.text('roomKeyType') ?? 'HardKey',
      keyUserType: 'Guest',
    }),
  });
}

function getKeys(call: Call): Answer {
  const stay = stayOf(call);
  const all = call.query.flag('includeInactiveRoomKeys') === true;
  const keys = stay.records.roomKeys.filter(({ document }) => all || document['active'] === true);
  if (keys.length === 0) return NONE;
  const name = primaryName(mainGuest(call.world, stay));
  return ok({
    roomKeysInfoList: keys.map((key) => {
      const fields = new Fields(key.document);
      const options = fields.text('keyOptions');
      return {
        hotelId: call.hotel.profile.id,
        keyCount: fields.text('count'),
        keyStartDate: fields.text('from'),
        keyExpiryDate: fields.text('until'),
        keyOptions: options === undefined ? undefined : [options],
        additionalRooms: fields.texts('additionalRooms'),
        roomId: fields.text('roomId'),
        reservationId: wireId(stay.id, 'Reservation'),
        keyTrack: { keyTrack2: trackOf(key) },
        guestInfo: fields.list('guests')[0]?.raw ?? {
          firstName: name.givenName,
          lastName: name.surname,
          isAdult: true,
          isInactive: key.document['active'] !== true,
        },
        backToBackKey: false,
      };
    }),
  });
}

function putKeys(call: Call): Answer {
  const stay = stayOf(call);
  const active = stay.records.roomKeys.filter(({ document }) => document['active'] === true);
  if (active.length === 0) throw refuse('NOT_FOUND', 'The reservation has no active key.');
  const guests = call.body.list('roomKeyGuests').map((guest) => guest.raw);
  for (const key of active)
    key.document = {
      ...key.document,
      keyOptions: call.body.text('keyOptions') ?? key.document['keyOptions'],
      ...(guests.length > 0 && { guests }),
    };
  record(call.desk, stay, 'ROOM KEY', 'Changed');
  return { status: 200, location: call.path, body: {} };
}

function deleteKey(call: Call): Answer {
  const stay = stayOf(call);
  if (!stay.records.roomKeys.some(({ document }) => document['active'] === true))
    throw refuse('NOT_FOUND', 'The reservation has no active key.');
  voidKeys(stay);
  record(call.desk, stay, 'ROOM KEY', 'Deleted');
  return { status: 200, location: call.path, body: {} };
}

function optionsRow(stay: Reservation): object | undefined {
  const options = optionsOf(stay);
  return options === undefined ? undefined : { reservationKeyOptions: options };
}

function getOptionsOfMany(call: Call): Answer {
  const stays = call.query.texts('reservationIdList').map((id) => findStay(call.hotel, id));
  const { rows, facts } = pageOf(stays, call.query, 20);
  if (rows.length === 0) return NONE;
  return ok({
    keyOptions: rows.map((stay) => ({ reservationId: wireId(stay.id, 'Reservation'), ...optionsRow(stay) })),
    ...facts,
  });
}

/** What lies on the encoder: the key that was made on it last. */
function readKey(call: Call): Answer {
  const encoder = call.query.text('encoderId') ?? ENCODERS[0];
  const keys = [...call.hotel.reservations.values()].flatMap((stay) =>
    stay.records.roomKeys
      .filter(({ document }) => document['encoder'] === encoder)
      .map((key) => ({ key, stay })),
  );
  const last = keys.sort((left, right) => Number(left.key.id) - Number(right.key.id)).at(-1);
  if (last === undefined) return NONE;
  const fields = new Fields(last.key.document);
  const name = primaryName(mainGuest(call.world, last.stay));
  return ok({
    room: fields.text('roomId'),
    guestLastName: name.surname,
    guestFirstName: name.givenName,
    validUntil: fields.text('until'),
    keyOptions: fields.text('keyOptions'),
    guestDepartureDate: { start: last.stay.arrival, end: last.stay.departure },
  });
}

function getInterfaces(call: Call): Answer {
  const asked = call.query.text('interfaceId');
  if (asked !== undefined && asked !== INTERFACE) return NONE;
  const hotelId = call.hotel.profile.id;
  return ok({
    keyInterfaceDetails: [
      {
        encoders: ENCODERS.map((encoderId) => ({
          interfaceId: INTERFACE,
          encoderId,
          workstation: `FRONT${encoderId}`,
          location: 'Reception',
        })),
        hotelId,
        interfaceName: 'KEYS',
        interfaceDescription: 'Door locks of the sandbox',
        sendValidStartDateTime: true,
        propertyDateTime: call.at,
        multipleRoomKeys: true,
        additionalRoomsLimit: 3,
        interfaceNumber: Number(INTERFACE),
      },
    ],
  });
}

/** Keys of guests' rooms. The sandbox has no door locks: a key is what OPERA would keep of it. */
export const ROOM_KEY_ROUTES: Routes = {
  'fof.postRoomKey': postKey,
  'fof.postExternalRoomKeys': postExternalKey,
  'fof.postRoomKeysExternal': postExternalKey,
  'fof.getRoomKeys': getKeys,
  'fof.putRoomKeys': putKeys,
  'fof.deleteRoomKey': deleteKey,
  'fof.getKeyOptions': (call) => {
    const options = optionsRow(stayOf(call));
    return options === undefined ? NONE : ok(options);
  },
  'fof.getReservationsKeyOptions': getOptionsOfMany,
  'fof.readRoomKey': readKey,
  'fof.getRoomKeyInterfaceDetails': getInterfaces,
};
