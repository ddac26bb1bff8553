import { readyRooms } from '../bookings.js';
import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const IN_TWO = '2026-03-12';

/** Statuses, blockings, repairs, discrepancies. */
export async function keepTheHouse(opera: SandboxGateway): Promise<void> {
  const [room = '', other = ''] = await readyRooms(opera, 'STT', TODAY, IN_TWO);
  const status = (housekeepingRoomStatus: string, more: object = {}) => ({
    body: { roomList: [{ roomId: room }], housekeepingRoomStatus, ...more },
  });
  await opera.expect(200, 'hsk.putRoomRelatedStatus', status('Pickup', { housekeepingStatus: 'Occupied' }));
  const skip = await opera.expect(200, 'hsk.getHousekeepingDiscrepancies', {
    query: { roomDiscrepancyStatus: ['Sleep'] },
  });
  expect(skip.body.housekeepingRooms.room.map((entry: Json) => entry.roomId)).toContain(room);
  await opera.expect(400, 'hsk.putRoomRelatedStatus', status('OutOfOrder'));
  await opera.expect(200, 'hsk.getHousekeepingOverview', { query: { housekeepingRoomStatus: ['Pickup'] } });
  await opera.expect(200, 'hsk.setGuestHousekeepingServiceRequest', {
    body: { criteria: { hotelId: 'SAND01', roomList: [room], status: 'DoNotDisturb' } },
  });
  await opera.expect(200, 'hsk.setRoomCleaningPriority', {
    path: { roomId: room },
    body: { criteria: { roomList: [room] } },
  });
  const first = await opera.expect(200, 'hsk.getHousekeepingOverview', {
    query: { cleaningPriorityOnly: true },
  });
  expect(first.body.housekeepingRoomInfo.housekeepingRooms.room).toHaveLength(1);
  await opera.expect(200, 'hsk.putRoomCleaningPriority', { query: { roomId: [room] } });
  const left = async () =>
    (
      await opera.expect(200, 'inv.getHotelInventory', {
        query: { dateRangeStart: TODAY, dateRangeEnd: TODAY, roomCountRequested: 1 },
      })
    ).body.hotelInventories[0].roomTypeInventories.find((entry: Json) => entry.code === 'STT')
      .inventoryCounts[0].availableCount;
  for (const [kind, effect] of [
    ['Order', 1],
    ['Service', 0],
  ] as const) {
    const before = await left();
    const block = (reasonCode: string) => ({
      body: {
        criteria: {
          roomRangeList: {
            roomIds: [other],
            roomOutOfOrder: { start: TODAY, end: TODAY, reasonCode, returnStatus: 'Clean' },
          },
        },
      },
    });
    await opera.expect(400, `hsk.postOutOf${kind}Rooms`, block('NONE'));
    await opera.expect(201, `hsk.postOutOf${kind}Rooms`, block('PAIN'));
    expect(before - (await left())).toBe(effect);
    await opera.expect(200, `hsk.getOutOf${kind}Rooms`, { query: { startDate: TODAY } });
    await opera.expect(200, `hsk.completeOutOf${kind}Rooms`, {
      body: {
        criteria: { roomRangeList: { roomIds: [other], roomOutOfOrder: { returnStatus: 'Clean' } } },
      },
    });
    expect(await left()).toBe(before);
  }
  const repair = await opera.expect(201, 'hsk.postRoomMaintenance', {
    path: { maintenanceCode: 'BULB' },
    body: {
      criteria: { maintenanceCode: 'BULB', roomIds: [room], remarks: 'Above the desk', hotelId: 'SAND01' },
    },
  });
  const resolve = {
    path: { mainteananceId: idOf(repair.location) },
    body: {
      criteria: {
        maintenanceId: { id: idOf(repair.location), type: 'RoomMaintenance' },
        maintenanceCode: 'BULB',
        hotelId: 'SAND01',
      },
    },
  };
  const open = { query: { roomMaintenanceStatus: 'UnResolved', maintenanceId: idOf(repair.location) } };
  await opera.expect(200, 'hsk.resolveRoomMaintenance', resolve);
  await opera.expect(204, 'hsk.getRoomMaintenance', open);
  await opera.expect(200, 'hsk.unResolveRoomMaintenance', resolve);
  await opera.expect(200, 'hsk.getRoomMaintenance', open);
  await opera.expect(200, 'hsk.putRoomMaintenance', {
    path: { roomId: other, maintenanceId: idOf(repair.location) },
    body: {
      criteria: {
        maintenanceCode: 'LOCK',
        assignedUserInfo: { assignedToUserName: 'Janitor', expectedByDate: IN_TWO },
      },
    },
  });
  const assigned = await opera.expect(200, 'hsk.getRoomMaintenance', { query: { expectedByDate: IN_TWO } });
  expect(assigned.body.roomMaintenance.roomMaintenance).toMatchObject([
    { maintenanceCode: 'LOCK', roomInfo: { roomId: other } },
  ]);
  await opera.expect(200, 'hsk.deleteRoomMaintenance', { path: resolve.path });
  await opera.expect(404, 'hsk.deleteRoomMaintenance', { path: resolve.path });
}
