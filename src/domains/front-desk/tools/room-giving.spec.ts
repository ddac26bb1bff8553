import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Fault } from '../../../kernel/fault.js';
import { AutoAssignRoomsTool } from './auto-assign-rooms.tool.js';
import { HoldRoomTool } from './hold-room.tool.js';
import { PreRegisterGuestTool } from './pre-register-guest.tool.js';
import { ReleaseRoomTool } from './release-room.tool.js';
import { UnassignRoomTool } from './unassign-room.tool.js';

const today = { date: 'today', readyOnly: false } as const;

describe('rooms for arrivals', () => {
  let house: HouseRig;

  beforeEach(async () => {
    house = await HouseRig.start();
  });
  afterEach(() => house.stop());

  it('auto_assign_rooms gives every arrival a room of its own, and a second time changes nothing', async () => {
    const tool = house.make(AutoAssignRoomsTool);
    const before = (await house.stays('due_in')).filter((stay) => stay.room === undefined);
    expect(before.length).toBeGreaterThan(2);
    const { data, text } = await tool.run(today, house.call());
    expect(data.arrivals).toHaveLength(before.length);
    const rooms = data.arrivals.flatMap((row) => row.room ?? []);
    // Two of the guests share their room.
    expect(new Set(rooms).size).toBe(rooms.length - 1);
    expect(rooms.length).toBeGreaterThan(0);
    for (const row of data.arrivals) expect(row.room ?? row.reason).toBeDefined();
    expect(text).toContain(`${rooms.length} arrivals of 2026-03-10 got a room`);
    const without = data.arrivals.filter((row) => row.room === undefined);
    const now = (await house.stays('due_in')).filter((stay) => stay.room === undefined);
    expect(now).toHaveLength(without.length);
    const sent = house.sent('fof.autoAssignRoom');
    const again = await tool.run({ ...today, date: '2028-01-01' }, house.call());
    expect(again.text).toContain('nothing was changed');
    expect(house.sent('fof.autoAssignRoom')).toBe(sent);
  });

  it('auto_assign_rooms keeps to a room type, finds out what a lost answer did, and masks names', async () => {
    const tool = house.make(AutoAssignRoomsTool);
    const stay = await house.newArrival();
    await house.trouble({ operation: 'fof.autoAssignRoom', reset: 'after', times: 1 });
    const roomType = stay.roomType!;
    const { data } = await tool.run({ ...today, roomType }, house.maskedCall());
    const row = data.arrivals.find((one) => one.reservationId === stay.reservationId);
    expect(row?.room).toBe((await house.now(stay)).room);
    expect(row?.guest).toContain('•');
    await expect(tool.run({ ...today, roomType: 'NOSUCH' }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
  });

  it('unassign_room takes a room back once, says whose and when it cannot', async () => {
    const tool = house.make(UnassignRoomTool);
    const stay = await house.newArrival();
    await house.services.assignment.assign(house.call(), stay, {
      acceptDirty: false,
      otherRoomType: 'refuse',
      lockRoom: true,
    });
    const reservation = stay.confirmationNumber!;
    const plain = { reservation, overrideLock: false };
    const refused = (await tool.run(plain, house.call()).catch((error: unknown) => error)) as Fault;
    expect(refused.code).toMatch(/^OPERA_/);
    expect((await house.now(stay)).room).toBeDefined();
    expect((await tool.run({ reservation, overrideLock: true }, house.call())).data.changed).toBe(true);
    expect((await house.now(stay)).room).toBeUndefined();
    const again = await tool.run(plain, house.call());
    expect(again.data.changed).toBe(false);
    const inside = await house.stay('in_house');
    await expect(
      tool.run({ reservation: inside.confirmationNumber!, overrideLock: false }, house.call()),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
  });

  it('pre_register_guest registers once, with time and room, and says which of several is meant', async () => {
    const tool = house.make(PreRegisterGuestTool);
    const stay = await house.newArrival();
    const [room] = (
      await house.services.rooms.search(house.call(), {
        condition: 'ready',
        arrivalDate: stay.arrivalDate,
        departureDate: stay.departureDate,
        roomType: stay.roomType,
        limit: 1,
        offset: 0,
      })
    ).rooms;
    const args = { reservation: `id:${stay.reservationId}`, arrivalTime: '17:30', room: room?.room };
    const { data, text } = await tool.run(args, house.call());
    expect(data).toMatchObject({ changed: true, room: room?.room });
    expect(text).toContain('expected at 17:30');
    expect(await house.now(stay)).toMatchObject({
      preRegistered: true,
      arrivalTime: '17:30',
      room: room?.room,
    });
    expect((await tool.run(args, house.call())).data.changed).toBe(false);
    const due = await house.stays('due_in');
    const twice = due.find((one) => due.filter((x) => x.guest.surname === one.guest.surname).length > 1)!;
    await expect(tool.run({ reservation: twice.guest.surname! }, house.call())).rejects.toMatchObject({
      code: 'INPUT_AMBIGUOUS',
    });
  });

  it('hold_room keeps a room from arrivals until release_room, each once', async () => {
    const hold = house.make(HoldRoomTool);
    const release = house.make(ReleaseRoomTool);
    const stay = await house.newArrival();
    const [free] = (
      await house.services.rooms.search(house.call(), {
        condition: 'ready',
        arrivalDate: stay.arrivalDate,
        departureDate: stay.departureDate,
        roomType: stay.roomType,
        limit: 1,
        offset: 0,
      })
    ).rooms;
    const room = free!.room;
    expect((await hold.run({ room, reason: 'Guest on the way' }, house.call())).data).toMatchObject({
      held: true,
      changed: true,
    });
    expect((await hold.run({ room }, house.call())).data).toMatchObject({ held: true, changed: false });
    expect(house.sent('fof.placeRoomsOnHold')).toBe(1);
    const wish = { room, acceptDirty: false, otherRoomType: 'refuse', lockRoom: false } as const;
    await expect(house.services.assignment.assign(house.call(), stay, wish)).rejects.toThrow('on hold');
    expect((await release.run({ room }, house.call())).data).toMatchObject({ held: false, changed: true });
    expect((await release.run({ room }, house.call())).data.changed).toBe(false);
    expect(await house.services.assignment.assign(house.call(), stay, wish)).toMatchObject({ room });
    await expect(hold.run({ room: '9999' }, house.call())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(release.run({ room: '9999' }, house.call())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
