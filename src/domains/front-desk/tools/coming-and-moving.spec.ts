import { HouseRig } from '../../../../test/support/house-rig.js';
import type { Fault } from '../../../kernel/fault.js';
import type { Stay } from '../../reservations/stay.js';
import { ListRoomMovesTool } from './list-room-moves.tool.js';
import { MoveRoomTool } from './move-room.tool.js';
import { ProcessWalkInTool } from './process-walk-in.tool.js';
import { SwapRoomsTool } from './swap-rooms.tool.js';
import { UndoCheckInTool } from './undo-check-in.tool.js';

const move = {
  reason: 'NOIS',
  otherRoomType: 'refuse',
  oldRoomStatus: 'dirty',
  acceptDirty: false,
} as const;

describe('guests who come and move', () => {
  let house: HouseRig;

  beforeEach(async () => {
    house = await HouseRig.start();
  });
  afterEach(() => house.stop());

  /** A guest just checked in, of whose room type others are free and ready. */
  const checkedIn = async (): Promise<Stay> => {
    const due = (await house.stays('due_in')).filter((stay) => stay.numberOfRooms === 1);
    for (const stay of due) {
      const page = await house.services.rooms.search(house.call(), {
        condition: 'ready',
        arrivalDate: stay.arrivalDate,
        departureDate: stay.departureDate,
        roomType: stay.roomType,
        limit: 50,
        offset: 0,
      });
      if (page.rooms.length < 4) continue;
      const result = await house.services.checkIns.checkIn(house.call(), `id:${stay.reservationId}`, {
        room: page.rooms[0]?.room,
        ignoreWarnings: true,
        progress: () => undefined,
      });
      return result.stay;
    }
    throw new Error('the seeded hotel has no room type with four ready rooms');
  };
  const ref = (stay: Stay) => `id:${stay.reservationId}`;

  const walkIn = async () => {
    const model = await house.newArrival();
    return {
      guestName: 'Abernathy-Voss, Quill',
      departureDate: '+2d',
      adults: 1,
      children: 0,
      roomType: model.roomType!,
      ratePlan: 'BAR',
      newGuest: false,
      allowOverlap: false,
    };
  };

  it('process_walk_in books from today and checks in, once however often it is called', async () => {
    const tool = house.make(ProcessWalkInTool);
    const args = await walkIn();
    const { data, text } = await tool.run(args, house.call());
    expect(data).toMatchObject({ guest: 'Abernathy-Voss, Quill', departureDate: '2026-03-12' });
    expect(text).toContain(`room ${data.room}`);
    const stay = await house.services.finder.find(house.call(), `id:${data.reservationId}`);
    expect(stay).toMatchObject({ status: 'in_house', room: data.room, arrivalDate: '2026-03-10' });
    const booked = house.sent('rsv.postReservation');
    const again = await tool.run({ ...args, newGuest: true }, house.call());
    expect(again.data.reservationId).toBe(data.reservationId);
    expect(again.text).toContain('in house already');
    expect(house.sent('rsv.postReservation')).toBe(booked);
    expect((await tool.run(args, house.maskedCall())).data.guest).toBe('A•••, Q•••');
  });

  it('process_walk_in goes on after a failed check-in without booking again', async () => {
    const tool = house.make(ProcessWalkInTool);
    const args = await walkIn();
    const booked = house.sent('rsv.postReservation');
    await house.trouble({ operation: 'fof.postCheckIn', status: 400, times: 1 });
    const fault = (await tool.run(args, house.call()).catch((error: unknown) => error)) as Fault;
    expect(fault.message).toContain('The stay is booked');
    expect(fault.advice).toContain('process_walk_in again');
    await house.trouble();
    expect((await tool.run(args, house.call())).data.done).toContain('checked in');
    expect(house.sent('rsv.postReservation')).toBe(booked + 1);
  });

  it('process_walk_in asks who a known guest is, and for a guest at all', async () => {
    const tool = house.make(ProcessWalkInTool);
    const args = await walkIn();
    const known = await house.stay('checked_out', (stay) => stay.guest.givenName !== undefined);
    const guestName = `${known.guest.surname}, ${known.guest.givenName}`;
    await expect(tool.run({ ...args, guestName }, house.call())).rejects.toMatchObject({
      code: 'INPUT_AMBIGUOUS',
      details: { field: 'guestProfileId' },
    });
    await expect(tool.run({ ...args, guestName: undefined }, house.call())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(tool.run({ ...args, roomType: 'NOSUCH' }, house.call())).rejects.toMatchObject({
      code: 'INPUT_UNKNOWN_CODE',
    });
  });

  it('move_room moves to the best room, notes the old one dirty, and is done once', async () => {
    const tool = house.make(MoveRoomTool);
    const stay = await checkedIn();
    const { data, text } = await tool.run({ ...move, reservation: stay.room! }, house.call());
    expect(data).toMatchObject({ previousRoom: stay.room, roomType: stay.roomType, changed: true });
    expect((await house.now(stay)).room).toBe(data.room);
    expect(text).toContain(`from room ${stay.room} to ${data.room}`);
    expect((await house.services.rooms.byNumber(house.call(), stay.room!))?.status).toBe('Dirty');
    const sent = house.sent('fof.moveInHouseGuest');
    const again = await tool.run({ ...move, reservation: ref(stay), room: data.room }, house.call());
    expect(again.data.changed).toBe(false);
    expect(house.sent('fof.moveInHouseGuest')).toBe(sent);
    const moves = await house.make(ListRoomMovesTool).run({ reservation: ref(stay) }, house.call());
    expect(moves.data.moves).toMatchObject([{ from: stay.room, to: data.room, reason: 'NOIS' }]);
  });

  it('move_room says why a room is refused and which are free, and finds out what a lost answer did', async () => {
    const tool = house.make(MoveRoomTool);
    const stay = await checkedIn();
    const taken = await house.stay(
      'in_house',
      (one) => one.roomType === stay.roomType && one.room !== stay.room,
    );
    const to = (room: string, more: object = {}) =>
      tool.run({ ...move, reservation: ref(stay), room, ...more }, house.call());
    const fault = (await to(taken.room!).catch((error: unknown) => error)) as Fault;
    expect(fault.message).toContain(`room ${taken.room} (`);
    expect(fault.details.data?.['alternatives']).not.toEqual([]);
    await expect(to('9999')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(to(taken.room!, { reason: 'NOPE' })).rejects.toMatchObject({ code: 'INPUT_UNKNOWN_CODE' });
    const other = await house.stay('in_house', (one) => one.roomType !== stay.roomType);
    await expect(to(other.room!)).rejects.toMatchObject({ details: { field: 'otherRoomType' } });
    await house.trouble({ operation: 'fof.moveInHouseGuest', reset: 'after', times: 1 });
    const moved = await tool.run({ ...move, reservation: ref(stay) }, house.maskedCall());
    expect(moved.data.changed).toBe(true);
    expect(moved.data.guest).toContain('•');
    const arrival = await house.stay('due_in');
    await expect(tool.run({ ...move, reservation: ref(arrival) }, house.call())).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    });
  });

  it('swap_rooms exchanges the rooms of two guests, once, and tells when OPERA does not want to', async () => {
    const tool = house.make(SwapRoomsTool);
    const wish = { ignoreWarnings: false, progress: () => undefined };
    const enter = async () =>
      (await house.services.checkIns.checkIn(house.call(), ref(await house.newArrival()), wish)).stay;
    const [one, two] = [await enter(), await enter()];
    const args = { reservation: ref(one), room: two.room! };
    await house.trouble({ operation: 'fof.swapRooms', status: 400, times: 1 });
    await expect(tool.run(args, house.call())).rejects.toMatchObject({
      code: expect.stringMatching(/^OPERA_/),
    });
    expect((await house.now(one)).room).toBe(one.room);
    await house.trouble({ operation: 'fof.swapRooms', reset: 'after', times: 1 });
    const { data, text } = await tool.run(args, house.call());
    expect(data).toMatchObject({ room: two.room, otherRoom: one.room, changed: true });
    expect(text).toContain(`id ${two.reservationId}) has ${one.room}`);
    expect([(await house.now(one)).room, (await house.now(two)).room]).toEqual([two.room, one.room]);
    const sent = house.sent('fof.swapRooms');
    expect((await tool.run(args, house.maskedCall())).data).toMatchObject({ changed: false });
    expect(house.sent('fof.swapRooms')).toBe(sent);
  });

  it('swap_rooms knows when there is nobody to swap with', async () => {
    const tool = house.make(SwapRoomsTool);
    const stay = await checkedIn();
    await expect(tool.run({ reservation: ref(stay), room: '9999' }, house.call())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const arrival = await house.newArrival();
    await expect(
      tool.run({ reservation: ref(arrival), room: stay.room! }, house.call()),
    ).rejects.toMatchObject({
      code: 'NOT_ALLOWED_NOW',
    });
  });

  it('undo_check_in shows whom it is about before it takes the check-in back', async () => {
    const tool = house.make(UndoCheckInTool);
    const stay = await checkedIn();
    const args = { reservation: ref(stay), roomStatus: 'clean', unassignRoom: true } as const;
    const changes = house.changes();
    const preview = await tool.preview(args, house.call());
    expect(house.changes()).toBe(changes);
    expect(preview.summary).toContain(`room ${stay.room}`);
    expect(preview.state).toMatchObject({ reservationId: stay.reservationId, room: stay.room });
    const { data, text } = await tool.run(args, await house.agreed((call) => tool.preview(args, call)));
    expect(data).toMatchObject({ reservationId: stay.reservationId, changed: true });
    expect(text).toContain('due in today');
    expect(await house.now(stay)).toMatchObject({ status: 'due_in', room: undefined });
    await expect(tool.preview(args, house.call())).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    const old = await house.stay('in_house', (one) => one.arrivalDate < '2026-03-10');
    const refused = { ...args, reservation: ref(old) };
    await expect(tool.run(refused, house.call())).rejects.toMatchObject({
      code: expect.stringMatching(/^OPERA_/),
    });
  });
});
