import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { AddAlertTool } from './add-alert.tool.js';
import { AddTraceTool } from './add-trace.tool.js';
import { ListAlertsTool } from './list-alerts.tool.js';
import { ListGuestMessagesTool } from './list-guest-messages.tool.js';
import { ListTracesTool } from './list-traces.tool.js';
import { MarkMessageDeliveredTool } from './mark-message-delivered.tool.js';
import { ResolveTraceTool } from './resolve-trace.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';
import { SendGuestMessageTool } from './send-guest-message.tool.js';

describe('traces, messages and alerts', () => {
  let house: DomainHarness;
  let reservation: string;
  const traces = { date: 'today', days: 1, resolvedToo: false, limit: 20 };

  beforeAll(async () => {
    house = await DomainHarness.start();
    const { data } = await house
      .make(SearchReservationsTool)
      .run({ status: 'expected', limit: 20 }, house.call());
    reservation = `id:${data.reservations[12]?.reservationId ?? ''}`;
  });
  beforeEach(async () => house.faults());
  afterAll(async () => house.stop());

  it('leaves a trace once, lists it by stay and by day, and settles it', async () => {
    const wish = { reservation, department: 'hk', text: 'Baby cot please', date: '+40d' };
    const tool = house.make(AddTraceTool);
    const added = await tool.run(wish, house.call());
    expect(added).toMatchObject({ outcome: 'done', data: { traceId: expect.any(String) } });
    const again = await tool.run(wish, house.call());
    expect(again.text).toContain('already');
    expect(again.data).toEqual(added.data);
    expect(house.sent('rsv.putReservation')).toHaveLength(1);
    const list = house.make(ListTracesTool);
    const ofDay = await list.run({ ...traces, date: '+40d', department: 'HK' }, house.call());
    expect(ofDay.data.traces).toMatchObject([{ traceId: added.data.traceId, department: 'HK', done: false }]);
    expect(ofDay.data.traces[0]?.text).toContain('untrusted');
    expect(ofDay.data.traces[0]?.guest).toBe(added.data.guest);
    const done = await house
      .make(ResolveTraceTool)
      .run({ reservation, traceId: added.data.traceId }, house.call());
    expect(done.outcome).toBe('done');
    const open = await list.run({ ...traces, reservation }, house.call());
    expect(open.data.traces.map((one) => one.traceId)).not.toContain(added.data.traceId);
    const all = await list.run({ ...traces, reservation, resolvedToo: true }, house.call());
    expect(all.data.traces.find((one) => one.traceId === added.data.traceId)?.done).toBe(true);
  });

  it('asks which trace is meant, and says when there is none', async () => {
    const resolve = house.make(ResolveTraceTool);
    const open = (await house.make(ListTracesTool).run({ ...traces, reservation }, house.call())).data.traces;
    for (const one of open) await resolve.run({ reservation, traceId: one.traceId }, house.call());
    expect((await faultOf(resolve.run({ reservation }, house.call()))).code).toBe('NOT_FOUND');
    const add = house.make(AddTraceTool);
    await add.run({ reservation, department: 'HK', text: 'One', date: 'today' }, house.call());
    await add.run({ reservation, department: 'FB', text: 'Two', date: 'today' }, house.call());
    const fault = await faultOf(resolve.run({ reservation }, house.call()));
    expect(fault).toMatchObject({ code: 'INPUT_AMBIGUOUS', details: { field: 'traceId' } });
    expect(fault.details.data?.['choices']).toHaveLength(2);
    const wrong = await faultOf(
      add.run({ reservation, department: 'XX', text: 'Three', date: 'today' }, house.call()),
    );
    expect(wrong).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'department' } });
  });

  it('pages traces and masks names', async () => {
    const list = house.make(ListTracesTool);
    const args = { ...traces, date: '-30d', days: 90, resolvedToo: true, limit: 3 };
    const first = await list.run(args, house.callMasked());
    expect(first.data.traces).toHaveLength(3);
    expect(first.data.traces.every((one) => one.guest.includes('•••'))).toBe(true);
    const second = await list.run(args, house.call({ cursor: first.next }));
    expect(second.data.traces[0]?.traceId).not.toBe(first.data.traces[0]?.traceId);
  });

  it('leaves a message, finds it in the house, marks it as delivered', async () => {
    const send = house.make(SendGuestMessageTool);
    const list = house.make(ListGuestMessagesTool);
    const before = await list.run({ deliveredToo: false, limit: 50 }, house.call());
    const sent = await send.run({ reservation, message: 'Your parcel is here' }, house.call());
    expect(sent).toMatchObject({ outcome: 'done', data: { messageId: expect.any(String) } });
    expect((await send.run({ reservation, message: 'Your parcel is here' }, house.call())).data).toEqual(
      sent.data,
    );
    const waiting = await list.run({ deliveredToo: false, limit: 50 }, house.callMasked());
    expect(waiting.data.messages).toHaveLength(before.data.messages.length + 1);
    expect(waiting.data.messages.find((one) => one.messageId === sent.data.messageId)?.guest).toContain(
      '•••',
    );
    await send.run({ reservation, message: 'A second one' }, house.call());
    const mark = house.make(MarkMessageDeliveredTool);
    expect((await faultOf(mark.run({ reservation }, house.call()))).code).toBe('INPUT_AMBIGUOUS');
    await mark.run({ reservation, messageId: sent.data.messageId }, house.call());
    await mark.run({ reservation }, house.call());
    expect(
      (await list.run({ reservation, deliveredToo: false, limit: 20 }, house.call())).data.messages,
    ).toEqual([]);
    expect((await faultOf(mark.run({ reservation }, house.call()))).code).toBe('NOT_FOUND');
  });

  it('reads back what became of a lost answer', async () => {
    await house.faults({ operation: 'rsv.postGuestMessages', reset: 'after', times: 1 });
    const done = await house.make(SendGuestMessageTool).run({ reservation, message: 'Lost?' }, house.call());
    expect(done.outcome).toBe('done');
    await house.faults({ operation: 'rsv.postGuestMessages', reset: 'before', times: 1 });
    const lost = await house
      .make(SendGuestMessageTool)
      .run({ reservation, message: 'Not sent' }, house.call());
    expect(lost).toMatchObject({ outcome: 'not_done', text: expect.stringContaining('safe to try again') });
  });

  it('sets an alert once, with a valid code', async () => {
    const add = house.make(AddAlertTool);
    const wish = { reservation, code: 'mgr', area: 'CheckIn' as const, text: 'Call the manager at arrival' };
    expect((await add.run(wish, house.call())).outcome).toBe('done');
    expect((await add.run(wish, house.call())).text).toContain('already');
    const { data } = await house.make(ListAlertsTool).run({ reservation }, house.call());
    expect(data.alerts).toContainEqual({
      code: 'MGR',
      area: 'CheckIn',
      text: expect.stringContaining('manager'),
    });
    const wrong = await faultOf(add.run({ ...wish, code: 'ZZZ' }, house.call()));
    expect(wrong.details.data?.['choices']).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'MGR' })]),
    );
    expect((await faultOf(add.run({ ...wish, reservation: '99999999' }, house.call()))).code).toBe(
      'NOT_FOUND',
    );
  });

  it('kept to Oracle’s contract in all of this', () => {
    expect(house.contractProblems()).toEqual([]);
  });
});
