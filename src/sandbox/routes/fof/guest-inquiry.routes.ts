import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { linkedRow } from '../rsv/linked.routes.js';
import { findStays } from '../rsv/search.routes.js';
import { roomsNow } from './room.routes.js';
import { hotelRoom } from './room.wire.js';

/** Where a stay's interface rights are kept among what is only stored. */
const RIGHTS = 'interfaceRights';

/** Guests that a charge may be posted for, as tills and telephone exchanges ask: by room or name, in the house unless told. */
function forBilling(call: Call): Answer {
  const { world, hotel, query } = call;
  const asked = ['searchType', 'searchTypesSearchType', 'reservationStatus', 'reservationId'];
  const { searchTypesSearchType: types, reservationId: ids, ...raw } = query.raw;
  const criteria = new Fields({
    ...raw,
    ...(types !== undefined && { searchTypes: types }),
    ...(ids !== undefined && { reservationIdList: ids }),
    ...(asked.every((name) => query.raw[name] === undefined) && { searchType: 'InHouse' }),
  });
  const excluded = query.texts('excludedReservationIds');
  const found = findStays(world, hotel, criteria).filter((stay) => !excluded.includes(stay.id));
  const { rows } = pageOf(found, query, 20);
  if (rows.length === 0) return NONE;
  return ok({
    reservationInfoList: {
      reservationInfo: rows.map((stay) => stayRow(world, hotel, stay, { revenues: true, indicators: true })),
    },
  });
}

function linked(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const more = call.query.texts('additionalReservationId');
  const rows = [...call.hotel.reservations.values()].filter(
    (other) =>
      other.id === stay.id ||
      more.includes(other.id) ||
      (stay.linkId !== undefined && other.linkId === stay.linkId),
  );
  if (rows.length < 2) return NONE;
  return ok({
    linkedReservationList: {
      reservationInfo: rows.map((other) => ({
        ...linkedRow(call, call.hotel, other),
        adultCount: undefined,
        childCount: undefined,
      })),
    },
  });
}

/** What the interface may do for each stay: telephone, television, minibar. */
function getInterfaceStatus(call: Call): Answer {
  const interfaceId = call.param('interfaceId');
  const others = ['reservationIds', 'reservationStatus', 'arrivalStart', 'arrivalEnd', 'advanceCheckedIn'];
  const { reservationIds: ids, lastName, firstName, ...raw } = call.query.raw;
  const criteria = new Fields({
    ...raw,
    ...(ids !== undefined && { reservationIdList: ids }),
    ...(lastName !== undefined && { surname: lastName }),
    ...(firstName !== undefined && { givenName: firstName }),
    ...(others.every((name) => call.query.raw[name] === undefined) && { searchType: 'InHouse' }),
  });
  const rows = findStays(call.world, call.hotel, criteria).filter((stay) => stay.roomId !== undefined);
  if (rows.length === 0) return NONE;
  return ok({
    roomInterfaceStatusList: rows.map((stay) => ({
      ...stayRow(call.world, call.hotel, stay, { revenues: false, indicators: true }),
      hotelInterfaceStatusList: [
        {
          roomExtension: stay.roomId,
          hotelInterface: {
            interfaceId: { id: interfaceId, type: 'Interface' },
            hotelId: call.hotel.profile.id,
            interfaceName: `INTERFACE${interfaceId}`,
            status: 'Running',
            activeFlag: true,
          },
          interfaceRights: rightsOf(stay, interfaceId),
        },
      ],
    })),
  });
}

function rightsOf(stay: Reservation, interfaceId: string): object[] {
  const own = Fields.of(stay.details[RIGHTS]).list(interfaceId);
  const open = stay.status === 'InHouse';
  return own.length > 0
    ? own.map((right) => right.raw)
    : [{ right: 1, statusCode: open ? '1' : '0', description: open ? 'Open' : 'Barred', category: 'L' }];
}

function putInterfaceStatus(call: Call): Answer {
  const interfaceId = call.param('interfaceId');
  const list = call.body.object('reservationInterfaceStatus').list('interfaceStatusList');
  if (list.length === 0)
    throw refuse('VALUE_MISSING', 'interfaceStatusList is required.', 'interfaceStatusList');
  const stays = list.map((entry) => ({
    entry,
    stay: findStay(call.hotel, entry.object('reservationId').required('id')),
  }));
  for (const { entry, stay } of stays) {
    const before = Fields.of(stay.details[RIGHTS]).raw;
    const rights = entry.list('interfaceRights').map((right) => right.raw);
    stay.details = { ...stay.details, [RIGHTS]: { ...before, [interfaceId]: rights } };
    record(call.desk, stay, 'INTERFACE', `Rights of interface ${interfaceId}`);
  }
  return { status: 200, location: call.path, body: {} };
}

function floorPlans(call: Call): Answer {
  const room = call.query.text('room');
  const floors = Map.groupBy(
    roomsNow(call.hotel).filter((now) => room === undefined || now.room.id === room),
    (now) => now.room.floor,
  );
  if (floors.size === 0) return NONE;
  return ok({
    floorPlansDetails: [...floors].map(([floor, rooms]) => ({
      hotelId: call.hotel.profile.id,
      siteCode: `F${floor}`,
      siteDescription: `Floor ${floor}`,
      rooms: rooms.map((now) => hotelRoom(call.world, call.hotel, now)),
    })),
  });
}

/** Questions of tills, telephone exchanges and floor plans about who is where. */
export const GUEST_INQUIRY_ROUTES: Routes = {
  'fof.getReservationsForBilling': forBilling,
  'fof.getLinkedReservations': linked,
  'fof.getRoomInterfaceStatus': getInterfaceStatus,
  'fof.putRoomInterfaceStatus': putInterfaceStatus,
  'fof.getFloorPlans': floorPlans,
};
