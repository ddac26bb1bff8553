import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { CancelledStay } from '../stay.schema.js';
import { CancelReservationTool } from './cancel-reservation.tool.js';
import { CreateReservationTool } from './create-reservation.tool.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { ModifyReservationTool } from './modify-reservation.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';

describe('cancel_reservation', () => {
  let harness: DomainHarness;
  let tool: CancelReservationTool;
  let day = 60;
  const book = async (ratePlan = 'BAR') => {
    const { data } = await harness.make(CreateReservationTool).run(
      {
        guestName: `Quillon, Guest${day}`,
        arrivalDate: `+${day}d`,
        departureDate: `+${day + 1}d`,
        adults: 1,
        children: 0,
        rooms: 1,
        roomType: 'STQ',
        ratePlan,
        allowDuplicateGuest: true,
        allowOverlap: true,
      },
      harness.call(),
    );
    day += 1;
    return { reservation: `id:${data.reservationId}`, reason: 'CHPL', total: data.total! };
  };
  const status = async (reservation: string) =>
    (await harness.make(GetReservationTool).run({ reservation, include: [] }, harness.call({ fresh: true })))
      .data.status;
  const really = () =>
    harness
      .sent('rsv.postCancelReservation')
      .filter((body) => !(body as { verificationOnly: boolean }).verificationOnly);

  beforeAll(async () => {
    harness = await DomainHarness.start();
    tool = harness.make(CancelReservationTool);
  });
  beforeEach(async () => harness.faults());
  afterAll(async () => harness.stop());

  it('says first what it costs, and changes nothing by that', async () => {
    const order = await book();
    const preview = await tool.preview(order, harness.call());
    expect(preview.summary).toContain('Change of plans');
    expect(preview.summary).toContain('Nothing is due if cancelled now');
    expect(preview.facts).toMatchObject({ reason: 'CHPL', penalty: { amount: '0.00', currency: 'EUR' } });
    expect(await status(order.reservation)).toBe('reserved');
    expect(really()).toEqual([]);
    expect(await tool.preview(order, harness.call())).toEqual(preview);
  });

  it('shows the whole price as penalty of a rate that is not refundable', async () => {
    const order = await book('ADV');
    const preview = await tool.preview(order, harness.call());
    expect(preview.facts['penalty']).toEqual(order.total);
    expect(preview.summary).toContain(`Penalty due: ${order.total.amount} EUR`);
    const answer = await tool.run(order, harness.call());
    expect(answer).toMatchObject({ outcome: 'done', data: { penalty: order.total } });
    expect(answer.notes?.join()).toContain('does not charge');
  });

  it('rests on the state of the stay: a change of it changes the preview', async () => {
    const order = await book();
    const before = await tool.preview(order, harness.call());
    await harness
      .make(ModifyReservationTool)
      .run({ reservation: order.reservation, ratePlan: 'BARBB' }, harness.call());
    const after = await tool.preview(order, harness.call());
    expect(after.state).not.toEqual(before.state);
    expect(after.state['total']).not.toBe(before.state['total']);
  });

  it('cancels and gives the number', async () => {
    const order = await book();
    const answer = await tool.run(order, harness.call());
    expect(answer.outcome).toBe('done');
    expect(z.strictObject(CancelledStay.shape).parse(answer.data)).toEqual(answer.data);
    expect(answer.data.cancellationNumber).toMatch(/^\d+$/);
    expect(answer.text).toContain(answer.data.cancellationNumber);
    expect(await status(order.reservation)).toBe('cancelled');
  });

  it('answers a wrong reason with the list, in preview and in run', async () => {
    const order = { ...(await book()), reason: 'CHPS' };
    for (const act of [tool.preview(order, harness.call()), tool.run(order, harness.call())]) {
      const fault = await faultOf(act);
      expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'reason' } });
      expect(fault.advice).toContain('CHPL (Change of plans)');
    }
    expect(await status(order.reservation)).toBe('reserved');
  });

  it.each([
    ['in_house', 'check_out_guest'],
    ['cancelled', 'cancelled already, cancellation number'],
    ['checked_out', 'confirmation number'],
  ] as const)('refuses a stay that is %s and says what to do', async (kind, advice) => {
    const { data } = await harness
      .make(SearchReservationsTool)
      .run({ status: kind, limit: 1 }, harness.call());
    const reservation = data.reservations[0]!.confirmationNumber!;
    const fault = await faultOf(tool.preview({ reservation, reason: 'CHPL' }, harness.call()));
    expect(fault.code).toBe('NOT_ALLOWED_NOW');
    expect(fault.advice).toContain(advice);
  });

  it('never cancels one of several', async () => {
    const fault = await faultOf(tool.run({ reservation: 'Al', reason: 'CHPL' }, harness.call()));
    expect(fault.code).toBe('INPUT_AMBIGUOUS');
  });

  it('reads back what became of a lost answer and of a lost request', async () => {
    const [first, second] = [await book(), await book()];
    const calls = really().length;
    harness.beforeNext('rsv.postCancelReservation', async () =>
      harness.beforeNext('rsv.postCancelReservation', () =>
        harness.faults({ operation: 'rsv.postCancelReservation', reset: 'after', times: 1 }),
      ),
    );
    const done = await tool.run(first, harness.call());
    expect(done).toMatchObject({
      outcome: 'done',
      data: { cancellationNumber: expect.stringMatching(/^\d+$/) },
    });
    expect(really()).toHaveLength(calls + 1);
    harness.beforeNext('rsv.postCancelReservation', async () =>
      harness.beforeNext('rsv.postCancelReservation', () =>
        harness.faults({ operation: 'rsv.postCancelReservation', reset: 'before', times: 1 }),
      ),
    );
    const lost = await tool.run(second, harness.call());
    expect(lost.outcome).toBe('not_done');
    expect(await status(second.reservation)).toBe('reserved');
  });

  it('says that it does not know when OPERA stays silent', async () => {
    const order = await book();
    harness.beforeNext('rsv.postCancelReservation', async () =>
      harness.beforeNext('rsv.postCancelReservation', () =>
        harness.faults(
          { operation: 'rsv.postCancelReservation', reset: 'after' },
          { operation: 'rsv.getReservation', status: 503 },
        ),
      ),
    );
    const answer = await tool.run(order, harness.call());
    expect(answer.outcome).toBe('unknown');
    expect(answer.text).toContain('get_reservation');
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
