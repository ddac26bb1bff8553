import { book, checkIn, readStay, readyRooms } from '../bookings.js';
import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const IN_TWO = '2026-03-12';

const ids = (id: string): object[] => [{ id, type: 'Reservation' }];
const on = (reservationId: string) => ({ path: { reservationId } });
// Not the type that every other scenario books: the house has only so many.
const TYPE = 'STT';
const stayed = { arrival: TODAY, departure: IN_TWO, roomType: TYPE };

async function roomOf(opera: SandboxGateway, id: string): Promise<string | undefined> {
  const { body } = await opera.expect(200, 'rsv.searchHotelReservations', {
    body: { reservationIdList: [id] },
  });
  return body.reservations.reservationInfo[0].roomStay.roomId;
}

/** Rooms given to many arrivals at once, exchanged and handed on. */
export async function giveRooms(opera: SandboxGateway): Promise<void> {
  const first = await book(opera, 'Tausch', stayed);
  const second = await book(opera, 'Wechsel', stayed);
  const third = await book(opera, 'Erbe', stayed);
  const given = await opera.expect(201, 'fof.autoAssignRoom', {
    body: {
      criteria: {
        reservationCriteria: [ids(first), ids(second)],
        roomSelectionCriteria: {
          hotelId: 'SAND01',
          roomStatusFilter: {
            hotelRoomStatusList: ['Inspected', 'Clean'],
            hotelFORoomStatusList: ['Vacant'],
          },
        },
        roomNumberLocked: false,
      },
    },
  });
  const [one, two] = given.body.map((row: Json) => row.roomId);
  expect(one).not.toBe(two);
  const swap = { path: { sourceReservationId: first, targetReservationId: second }, body: {} };
  await opera.expect(200, 'fof.swapRooms', swap);
  expect([await roomOf(opera, first), await roomOf(opera, second)]).toEqual([two, one]);
  const wrong = { ...swap, body: { sourceRoom: { roomId: one } } };
  await opera.expect(400, 'fof.swapRooms', wrong);
  await opera.expect(200, 'fof.shiftRooms', {
    path: { sourceReservationId: second, targetReservationId: third },
    body: {},
  });
  expect([await roomOf(opera, second), await roomOf(opera, third)]).toEqual([undefined, one]);
  await opera.expect(400, 'fof.swapRooms', swap);
  await opera.expect(200, 'fof.autoUnAssignRoom', { query: { id: [first, third], type: ['Reservation'] } });
  expect(await roomOf(opera, third)).toBeUndefined();
  const small = { hotelId: 'SAND02' };
  await opera.expect(204, 'fof.getAiraLastRunStatus', small);
  await opera.expect(201, 'fof.assignRoomsAI', { ...small, body: { hotelCodes: ['SAND02'] } });
  const run = await opera.expect(200, 'fof.getAiraLastRunStatus', small);
  expect(run.body.actionValue).toMatch(/^COMPLETED [1-9]/);
  for (const id of [first, second, third])
    await opera.expect(201, 'rsv.postCancelReservation', {
      ...on(id),
      body: {
        reason: { code: 'CHPL' },
        reservations: [{ hotelId: 'SAND01', reservationIdList: ids(id) }],
        verificationOnly: false,
      },
    });
}

/** Guests who come early, many at once, and their keys. */
export async function letGuestsIn(opera: SandboxGateway): Promise<void> {
  const early = await book(opera, 'Frueh', stayed);
  const reservation = { hotelId: 'SAND01', expectedReturnTime: `${TODAY} 16:00:00.0`, eTRComments: 'Lunch' };
  await opera.expect(201, 'fof.postAdvanceCheckIn', { ...on(early), body: { reservation } });
  await opera.expect(400, 'fof.postAdvanceCheckIn', { ...on(early), body: { reservation } });
  const waiting = await opera.expect(200, 'fof.getReservationSummaries', {
    query: { searchType: 'AdvanceCheckedIn' },
  });
  expect(waiting.body.reservationInfoList[0].advanceCheckIn).toMatchObject({ eTRComments: 'Lunch' });
  await opera.expect(200, 'fof.deleteAdvanceCheckIn', on(early));
  const criteria = { hotelId: 'SAND01', reservationIdList: ids(early) };
  await opera.expect(201, 'fof.postMassAdvanceCheckIn', { body: { criteria } });
  await opera.expect(400, 'fof.postMassCheckIn', { body: { criteria } });
  await opera.expect(204, 'fof.getRoomKeys', on(early));
  const [room = ''] = await readyRooms(opera, TYPE, TODAY, IN_TWO);
  await opera.expect(201, 'rsv.postPreCheckInReservation', {
    ...on(early),
    body: { reservation: { hotelId: 'SAND01', preCheckInDetails: { roomId: room } } },
  });
  await opera.expect(201, 'fof.postMassCheckIn', { body: { criteria } });
  expect((await readStay(opera, early)).reservationStatus).toBe('InHouse');
  await workKeys(opera, early, room);
}

