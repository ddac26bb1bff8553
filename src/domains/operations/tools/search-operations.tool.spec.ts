import { faultOf } from '../../../../test/support/domain-harness.js';
import { HouseRig } from '../../../../test/support/house-rig.js';
import { taskList } from '../../../../test/support/task-list.js';
import { LOCAL_CALLER } from '../../../auth/caller.js';
import type { ToolCall } from '../../../mcp/declaration/tool.declaration.js';
import { CASHIERING_TOOLS } from '../../cashiering/tools/index.js';
import { ListValuesTool } from '../../configuration/tools/list-values.tool.js';
import { FRONT_DESK_TOOLS } from '../../front-desk/tools/index.js';
import { RESERVATION_TOOLS } from '../../reservations/tools/index.js';
import { CallWriteOperationTool } from './call-write-operation.tool.js';
import { SearchOperationsTool } from './search-operations.tool.js';

describe('search_operations', () => {
  let house: HouseRig;
  let tool: SearchOperationsTool;
  let call: (more?: Partial<ToolCall>) => ToolCall;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(SearchOperationsTool);
    const types = [
      ...RESERVATION_TOOLS,
      ...FRONT_DESK_TOOLS,
      ...CASHIERING_TOOLS,
      ListValuesTool,
      SearchOperationsTool,
      CallWriteOperationTool,
    ];
    const tasks = taskList(
      types.map((type) => house.make<object>(type)),
      ['assign_room'],
    );
    call = (more = {}) => house.call({ tasks, ...more });
  });
  afterAll(() => house.stop());

  const names = async (query: string, more: object = {}, by = call()) =>
    (await tool.run({ query, limit: 8, ...more }, by)).data.found.map(({ name }) => name);

  it('finds operations that no task covers', async () => {
    expect((await names('put room 204 out of order')).slice(0, 2)).toContain('hsk.postOutOfOrderRooms');
    expect((await names('change the market code of a block')).slice(0, 5)).toContain('blk.putBlock');
  });

  it('finds tasks first where one surely fits, and the operations behind', async () => {
    const found = await names('check in a guest');
    expect(found[0]).toBe('check_in_guest');
    expect(found.length).toBeGreaterThan(4);
    expect((await names('assign a room'))[0]).toBe('assign_room');
  });

  it('names the operations behind a task, the likeliest first', async () => {
    const { data, text } = await tool.run({ query: 'who is arriving tomorrow', limit: 8 }, call());
    expect(data.found[0]).toMatchObject({ name: 'get_arrivals_report', kind: 'task' });
    expect(data.found[0]?.operations?.length).toBeGreaterThan(0);
    for (const id of data.found[0]?.operations ?? []) expect(text).toContain(id);
    expect(data.found.filter(({ kind }) => kind === 'task').length).toBeLessThanOrEqual(2);
    const charge = await tool.run({ query: 'post a charge to a room', limit: 8 }, call());
    expect(charge.data.found[0]).toMatchObject({
      name: 'post_charge_to_room',
      operations: expect.arrayContaining(['csh.postBillingCharges']) as string[],
    });
  });

  it('offers no task for what only sounds like one', async () => {
    for (const query of ['swap the tax codes', 'complete a sales task', 'who changed the rate'])
      expect((await tool.run({ query, limit: 5 }, call())).data.found[0]?.kind).toBe('operation');
  });

  it('says what to do next, of listed and other tasks and of operations', async () => {
    const { data, text } = await tool.run({ query: 'assign a room', limit: 8 }, call());
    expect(data.found[0]).toEqual({
      name: 'assign_room',
      kind: 'task',
      effect: 'write',
      about: 'Assign a room',
      operations: expect.arrayContaining(['fof.postRoomAssignment']) as string[],
      next: 'call assign_room',
    });
    const operation = data.found.find(({ name }) => name === 'fof.postRoomAssignment');
    expect(operation).toMatchObject({
      kind: 'operation',
      effect: 'write',
      about: expect.stringContaining('POST') as string,
      next: 'describe_operation, then call_write_operation',
    });
    for (const { name } of data.found) expect(text).toContain(name);
    const checkIn = await tool.run({ query: 'check in a guest', limit: 1 }, call());
    expect(checkIn.data.found[0]?.next).toBe('describe_operation, then call_write_operation');
  });

  it('knows a name as such', async () => {
    expect((await names('post_charge_to_room'))[0]).toBe('post_charge_to_room');
    expect((await names('rsv.postReservation'))[0]).toBe('rsv.postReservation');
  });

  it('narrows by module, by group of tasks and by effect', async () => {
    expect((await names('rooms', { module: 'hsk' })).every((name) => name.startsWith('hsk.'))).toBe(true);
    expect(await names('guest bill', { module: 'cashiering', limit: 2 })).toContain('get_guest_folio');
    const { data } = await tool.run({ query: 'payment', limit: 8, effect: 'money' }, call());
    expect(data.found.length).toBeGreaterThan(2);
    expect(data.found.every(({ effect }) => effect === 'money')).toBe(true);
    const fault = await faultOf(tool.run({ query: 'payment', limit: 8, module: 'rsw' }, call()));
    expect(fault).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'module' } });
    expect(fault.advice).toContain('rsv');
  });

  it('offers nobody what they may not do', async () => {
    const caller = { ...LOCAL_CALLER, scopes: new Set(['opera:read', 'opera:write', 'toolset:*']) };
    const { data } = await tool.run({ query: 'payment', limit: 20 }, call({ caller }));
    expect(data.found.length).toBeGreaterThan(5);
    expect(data.found.filter(({ kind, effect }) => kind === 'operation' && effect === 'money')).toEqual([]);
  });

  it('speaks of the hotel of the caller: what its release has', async () => {
    const found = await names(
      'find a reservation by guest name',
      { module: 'rsv' },
      call({ hotelId: 'SAND02' }),
    );
    expect(found).toContain('rsv.getHotelReservations');
    expect(found).not.toContain('rsv.searchHotelReservations');
  });

  it('says so when nothing fits', async () => {
    const { data, text } = await tool.run({ query: 'xyzzy qwrtp', limit: 8 }, call());
    expect(data.found).toEqual([]);
    expect(text).toContain('other words');
  });
});
