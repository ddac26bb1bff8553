import { readDiscrepancies } from './discrepancy.mapper.js';
import { readMaintenance } from './maintenance.mapper.js';
import { readBlockings } from './room-blocking.mapper.js';
import { readBoard, readStatus, toWireStatus, toWireWish } from './room-board.mapper.js';
import { readDuty, readForecast, readSheets, readStaySchedule } from './task-sheet.mapper.js';

describe('what OPERA says of rooms', () => {
  it('is nothing when it has no body', () => {
    expect(readBoard(undefined)).toEqual({ rooms: [], hasMore: false, total: undefined, counts: {} });
    expect(readDiscrepancies(undefined)).toEqual([]);
    expect(readMaintenance(undefined)).toEqual([]);
    expect(readBlockings(undefined, 'out_of_order')).toEqual([]);
    expect(readSheets(undefined)).toEqual([]);
    expect(readDuty(undefined)).toEqual([]);
    expect(readForecast(undefined)).toEqual([]);
    expect(readStaySchedule(undefined)).toEqual({ tasks: [], note: undefined });
  });

  it('becomes a room in hotel words', () => {
    const { rooms, counts } = readBoard({
      housekeepingRoomInfo: {
        housekeepingRooms: {
          room: [
            {
              roomId: '101',
              roomType: { roomType: 'STQ' },
              housekeeping: {
                housekeepingRoomStatus: {
                  housekeepingRoomStatus: 'OutOfService',
                  frontOfficeStatus: 'Occupied',
                  reservationStatusList: ['DueOut', 'NotReserved'],
                },
                guestServiceRequest: 'MakeUpRoom',
                cleaningPriority: { prioritySequence: 3 },
              },
              outOfOrder: [{ start: '2026-03-10', end: '2026-03-12' }],
              discrepancy: ['Skip'],
              resvInfo: [
                {
                  reservationStatusInfo: 'Arrival',
                  stayDateInfo: {
                    expectedTimes: {
                      reservationExpectedArrivalTime: '2026-03-10 15:30:00.0',
                      reservationExpectedDepartureTime: '2026-03-12 00:00:00.0',
                    },
                  },
                  queue: { priority: 2 },
                  vipStatus: { code: '1' },
                },
              ],
            },
            { floor: '1' },
          ],
        },
      },
      housekeepingRoomStatusInfoList: [
        { housekeepingRoomStatus: 'Clean', numberOfRooms: 4 },
        { housekeepingRoomStatus: 'Dirty' },
      ],
    });
    expect(rooms).toEqual([
      {
        room: '101',
        roomType: 'STQ',
        floor: undefined,
        status: 'out_of_service',
        occupied: true,
        uses: ['due_out'],
        wish: 'make_up_room',
        priority: 3,
        discrepancy: 'skip',
        blockedUntil: '2026-03-12',
        stays: [
          {
            reservationId: undefined,
            guest: undefined,
            use: 'arrival',
            arrivalTime: '15:30',
            departureTime: undefined,
            vip: '1',
            queuePriority: 2,
          },
        ],
      },
    ]);
    expect(counts).toEqual({ clean: 4 });
  });

  it('has words of its own for statuses and wishes', () => {
    expect(toWireStatus('pickup')).toBe('Pickup');
    expect(readStatus('OutOfOrder')).toBe('out_of_order');
    expect(readStatus('Queued')).toBeUndefined();
    expect(toWireWish('service_declined')).toBe('ServiceDeclined');
    expect(toWireWish(undefined)).toBe('NoStatusSelected');
  });

  it('leaves out rows without an id, and fills in what is missing', () => {
    expect(
      readMaintenance({
        roomMaintenance: {
          roomMaintenance: [
            { maintenanceId: { id: '7' }, roomInfo: { roomId: '101' } },
            { maintenanceCode: 'TV' },
          ],
        },
      }),
    ).toMatchObject([{ id: '7', room: '101', code: 'not stated' }]);
    expect(
      readBlockings(
        { housekeepingRooms: { room: [{ roomId: '5', outOfOrder: [{ start: '2026-03-10' }, {}] }] } },
        'out_of_service',
      ),
    ).toMatchObject([{ room: '5', kind: 'out_of_service', from: '2026-03-10', until: '2026-03-10' }]);
    const sheets = readSheets({
      taskAssignmentInfo: [
        {
          taskCodes: [{ code: 'DEPA' }],
          taskSheets: [
            {
              sheetNumber: 2,
              attendantStatus: 'Break',
              rooms: [
                { roomId: '1', servicingInfo: [{ status: 'Working' }] },
                { roomId: '2', housekeeping: { roomCompleted: true } },
                {},
              ],
            },
            {},
          ],
        },
      ],
    });
    expect(sheets).toMatchObject([
      {
        sheet: 2,
        tasks: ['DEPA'],
        state: 'break',
        total: 2,
        done: 1,
        rooms: [{ work: 'in_work' }, { work: 'done' }],
      },
    ]);
  });
});
