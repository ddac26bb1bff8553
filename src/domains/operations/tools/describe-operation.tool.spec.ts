import { faultOf } from '../../../../test/support/domain-harness.js';
import { HouseRig } from '../../../../test/support/house-rig.js';
import { taskList } from '../../../../test/support/task-list.js';
import type { ToolCall } from '../../../mcp/declaration/tool.declaration.js';
import { Catalogue } from '../../../opera/catalogue/catalogue.js';
import { PostChargeToRoomTool } from '../../cashiering/tools/post-charge-to-room.tool.js';
import { DescribeOperationTool } from './describe-operation.tool.js';

/** Not there in the older release, and without a twin there. */
const catalogue = Catalogue.open();
const ONLY_NEWER = catalogue
  .operations()
  .find(({ id, olderTwin }) => olderTwin === undefined && catalogue.find(id, '25.5') === undefined)!.id;

describe('describe_operation', () => {
  let house: HouseRig;
  let tool: DescribeOperationTool;
  let call: (more?: Partial<ToolCall>) => ToolCall;

  beforeAll(async () => {
    house = await HouseRig.start();
    tool = house.make(DescribeOperationTool);
    const tasks = taskList(
      [PostChargeToRoomTool, DescribeOperationTool].map((type) => house.make<object>(type)),
    );
    call = (more = {}) => house.call({ tasks, ...more });
  });
  afterAll(() => house.stop());

  it.each(['rsv.postReservation', 'blk.putBlockReservations', 'rsv.searchHotelReservations'])(
    'tells of %s within 1,500 tokens, in data and text alike',
    async (operation) => {
      const { data, text } = await tool.run({ operation }, call());
      expect(data).toMatchObject({ operation, kind: 'operation', effect: expect.any(String) as string });
      expect(JSON.stringify(data).length).toBeLessThan(1500 * 4);
      expect(text.length).toBeLessThan(1500 * 4);
      expect(text).toContain(JSON.stringify(data.body));
    },
  );

  it("has examples for the caller's hotel", async () => {
    const { data } = await tool.run({ operation: 'rsv.searchHotelReservations' }, call());
    expect(data.example).toMatchObject({ parameters: { hotelId: 'SAND01' } });
    expect(data.next).toBe('call_read_operation');
  });

  it('opens parts by path', async () => {
    const path = 'body.reservations.reservation.roomStay';
    const { data, text } = await tool.run({ operation: 'rsv.postReservation', path, depth: 1 }, call());
    expect(data.part).toHaveProperty('arrivalDate');
    expect(text).toContain('arrivalDate');
    const fault = await faultOf(tool.run({ operation: 'rsv.postReservation', path: `${path}Stay` }, call()));
    expect(fault.code).toBe('INPUT_INVALID');
    expect(fault.advice).toContain('roomStay');
  });

  it('tells of tasks as well', async () => {
    const { data, text } = await tool.run({ operation: 'post_charge_to_room' }, call());
    expect(data).toMatchObject({ kind: 'task', effect: 'money', title: 'Post a charge' });
    expect(data.parameters).toHaveProperty('properties.transactionCode');
    expect(data.next).toContain('preview');
    expect(text).toContain('transactionCode');
    const answer = await tool.run({ operation: 'post_charge_to_room', path: 'answer' }, call());
    expect(answer.data.part).toHaveProperty('properties.balance');
    expect((await faultOf(tool.run({ operation: 'post_charge_to_room', path: 'bill' }, call()))).code).toBe(
      'INPUT_INVALID',
    );
  });

  it('speaks of the release of the hotel', async () => {
    const older = call({ hotelId: 'SAND02' });
    const twin = await tool.run({ operation: 'rsv.searchHotelReservations' }, older);
    expect(twin.data).not.toHaveProperty('unavailable');
    const lacking = await tool.run({ operation: ONLY_NEWER }, older);
    expect(lacking.data).toHaveProperty('unavailable');
  });

  it('names the nearest for an unknown name', async () => {
    const fault = await faultOf(tool.run({ operation: 'rsv.postReservations' }, call()));
    expect(fault.code).toBe('OPERA_OPERATION_UNKNOWN');
    expect(fault.advice).toContain('rsv.postReservation');
  });
});
