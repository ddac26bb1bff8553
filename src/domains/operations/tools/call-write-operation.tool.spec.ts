import { HouseRig } from '../../../../test/support/house-rig.js';
import { taskList } from '../../../../test/support/task-list.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import type { ToolCall } from '../../../mcp/declaration/tool.declaration.js';
import { PostChargeToRoomTool } from '../../cashiering/tools/post-charge-to-room.tool.js';
import { AssignRoomTool } from '../../front-desk/tools/assign-room.tool.js';
import type { Stay } from '../../reservations/stay.js';
import type { CallArguments } from '../call-arguments.schema.js';
import { CallWriteOperationTool } from './call-write-operation.tool.js';

describe('call_write_operation', () => {
  let house: HouseRig;
  let tool: CallWriteOperationTool;
  let call: (more?: Partial<ToolCall>) => ToolCall;

  beforeEach(async () => {
    house = await HouseRig.start();
    tool = house.make(CallWriteOperationTool);
    const tasks = taskList(
      [AssignRoomTool, PostChargeToRoomTool, CallWriteOperationTool].map((type) => house.make<object>(type)),
    );
    call = (more = {}) => house.call({ tasks, ...more });
  });
  afterEach(() => house.stop());

  const agreed = async (args: CallArguments) => call({ consented: await tool.preview(args, call()) });

  const cancellation = (stay: Stay, reason = 'ILL'): CallArguments => ({
    operation: 'rsv.postCancelReservation',
    parameters: { reservationId: stay.reservationId },
    body: {
      reason: { code: reason, description: 'Guest is ill' },
      reservations: [
        { hotelId: 'SAND01', reservationIdList: [{ id: stay.reservationId, type: 'Reservation' }] },
      ],
    },
  });

  const charge = (stay: Stay): CallArguments => ({
    operation: 'csh.postBillingCharges',
    parameters: { reservationId: stay.reservationId },
    body: {
      criteria: {
        hotelId: 'SAND01',
        reservationId: { id: stay.reservationId, type: 'Reservation' },
        incomeAuditDate: '2026-03-10',
        charges: [{ transactionCode: '3000', price: { amount: 12 }, postingQuantity: 1, folioWindowNo: 1 }],
      },
    },
  });

  it('shows what moves money before it is done, and then does just that', async () => {
    const stay = await house.stay('in_house');
    const args = charge(stay);
    expect(tool.target(args, call())).toEqual({ effect: 'money' });
    const before = house.changes();
    const preview = await tool.preview(args, call());
    expect(preview.facts).toMatchObject({
      operation: 'csh.postBillingCharges',
      effect: 'money',
      hotel: 'SAND01',
      request: `POST /csh/v1/hotels/SAND01/reservations/${stay.reservationId}/charges`,
      body: args.body,
      findings: [],
    });
    expect(preview.summary).toContain('moves money');
    expect(house.changes()).toBe(before);
    expect((await tool.preview(args, call())).state).toEqual(preview.state);
    const { outcome = 'done' } = await tool.run(args, call({ consented: preview }));
    expect(outcome).toBe('done');
    expect(house.sent('csh.postBillingCharges')).toBe(1);
  });

  it('lets OPERA try out what it can try out, changing nothing', async () => {
    const stay = await house.newArrival();
    const args = cancellation(stay);
    const preview = await tool.preview(args, call());
    expect(preview.summary).toContain('OPERA checked it without doing it');
    expect((await house.now(stay)).status).toBe('due_in');
    expect((await tool.preview(args, call())).state).toEqual(preview.state);
    const answer = await tool.run(args, await agreed(args));
    expect(answer.outcome ?? 'done').toBe('done');
    expect((await house.now(stay)).status).toBe('cancelled');
  });

  it('tells of a refusal already in the preview', async () => {
    const stay = await house.newArrival();
    const fault = await faultOf(tool.preview(cancellation(stay, 'NOPE'), call()));
    expect(fault.code).toMatch(/^OPERA_/);
    expect((await house.now(stay)).status).toBe('due_in');
  });

  it('refuses a wrong body in the preview, naming the right field', async () => {
    const stay = await house.stay('in_house');
    const args = { ...charge(stay), body: { criteria: { charge: [] } } };
    const fault = await faultOf(tool.preview(args, call()));
    expect(fault.code).toBe('INPUT_INVALID');
    expect(fault.message).toContain('body.criteria.charges');
  });

  it('does a plain write at once, and OPERA has it', async () => {
    const stay = await house.stay('in_house');
    const text = 'Your taxi waits at nine';
    const args: CallArguments = {
      operation: 'rsv.postGuestMessages',
      parameters: { reservationId: stay.reservationId },
      body: {
        hotelId: 'SAND01',
        reservationIdList: [{ id: stay.reservationId, type: 'Reservation' }],
        guestMessages: [{ message: { messageText: text, typeOfMessage: 'Tm' } }],
      },
    };
    expect(tool.target(args, call())).toEqual({ effect: 'write' });
    const { data, outcome = 'done' } = await tool.run(args, call());
    expect(outcome).toBe('done');
    expect(data.operation).toBe('rsv.postGuestMessages');
    expect(house.sent('rsv.postGuestMessages')).toBe(1);
    const look = { operation: 'rsv.getGuestMessages', parameters: { reservationId: stay.reservationId } };
    const { data: after } = await tool.run(look, call({ fresh: true }));
    expect(JSON.stringify(after.answer)).toContain(text);
  });

  it('says that nobody knows when the answer is lost, and where to look', async () => {
    const stay = await house.stay('in_house');
    await house.trouble({ operation: 'csh.postBillingCharges', reset: 'after', times: 1 });
    const args = charge(stay);
    const { outcome, text } = await tool.run(args, await agreed(args));
    expect(outcome).toBe('unknown');
    expect(text).toMatch(/Look with csh\.get\w+/);
    expect(house.sent('csh.postBillingCharges')).toBe(1);
  });

  it('runs tasks with their own consent', async () => {
    const stay = await house.stay('in_house', ({ room }) => room !== undefined);
    const args: CallArguments = {
      operation: 'post_charge_to_room',
      parameters: {
        reservation: stay.confirmationNumber!,
        transactionCode: '3000',
        amount: { amount: '12.00', currency: 'EUR' },
      },
    };
    expect(tool.target(args, call())).toEqual({ effect: 'money' });
    const preview = await tool.preview(args, call());
    expect(preview.facts).toMatchObject({ transactionCode: '3000', quantity: 1 });
    const { data, text } = await tool.run({ ...args, fields: ['balance'] }, call({ consented: preview }));
    expect(data).toMatchObject({
      operation: 'post_charge_to_room',
      answer: { balance: { currency: 'EUR' } },
    });
    expect(text).toContain('"balance"');
  });

  it('runs tasks that need no consent, and refuses fields they do not answer before they run', async () => {
    const stay = await house.newArrival();
    const args: CallArguments = {
      operation: 'assign_room',
      parameters: { reservation: stay.confirmationNumber!, hotelId: 'SAND01' },
    };
    expect(tool.target(args, call())).toEqual({ effect: 'write', hotelId: 'SAND01' });
    const fault = await faultOf(tool.run({ ...args, fields: ['roomm'] }, call()));
    expect(fault.advice).toContain('room');
    expect((await house.now(stay)).room).toBeUndefined();
    const { data } = await tool.run(args, call());
    expect(data.answer).toMatchObject({ changed: true });
    const elsewhere = { ...args, parameters: { ...args.parameters, hotelId: 'SAND02' } };
    expect((await faultOf(tool.run(elsewhere, call()))).code).toBe('INPUT_INVALID');
    const misplaced = { ...args, parameters: { ...args.parameters, cursor: 'x' } };
    expect((await faultOf(tool.run(misplaced, call()))).code).toBe('INPUT_INVALID');
  });

  it('refuses card numbers, and names the nearest for what does not exist', async () => {
    const stay = await house.stay('in_house');
    const args = {
      ...charge(stay),
      body: { criteria: { charges: [{ postingRemark: '4111111111111111' }] } },
    };
    expect((await faultOf(tool.preview(args, call()))).code).toBe('INPUT_CARD_NUMBER');
    expect((await faultOf(tool.run(args, call()))).code).toBe('INPUT_CARD_NUMBER');
    expect(() => tool.target({ operation: 'csh.postBillingCharge' }, call())).toThrow(/no task or operation/);
    expect(house.changes()).toBe(0);
  });
});
