import { HouseRig } from '../../../../test/support/house-rig.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import { addDays } from '../../../shared/business-date.js';
import { GetRoomStatusTool } from './get-room-status.tool.js';
import { ListOutOfOrderRoomsTool } from './list-out-of-order-rooms.tool.js';
import { ReturnRoomToServiceTool } from './return-room-to-service.tool.js';
import { SetRoomOutOfOrderTool } from './set-room-out-of-order.tool.js';
import { SetRoomOutOfServiceTool } from './set-room-out-of-service.tool.js';

const TODAY = '2026-03-10';

describe('rooms out of use', () => {
  let house: HouseRig;
  const order = (rooms: readonly string[], more: object = {}) => ({
    rooms: [...rooms],
    from: 'today',
    until: 'tomorrow',
    reason: 'PAIN',
    returnStatus: 'dirty' as const,
    ...more,
  });
  const list = async (more: object = {}) =>
    (await house.make(ListOutOfOrderRoomsTool).run({ from: 'today', ...more }, house.call())).data.rooms;
  const status = async (room: string) =>
    (await house.make(GetRoomStatusTool).run({ room, limit: 1 }, house.call())).data.rooms[0]!.status;
  /** Rooms that no stay has in the coming days. */
  const free = async () => {
    const page = await house.services.rooms.search(house.call({ fresh: true }), {
      condition: 'ready',
      arrivalDate: TODAY,
      departureDate: addDays(TODAY, 4),
      limit: 50,
      offset: 0,
    });
    // Of the type with most of them, so that blocking one cannot overbook it.
    const types = [...Map.groupBy(page.rooms, ({ roomType }) => roomType).values()];
    return types.toSorted((left, right) => right.length - left.length)[0]!.map(({ room }) => room);
  };

  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  it('lists what is blocked, by day and kind', async () => {
    const all = await list();
    expect(all.map(({ kind }) => kind).toSorted()).toEqual([
      'out_of_order',
      'out_of_order',
      'out_of_service',
    ]);
    expect(await list({ kind: 'out_of_service' })).toHaveLength(1);
    const answer = await house
      .make(ListOutOfOrderRoomsTool)
      .run({ from: '+60d', until: '+61d' }, house.call());
    expect(answer.text).toContain('No room is blocked');
  });

  it('shows first what would happen, then does it, and brings the room back', async () => {
    const [room = ''] = await free();
    const tool = house.make(SetRoomOutOfOrderTool);
    const wish = order([room], { remark: 'Ceiling', returnStatus: 'pickup' });
    const preview = await tool.preview(wish, house.call());
    expect(preview.summary).toContain(`rooms ${room}, ${TODAY} to 2026-03-11 (2 days)`);
    expect(preview.summary).toContain('Painting');
    expect(await status(room)).not.toBe('out_of_order');
    expect(await tool.preview(wish, house.call())).toEqual(preview);
    const done = await tool.run(wish, await house.agreed((call) => tool.preview(wish, call)));
    expect(done).toMatchObject({ outcome: 'done', data: { rooms: [room], until: '2026-03-11' } });
    expect(await status(room)).toBe('out_of_order');
    expect(await list()).toContainEqual(
      expect.objectContaining({
        room,
        kind: 'out_of_order',
        reason: 'PAIN',
        remark: '⟦untrusted guest text: Ceiling⟧',
      }),
    );
    expect(await faultOf(tool.preview(wish, house.call()))).toMatchObject({ code: 'NOT_ALLOWED_NOW' });
    const back = await house
      .make(ReturnRoomToServiceTool)
      .run({ rooms: [room], status: 'clean' }, house.call());
    expect(back.data).toEqual({ returned: [room] });
    expect(await status(room)).toBe('clean');
    const again = await house
      .make(ReturnRoomToServiceTool)
      .run({ rooms: [room], status: 'clean' }, house.call());
    expect(again.data).toEqual({ returned: [], notBlocked: [room] });
  });

  it('marks rooms out of service without taking them off sale', async () => {
    const [room = ''] = await free();
    const tool = house.make(SetRoomOutOfServiceTool);
    const wish = order([room], { reason: 'deep' });
    expect((await tool.preview(wish, house.call())).summary).toContain('still count for sale');
    const done = await tool.run(wish, house.call());
    expect(done.data).toMatchObject({ rooms: [room], until: addDays(TODAY, 1) });
    expect(await status(room)).toBe('out_of_service');
    const back = await house
      .make(ReturnRoomToServiceTool)
      .run({ rooms: [room], status: 'inspected' }, house.call());
    expect(back.text).toContain(`Back in service as inspected: ${room}.`);
  });

  it('refuses rooms that stays have and says which', async () => {
    const stay = await house.stay(
      'in_house',
      ({ room, departureDate }) => room !== undefined && departureDate > addDays(TODAY, 1),
    );
    const fault = await faultOf(house.make(SetRoomOutOfOrderTool).preview(order([stay.room!]), house.call()));
    expect(fault.code).toBe('NOT_ALLOWED_NOW');
    expect(fault.advice).toContain('move_room');
    expect(fault.details.data).toMatchObject({ stays: [{ reservationId: stay.reservationId }] });
  });

  it.each([
    [{ reason: 'PAINT' }, 'INPUT_UNKNOWN_CODE', 'reason'],
    [{ rooms: ['9999'] }, 'NOT_FOUND', 'rooms'],
    [{ from: 'yesterday' }, 'INPUT_INVALID', 'from'],
    [{ from: '+3d', until: '+1d' }, 'INPUT_INVALID', 'until'],
    [{ until: '+200d' }, 'INPUT_INVALID', 'until'],
  ] as const)('answers %j with %s on %s', async (more, code, field) => {
    const [room = ''] = await free();
    const fault = await faultOf(
      house
        .make(SetRoomOutOfOrderTool)
        .preview(
          { ...order([room]), ...more, rooms: [...('rooms' in more ? more.rooms : [room])] },
          house.call(),
        ),
    );
    expect(fault).toMatchObject({ code, details: { field } });
  });

  it('knows what became of a blocking whose answer was lost', async () => {
    const [room = ''] = await free();
    const tool = house.make(SetRoomOutOfOrderTool);
    await house.trouble({ operation: 'hsk.postOutOfOrderRooms', reset: 'after', times: 1 });
    const done = await tool.run(order([room], { from: '+2d', until: '+2d' }), house.call());
    await house.trouble();
    expect(done.outcome).toBe('done');
    expect(await list({ from: '+2d' })).toContainEqual(expect.objectContaining({ room }));
  });
});
