import { HouseRig } from '../../../../test/support/house-rig.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import { GetDiscrepanciesTool } from './get-discrepancies.tool.js';
import { GetRoomStatusTool } from './get-room-status.tool.js';
import { ListCleanNextTool } from './list-clean-next.tool.js';
import { SetCleaningPriorityTool } from './set-cleaning-priority.tool.js';
import { SetDoNotDisturbTool } from './set-do-not-disturb.tool.js';
import { UpdateRoomStatusTool } from './update-room-status.tool.js';

describe('room status', () => {
  let house: HouseRig;
  const status = async (room: string) => {
    const { data } = await house.make(GetRoomStatusTool).run({ room, limit: 20 }, house.call());
    return data.rooms[0]!;
  };
  const rooms = async (wanted: object = {}) =>
    (await house.make(GetRoomStatusTool).run({ limit: 50, ...wanted }, house.call())).data.rooms;

  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  it('shows rooms in pages with the counts of the house', async () => {
    const tool = house.make(GetRoomStatusTool);
    const first = await tool.run({ limit: 20 }, house.call());
    expect(first).toMatchObject({ next: 20, data: { total: 120 } });
    expect(Object.values(first.data.counts!).reduce((sum, count) => sum + count, 0)).toBe(120);
    const second = await tool.run({ limit: 20 }, house.call({ cursor: 20 }));
    expect(second.data.rooms[0]!.room > first.data.rooms[19]!.room).toBe(true);
    expect(first.text).toContain(first.data.rooms[0]!.room);
    const dirty = await rooms({ status: 'dirty', occupied: false });
    expect(dirty.length).toBeGreaterThan(0);
    expect(dirty.every((room) => room.status === 'dirty' && !room.occupied)).toBe(true);
    expect((await tool.run({ floor: '99', limit: 5 }, house.call())).text).toBe('No room fits.');
  });

  it('shows guests only to those who may see them', async () => {
    const { room, guest } = (await rooms({ occupied: true })).find((one) => one.guest !== undefined)!;
    const masked = await house.make(GetRoomStatusTool).run({ room, limit: 1 }, house.maskedCall());
    expect(masked.data.rooms[0]!.guest).toBe(`${Array.from(guest!)[0]}•••`);
    expect(masked.text).not.toContain(guest);
  });

  it('sets a status that the next look shows', async () => {
    const [one, two] = await rooms({ status: 'dirty', occupied: false });
    const numbers = [one!.room, two!.room];
    const answer = await house
      .make(UpdateRoomStatusTool)
      .run({ rooms: numbers, status: 'inspected' }, house.call());
    expect(answer).toMatchObject({
      outcome: 'done',
      data: { rooms: [{ room: numbers[0], before: 'dirty', now: 'inspected' }, { room: numbers[1] }] },
    });
    expect((await status(numbers[1]!)).status).toBe('inspected');
  });

  it('reports what housekeeping saw as a discrepancy', async () => {
    const [vacant] = await rooms({ status: 'clean', occupied: false });
    const discrepancies = house.make(GetDiscrepanciesTool);
    expect((await discrepancies.run({}, house.call())).text).toBe('No discrepancies.');
    const answer = await house
      .make(UpdateRoomStatusTool)
      .run({ rooms: [vacant!.room], foundOccupied: true }, house.call());
    expect(answer.notes?.join()).toContain('tell the front desk');
    const { data, text } = await discrepancies.run({ kind: 'sleep' }, house.call());
    expect(data.rooms).toEqual([
      { room: vacant!.room, kind: 'sleep', frontOffice: 'vacant, 0 persons', housekeeping: 'occupied' },
    ]);
    expect(text).toContain(`${vacant!.room}: sleep`);
  });

  it('changes nothing when a room is unknown, blocked, or nothing is said', async () => {
    const tool = house.make(UpdateRoomStatusTool);
    const [dirty] = await rooms({ status: 'dirty' });
    const unknown = await faultOf(tool.run({ rooms: [dirty!.room, '9999'], status: 'clean' }, house.call()));
    expect(unknown).toMatchObject({ code: 'NOT_FOUND', details: { data: { unknownRooms: ['9999'] } } });
    const [blocked] = await rooms({ status: 'out_of_order' });
    const fault = await faultOf(tool.run({ rooms: [blocked!.room], status: 'clean' }, house.call()));
    expect(fault).toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    expect(fault.advice).toContain('return_room_to_service');
    expect(await faultOf(tool.run({ rooms: [dirty!.room] }, house.call()))).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect((await status(dirty!.room)).status).toBe('dirty');
  });

  it('knows what became of a change whose answer was lost', async () => {
    const [room] = await rooms({ status: 'clean', occupied: false });
    await house.trouble({ operation: 'hsk.putRoomRelatedStatus', reset: 'after', times: 1 });
    const tool = house.make(UpdateRoomStatusTool);
    const done = await tool.run({ rooms: [room!.room], status: 'pickup' }, house.call());
    expect(done.outcome).toBe('done');
    await house.trouble({ operation: 'hsk.putRoomRelatedStatus', reset: 'before' });
    const lost = await tool.run({ rooms: [room!.room], status: 'clean' }, house.call());
    await house.trouble();
    expect(lost).toMatchObject({ outcome: 'not_done', data: { rooms: [{ before: 'pickup' }] } });
    expect((await status(room!.room)).status).toBe('pickup');
  });

  it('hangs signs on doors and takes them away', async () => {
    const [room] = (await rooms({ occupied: true })).filter(({ flags }) => flags === undefined);
    const tool = house.make(SetDoNotDisturbTool);
    await tool.run({ rooms: [room!.room], sign: 'do_not_disturb' }, house.call());
    expect((await status(room!.room)).flags).toContain('do_not_disturb');
    const none = await tool.run({ rooms: [room!.room], sign: 'none' }, house.call());
    expect(none.text).toContain('no sign');
    expect((await status(room!.room)).flags).toBeUndefined();
    const [vacant] = await rooms({ occupied: false });
    const odd = await tool.run({ rooms: [vacant!.room], sign: 'make_up_room' }, house.call());
    expect(odd.notes).toEqual([`Nobody is checked in to room ${vacant!.room}.`]);
    expect(await faultOf(tool.run({ rooms: ['9999'], sign: 'none' }, house.call()))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('orders the dirty rooms, priority first, quiet ones left out', async () => {
    const next = house.make(ListCleanNextTool);
    const before = await next.run({ limit: 50 }, house.call());
    const last = before.data.rooms.at(-1)!.room;
    const priority = house.make(SetCleaningPriorityTool);
    await priority.run({ rooms: [last], remove: false }, house.call());
    const after = await next.run({ limit: 5 }, house.call());
    expect(after.data.rooms[0]).toMatchObject({ room: last, why: 'priority' });
    expect(after.next).toBe(5);
    await priority.run({ rooms: [last], remove: true }, house.call());
    expect((await next.run({ limit: 5 }, house.call())).data.rooms[0]!.room).not.toBe(last);
    await house.make(SetDoNotDisturbTool).run({ rooms: [last], sign: 'do_not_disturb' }, house.call());
    expect((await next.run({ limit: 50 }, house.call())).data.total).toBe(before.data.total - 1);
    expect(await faultOf(priority.run({ rooms: ['9999'], remove: false }, house.call()))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