async function workKeys(opera: SandboxGateway, id: string, room: string): Promise<void> {
  const key = { reservationIdList: ids(id), roomNumber: room };
  await opera.expect(204, 'fof.getKeyOptions', on(id));
  await opera.expect(201, 'fof.postRoomKey', {
    ...on(id),
    body: { ...key, keyType: 'New', noOfKeys: 2, keyOptions: 'SPA' },
  });
  await opera.expect(400, 'fof.postRoomKey', { ...on(id), body: { ...key, roomNumber: '101' } });
  const external = {
    reservationIdList: ids(id),
    roomId: room,
    keyType: 'Duplicate',
    encoderTerminal: 'FRONT1',
  };
  await opera.expect(201, 'fof.postExternalRoomKeys', {
    body: { ...external, encoderId: '2' },
  });
  await opera.expect(201, 'fof.postRoomKeysExternal', {
    body: {
      ...external,
      encoderId: '1',
      roomKeyType: 'HardKey',
      keyUserType: 'Guest',
      keyRequestTime: `${TODAY} 15:00:00.0`,
    },
  });
  const keys = await opera.expect(200, 'fof.getRoomKeys', on(id));
  expect(keys.body.roomKeysInfoList.map((one: Json) => one.keyCount)).toEqual(['2', '1', '1']);
  await opera.expect(200, 'fof.putRoomKeys', { ...on(id), body: { ...key, keyOptions: 'GYM' } });
  const options = await opera.expect(200, 'fof.getKeyOptions', on(id));
  expect(options.body.reservationKeyOptions).toBe('GYM');
  await opera.expect(200, 'fof.getReservationsKeyOptions', { query: { reservationIdList: [id] } });
  expect((await opera.expect(200, 'fof.readRoomKey', { query: { encoderId: '2' } })).body.room).toBe(room);
  await opera.expect(200, 'fof.getRoomKeyInterfaceDetails');
  await opera.expect(200, 'fof.deleteRoomKey', on(id));
  await opera.expect(204, 'fof.getRoomKeys', on(id));
  await opera.expect(200, 'fof.getRoomKeys', { ...on(id), query: { includeInactiveRoomKeys: true } });
}

