import { HouseRig } from '../../../../test/support/house-rig.js';
import { Fault } from '../../../kernel/fault.js';
import type { Stay } from '../../reservations/stay.js';
import { AssignRoomTool } from './assign-room.tool.js';

const plain = { otherRoomType: 'refuse', acceptDirty: false, lockRoom: false } as const;

describe('assign_room', () => {
  let house: HouseRig;
  let tool: AssignRoomTool;

  beforeEach(async () => {
    house = await HouseRig.start();
    tool = house.make(AssignRoomTool);
  });
  afterEach(() => house.stop());

  const assign = (stay: Stay, more: object = {}) =>
    tool.run({ ...plain, ...more, reservation: stay.confirmationNumber! }, house.call());

  const arrivalWithoutRoom = () => house.newArrival();

  it('takes the first suggestion that is free and ready', async () => {
    const stay = await arrivalWithoutRoom();
    const { data, text } = await assign(stay);
    expect(data).toMatchObject({ reservationId: stay.reservationId, roomType: stay.roomType, changed: true });
    expect(['Clean', 'Inspected']).toContain(data.roomStatus);
    expect((await house.now(stay)).room).toBe(data.room);
    expect(text).toContain(`has room ${data.room}`);
  });

  it('takes the room named, and a second time changes nothing', async () => {
    const stay = await arrivalWithoutRoom();
    const free = await house.services.rooms.search(house.call(), {
      condition: 'ready',
      arrivalDate: stay.arrivalDate,
      departureDate: stay.departureDate,
      roomType: stay.roomType,
      limit: 5,
      offset: 0,
    });
    const room = free.rooms.at(-1)!.room;
    expect((await assign(stay, { room })).data).toMatchObject({ room, changed: true });
    const sent = house.sent('fof.postRoomAssignment');
    const again = await assign(stay, { room });
    expect(again.data).toMatchObject({ room, changed: false });
    expect(again.text).toContain('already');
    expect(house.sent('fof.postRoomAssignment')).toBe(sent);
  });

  it('says why OPERA refuses a room and which rooms are free', async () => {
    const stay = await arrivalWithoutRoom();
    const taken = await house.stay('in_house', (one) => one.roomType === stay.roomType);
    const fault = (await assign(stay, { room: taken.room }).catch((error: unknown) => error)) as Fault;
    expect(fault.message).toContain(`Room ${taken.room} (`);
    expect(fault.details.data).toMatchObject({ room: { room: taken.room, occupancy: 'Occupied' } });
    const offered = fault.details.data?.['alternatives'] as { room: string }[];
    expect(offered.length).toBeGreaterThan(0);
    expect(fault.advice).toContain(offered[0]?.room);
    expect((await house.now(stay)).room).toBeUndefined();
  });

  it('asks before it gives a room of another type, and then does as told', async () => {
    const stay = await arrivalWithoutRoom();
    const free = await house.services.rooms.search(house.call(), {
      condition: 'ready',
      arrivalDate: stay.arrivalDate,
      departureDate: stay.departureDate,
      limit: 50,
      offset: 0,
    });
    const other = free.rooms.findLast((room) => room.roomType !== stay.roomType)!;
    await expect(assign(stay, { room: other.room })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'otherRoomType' },
    });
    expect(house.sent('fof.postRoomAssignment')).toBe(0);
    const given = await assign(stay, { room: other.room, otherRoomType: 'charge_new_type' });
    expect(given.data).toMatchObject({ room: other.room, roomType: other.roomType });
    expect(given.data.rateTo?.amount).not.toBe(given.data.rateFrom?.amount);
    expect(given.text).toContain('The night now costs');
  });

  it('knows no room of that number, no stay of that name, and which of several', async () => {
    const stay = await house.stay('due_in');
    await expect(assign(stay, { room: '9999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const named = (reservation: string) => tool.run({ ...plain, reservation }, house.call());
    await expect(named('Nobody Atall')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const due = await house.stays('due_in');
    const twice = due.find((one) => due.filter((x) => x.guest.surname === one.guest.surname).length > 1)!;
    await expect(named(twice.guest.surname!)).rejects.toMatchObject({ code: 'INPUT_AMBIGUOUS' });
  });

  it('does not move guests who are in house', async () => {
    const inside = await house.stay('in_house');
    await expect(assign(inside)).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    expect(house.sent('fof.postRoomAssignment')).toBe(0);
  });

  it('finds out what became of an assignment that got no answer', async () => {
    const stay = await arrivalWithoutRoom();
    await house.trouble({ operation: 'fof.postRoomAssignment', reset: 'after', times: 1 });
    expect((await assign(stay)).data).toMatchObject({ changed: true });
    await house.unassign(stay);
    await house.trouble({ operation: 'fof.postRoomAssignment', reset: 'before', times: 1 });
    const fault = (await assign(stay).catch((error: unknown) => error)) as Fault;
    expect(fault).toBeInstanceOf(Fault);
    expect((await house.now(stay)).room).toBeUndefined();
  });
});
