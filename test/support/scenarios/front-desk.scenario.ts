import { book, checkIn, readStay, readyRooms } from '../bookings.js';
import { type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const TOMORROW = '2026-03-11';
const IN_TWO = '2026-03-12';

const ids = (id: string): object[] => [{ id, type: 'Reservation' }];
const own = (id: string): object => ({ id, type: 'Reservation' });
const on = (reservationId: string) => ({ path: { reservationId } });

/** Rooms, queue, moves, wake-up calls, service requests. */
export async function workTheFrontDesk(opera: SandboxGateway): Promise<void> {
  const id = await book(opera, 'Umzug', { arrival: TODAY, departure: IN_TWO });
  await opera.expect(200, 'fof.addReservationToQueue', {
    ...on(id),
    body: { hotelId: 'SAND01', reservationId: own(id) },
  });
  await opera.expect(200, 'fof.getReservationsInQueue');
  await opera.expect(200, 'fof.getReservationQueueStatistics');
  await opera.expect(200, 'fof.putReservationQueuePriority', { ...on(id), body: { priority: 1 } });
  await opera.expect(200, 'fof.deleteReservationFromQueue', on(id));
  await opera.expect(204, 'fof.getReservationsInQueue');
  await opera.expect(200, 'fof.getSuggestedRooms', on(id));
  const [room = ''] = await readyRooms(opera, 'STQ', TODAY, IN_TWO);
  await opera.expect(201, 'fof.placeRoomsOnHold', {
    body: { holdRoomsDetails: [{ hotelId: 'SAND01', rooms: [room], reason: 'VIP' }] },
  });
  const assign = {
    ...on(id),
    body: { criteria: { hotelId: 'SAND01', reservationIdList: ids(id), roomId: room } },
  };
  await opera.expect(400, 'fof.postRoomAssignment', assign);
  await opera.expect(201, 'fof.releaseRoomsOnHold', {
    body: { holdRoomsDetails: [{ hotelId: 'SAND01', rooms: [room] }] },
  });
  await opera.expect(201, 'fof.postRoomAssignment', assign);
  await opera.expect(200, 'fof.deleteAssignRoom', { ...on(id), body: {} });
  await opera.expect(200, 'fof.verifyCheckinReservation', on(id));
  await checkIn(opera, id);
  await opera.expect(200, 'fof.deleteCheckin', { ...on(id), query: { roomStatus: 'Clean' } });
  expect((await readStay(opera, id)).computedReservationStatus).toBe('DueIn');
  const current = await checkIn(opera, id);
  const [next = ''] = await readyRooms(opera, 'STQ', TODAY, IN_TWO);
  await opera.expect(201, 'fof.postRoomKey', {
    ...on(id),
    body: { reservationIdList: ids(id), roomNumber: current, keyType: 'New', noOfKeys: 1 },
  });
  const move = (roomId: string, reasonCode: string) => ({
    path: { reservationId: id, roomId },
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationIdList: ids(id),
        roomId,
        reasonCode,
        oldRoomStatus: 'Dirty',
      },
    },
  });
  await opera.expect(200, 'rmcfg.getRoomMoveReasons');
  await opera.expect(400, 'fof.moveInHouseGuest', move(next, 'NONE'));
  await opera.expect(200, 'fof.moveInHouseGuest', move(next, 'NOIS'));
  const history = await opera.expect(200, 'fof.getRoomMoveHistory', on(id));
  expect(history.body.roomMoveHistoryDetails[0]).toMatchObject({
    fromRoom: current,
    toRoom: next,
    reasonCode: 'NOIS',
  });
  const wake = (more: object = {}) => ({
    ...on(id),
    body: {
      calls: [
        {
          reservationInfo: { hotelId: 'SAND01', reservationIdList: ids(id), room: next },
          callTime: `${TOMORROW} 06:30:00.0`,
          status: 'Pending',
          timeSpan: { startDate: TOMORROW, endDate: TOMORROW },
          ...more,
        },
      ],
    },
  });
  await opera.expect(201, 'fof.postWakeUpCall', wake());
  await opera.expect(200, 'fof.putWakeUpCall', wake({ newCallTime: `${TOMORROW} 07:00:00.0` }));
  const calls = await opera.expect(200, 'fof.getWakeUpCall', on(id));
  expect(calls.body.calls[0].callTime).toBe(`${TOMORROW} 07:00:00.0`);
  await opera.expect(200, 'fof.searchWakeUpCalls', { body: { beginDate: TOMORROW, endDate: TOMORROW } });
  await opera.expect(200, 'fof.getWakeUpCalls', { query: { beginDate: TOMORROW, endDate: TOMORROW } });
  await opera.expect(200, 'fof.deleteWakeUpCall', on(id));
  await opera.expect(204, 'fof.getWakeUpCall', on(id));
  const request = await opera.expect(201, 'fof.postServiceRequests', {
    body: {
      serviceRequestsDetails: [
        {
          hotelId: 'SAND01',
          code: 'TOWE',
          priority: 'NORM',
          department: { code: 'HK' },
          reservationIdList: ids(id),
          comment: 'Two more',
        },
      ],
    },
  });
  const serviceRequestId = idOf(request.location);
  const open = await opera.expect(200, 'fof.getServiceRequests', {
    query: { status: ['Open'], room: next },
  });
  expect(open.body.serviceRequestsDetails).toHaveLength(1);
  await opera.expect(200, 'fof.putServiceRequests', {
    body: {
      serviceRequestsDetails: [
        {
          serviceRequestId: { id: serviceRequestId, type: 'ServiceRequestID' },
          hotelId: 'SAND01',
          status: 'Closed',
        },
      ],
    },
  });
  await opera.expect(204, 'fof.getServiceRequests', { query: { status: ['Open'] } });
  await opera.expect(200, 'fof.deleteServiceRequests', { path: { serviceRequestId } });
  await opera.expect(200, 'fof.getReservationSummaries', { query: { searchType: 'Arrived' } });
  await opera.expect(200, 'fof.getReservationStatusStatistics', {
    query: { reservationStatus: ['CheckedIn'] },
  });
  await opera.expect(200, 'fof.getRoomsByRoomStatus', { query: { frontOfficeStatus: 'Vacant' } });
}