/** Parcels and lost things, notes of the day, who is where, messages to those who wait. */
export async function keepTheDesk(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Koffer', stayed);
  const item = {
    hotelId: 'SAND01',
    group: 'Baggage',
    type: { type: { code: 'CASE' } },
    location: { code: 'LUGG' },
    description: 'Two red suitcases',
    reservationInfo: { reservationIdList: ids(id) },
  };
  const made = await opera.expect(201, 'cms.postTrackItItems', { body: { trackItItemsInfo: [item] } });
  const trackItId = { id: idOf(made.location), type: 'TrackIt' };
  const wrong = { ...item, location: { code: 'ROOF' } };
  await opera.expect(400, 'cms.postTrackItItems', { body: { trackItItemsInfo: [wrong] } });
  const open = await opera.expect(200, 'cms.searchTrackItItems', {
    body: { trackItGroups: ['Baggage'], actionStatuses: ['Open'], surname: 'Koff' },
  });
  expect(open.body.trackItItemsInfo[0]).toMatchObject({
    trackItId,
    location: { description: 'Luggage room' },
  });
  const action = { trackItAction: { code: 'DELI' } };
  const done = await opera.expect(200, 'cms.putTrackItItems', {
    body: { trackItItemsInfo: [{ trackItId, action }] },
  });
  expect(done.body.trackItItemsInfo[0].action.status).toBe('Closed');
  await opera.expect(200, 'cms.getTrackItItems', {
    query: { actionStatuses: ['Closed'], reservationId: id },
  });
  await opera.expect(200, 'cms.deleteTrackItItems', { query: { trackItId: [trackItId.id] } });
  await opera.expect(204, 'cms.getTrackItItems', { query: { reservationId: id } });
  await opera.expect(200, 'fofcfg.getTrackItTypes');
  await opera.expect(200, 'fofcfg.getTrackItLocations');
  await opera.expect(200, 'fofcfg.getTrackItActions');
  await opera.expect(200, 'rsvcfg.getServiceRequestCodes');
  await opera.expect(200, 'rsvcfg.getServiceRequestCode', { query: { serviceRequestCodes: ['TOWE'] } });
  await writeTheDocket(opera);
  await opera.expect(200, 'fof.getQueueRoomsTextMessage', { path: { messageType: 'QueueReservation' } });
  const text = {
    path: { reservationId: id, messageType: 'QueueReservation' },
    body: { criteria: { hotelId: 'SAND01', mobileNumber: '+1 555 0100', messageType: 'QueueReservation' } },
  };
  await opera.expect(404, 'fof.deliverQueueRoomsTextMessage', text);
  await opera.expect(200, 'fof.addReservationToQueue', { ...on(id), body: { hotelId: 'SAND01' } });
  await opera.expect(200, 'fof.deliverQueueRoomsTextMessage', text);
  const queue = await opera.expect(200, 'fof.getReservationsInQueue');
  expect(queue.body.reservations.reservationInfo[0].queue.guestTextInfo.sentBy).toBeDefined();
  await askWhoIsWhere(opera, id);
}

async function writeTheDocket(opera: SandboxGateway): Promise<void> {
  const entry = { hotelId: 'SAND01', department: { code: 'FO' }, details: 'Fire drill at ten' };
  const noted = await opera.expect(201, 'fof.postDailyDocket', { body: { dailyDocketEntries: [entry] } });
  const docketId = idOf(noted.location);
  await opera.expect(200, 'fof.putDailyDocket', {
    body: {
      dailyDocketEntries: [
        { docketEntryId: { id: docketId, type: 'DocketEntry' }, details: 'Fire drill at eleven' },
      ],
    },
  });
  const today = await opera.expect(200, 'fof.getDailyDocket', { query: { docketDate: TODAY } });
  expect(today.body.dailyDocketEntries[0]).toMatchObject({ details: 'Fire drill at eleven' });
  await opera.expect(200, 'fof.deleteDailyDocket', { path: { docketId } });
  await opera.expect(204, 'fof.getDailyDocket');
}

async function askWhoIsWhere(opera: SandboxGateway, id: string): Promise<void> {
  const room = await checkIn(opera, id);
  const guests = await opera.expect(200, 'fof.getReservationsForBilling', { query: { roomId: room } });
  expect(guests.body.reservationInfoList.reservationInfo[0].reservationGuest.surname).toBe('Koffer');
  await opera.expect(204, 'fof.getReservationsForBilling', { query: { surname: 'Nobodyatall' } });
  await opera.expect(204, 'fof.getLinkedReservations', on(id));
  await opera.expect(200, 'fof.getLinkedReservations', {
    ...on(id),
    query: { additionalReservationId: [await book(opera, 'Nachbar', stayed)] },
  });
  const line = { path: { interfaceId: '7' } };
  await opera.expect(200, 'fof.putRoomInterfaceStatus', {
    ...line,
    body: {
      reservationInterfaceStatus: {
        interfaceStatusList: [
          {
            reservationId: { id, type: 'Reservation' },
            interfaceRights: [{ right: 2, statusCode: '0', description: 'Barred' }],
          },
        ],
      },
    },
  });
  const rights = await opera.expect(200, 'fof.getRoomInterfaceStatus', { ...line, query: { roomId: room } });
  const [own] = rights.body.roomInterfaceStatusList;
  expect(own.hotelInterfaceStatusList[0].interfaceRights[0].right).toBe(2);
  const plans = await opera.expect(200, 'fof.getFloorPlans', { query: { room } });
  expect(plans.body.floorPlansDetails[0].rooms).toHaveLength(1);
}
