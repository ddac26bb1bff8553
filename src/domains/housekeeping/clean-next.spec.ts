import type { BoardRoom, RoomStay } from './board-room.js';
import { cleaningOrder } from './clean-next.js';

function room(number: string, more: Partial<BoardRoom> = {}): BoardRoom {
  return { room: number, status: 'dirty', occupied: false, uses: [], stays: [], ...more };
}

const arrival = (more: Partial<RoomStay> = {}): Partial<BoardRoom> => ({
  uses: ['arrival'],
  stays: [{ use: 'arrival', ...more }],
});
const order = (rooms: readonly BoardRoom[]) =>
  cleaningOrder(rooms).map((turn) => `${turn.room.room} ${turn.reason}`);

describe('the order of cleaning', () => {
  it('goes from waiting guests to rooms that guests are about to leave', () => {
    expect(
      order([
        room('101', { occupied: true, uses: ['due_out'] }),
        room('102', { occupied: true, uses: ['stay_over'] }),
        room('103'),
        room('104', { occupied: true, uses: ['stay_over'], wish: 'make_up_room' }),
        room('105', arrival()),
        room('106', { priority: 1 }),
        room('107', arrival({ queuePriority: 1 })),
      ]),
    ).toEqual([
      '107 guest_waiting',
      '106 priority',
      '105 arrival_today',
      '104 make_up_room',
      '103 vacant',
      '102 stay_over',
      '101 due_out',
    ]);
  });

  it('takes earlier arrivals and VIPs first, the queue and the priority list in their order', () => {
    expect(
      order([
        room('201', arrival()),
        room('202', arrival({ arrivalTime: '16:00' })),
        room('203', arrival({ arrivalTime: '11:00' })),
        room('204', arrival({ vip: '2' })),
        room('205', { priority: 2 }),
        room('206', { priority: 1 }),
        room('207', arrival({ queuePriority: 2 })),
        room('208', arrival({ queuePriority: 1 })),
      ]).map((line) => line.slice(0, 3)),
    ).toEqual(['208', '207', '206', '205', '204', '203', '202', '201']);
  });

  it('leaves out what is clean, blocked or not to be disturbed', () => {
    expect(
      order([
        room('301', { status: 'clean' }),
        room('302', { status: 'out_of_order' }),
        room('303', { wish: 'do_not_disturb' }),
        room('304', { wish: 'service_declined' }),
        room('305', { status: 'pickup' }),
      ]),
    ).toEqual(['305 vacant']);
  });
});
