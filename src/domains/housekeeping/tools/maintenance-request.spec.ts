import { HouseRig } from '../../../../test/support/house-rig.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import { CreateMaintenanceRequestTool } from './create-maintenance-request.tool.js';
import { ListMaintenanceRequestsTool } from './list-maintenance-requests.tool.js';
import { ResolveMaintenanceRequestTool } from './resolve-maintenance-request.tool.js';

describe('maintenance requests', () => {
  let house: HouseRig;
  const list = async (more: object = {}) =>
    (await house.make(ListMaintenanceRequestsTool).run({ state: 'open', limit: 50, ...more }, house.call()))
      .data.requests;

  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  it('are reported once, seen, resolved and opened again', async () => {
    const create = house.make(CreateMaintenanceRequestTool);
    const order = { rooms: ['101', '102'], code: 'lock', remark: 'Key card sticks', dueBy: 'tomorrow' };
    const made = await create.run(order, house.call());
    expect(made.data.requests.map(({ room }) => room).toSorted()).toEqual(['101', '102']);
    const again = await create.run({ ...order, rooms: ['102', '103'] }, house.call());
    expect(again.data.alreadyOpen).toEqual(['102']);
    expect(await list({ code: 'LOCK' })).toHaveLength(3);
    expect((await list({ room: '101' }))[0]).toMatchObject({
      code: 'LOCK',
      remark: '⟦untrusted guest text: Key card sticks⟧',
      dueBy: '2026-03-11',
      reportedOn: '2026-03-10',
    });

    const resolve = house.make(ResolveMaintenanceRequestTool);
    const { id } = (await list({ room: '101' }))[0]!;
    const done = await resolve.run({ requestId: id, reopen: false }, house.call());
    expect(done).toMatchObject({ outcome: 'done', data: { id, room: '101', code: 'LOCK', open: false } });
    expect(await list({ room: '101' })).toEqual([]);
    expect(await list({ room: '101', state: 'resolved' })).toHaveLength(1);
    const twice = await resolve.run({ requestId: id, reopen: false }, house.call());
    expect(twice.text).toContain('nothing was changed');
    await resolve.run({ requestId: id, reopen: true }, house.call());
    expect((await list({ room: '101' }))[0]).toMatchObject({
      id,
      remark: '⟦untrusted guest text: Key card sticks⟧',
    });
  });

  it('come in pages', async () => {
    const tool = house.make(ListMaintenanceRequestsTool);
    const first = await tool.run({ state: 'all', limit: 2 }, house.call());
    expect(first.next).toBe(2);
    const rest = await tool.run({ state: 'all', limit: 50 }, house.call({ cursor: 2 }));
    expect(rest.data.requests).toHaveLength(first.data.total - 2);
    expect(rest.next).toBeUndefined();
  });

  it('are refused for unknown codes, rooms and ids', async () => {
    const create = house.make(CreateMaintenanceRequestTool);
    const before = (await list()).length;
    const code = await faultOf(create.run({ rooms: ['101'], code: 'LOCKS' }, house.call()));
    expect(code).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'code' } });
    expect(code.advice).toContain('LOCK (Door lock)');
    const room = await faultOf(create.run({ rooms: ['101', '9999'], code: 'TV' }, house.call()));
    expect(room).toMatchObject({ code: 'NOT_FOUND' });
    const id = house.make(ResolveMaintenanceRequestTool).run({ requestId: '1', reopen: false }, house.call());
    expect(await faultOf(id)).toMatchObject({ code: 'NOT_FOUND', details: { field: 'requestId' } });
    expect(await list()).toHaveLength(before);
  });

  it('are not doubled when an answer is lost', async () => {
    await house.trouble({ operation: 'hsk.postRoomMaintenance', reset: 'after', times: 1 });
    const made = await house
      .make(CreateMaintenanceRequestTool)
      .run({ rooms: ['105'], code: 'WIFI' }, house.call());
    await house.trouble();
    expect(made).toMatchObject({ outcome: 'done', data: { requests: [{ room: '105' }] } });
    expect(await list({ room: '105' })).toHaveLength(1);
  });
});
