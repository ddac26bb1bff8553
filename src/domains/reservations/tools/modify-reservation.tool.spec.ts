import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { ChangedStay, type StaySummary } from '../stay.schema.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { ModifyReservationTool } from './modify-reservation.tool.js';
import { CreateReservationTool } from './create-reservation.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';

describe('modify_reservation', () => {
  let harness: DomainHarness;
  let tool: ModifyReservationTool;
  let reservation = '';
  let before: Partial<StaySummary>;
  let day = 60;
  const change = (more: Omit<Parameters<ModifyReservationTool['run']>[0], 'reservation'>, of = reservation) =>
    tool.run({ reservation: of, ...more }, harness.call());
  const read = async () =>
    (
      await harness
        .make(GetReservationTool)
        .run({ reservation, include: ['comments'] }, harness.call({ fresh: true }))
    ).data;
  const sent = () => harness.sent('rsv.putReservation').length;

  beforeAll(async () => {
    harness = await DomainHarness.start();
    tool = harness.make(ModifyReservationTool);
  });
  beforeEach(async () => {
    await harness.faults();
    const { data } = await harness.make(CreateReservationTool).run(
      {
        guestName: `Quillon, Guest${day}`,
        arrivalDate: `+${day}d`,
        departureDate: `+${day + 2}d`,
        adults: 2,
        children: 0,
        rooms: 1,
        roomType: 'STQ',
        ratePlan: 'BAR',
        allowDuplicateGuest: true,
        allowOverlap: true,
      },
      harness.call(),
    );
    day += 1;
    before = data;
    reservation = `id:${data.reservationId}`;
  });
  afterAll(async () => harness.stop());

  it('moves the dates and shows the old and the new price', async () => {
    const answer = await change({ departureDate: `+${day + 3}d` });
    expect(answer.outcome).toBe('done');
    expect(z.strictObject(ChangedStay.shape).parse(answer.data)).toEqual(answer.data);
    const { totalBefore, total, changed } = answer.data;
    expect(totalBefore).toEqual(before.total);
    expect(Number(total!.amount)).toBeGreaterThan(Number(totalBefore!.amount));
    expect(answer.text).toContain(
      `difference ${(Number(total!.amount) - Number(totalBefore!.amount)).toFixed(2)} EUR`,
    );
    expect(changed).toEqual([expect.stringContaining(`departureDate: ${before.departureDate} -> `)]);
    expect(answer.text).toContain(`before ${totalBefore!.amount} EUR`);
    expect((await read()).total).toEqual(total);
  });

  it('changes room type, rate and people together', async () => {
    const answer = await change({ roomType: 'dlx', ratePlan: 'BARBB', adults: 1 });
    expect(answer.data).toMatchObject({ roomType: 'DLX', ratePlan: 'BARBB', adults: 1 });
    expect(await read()).toMatchObject({ roomType: 'DLX', ratePlan: 'BARBB', adults: 1 });
  });

  it('adds a comment and an arrival time and leaves the price alone', async () => {
    const answer = await change({ comment: 'Late train', arrivalTime: '22:15' });
    expect(answer.data.changed).toEqual(['arrivalTime: none -> 22:15', 'comment added']);
    expect(answer.data.total).toEqual(answer.data.totalBefore);
    const stay = await read();
    expect(stay).toMatchObject({ arrivalTime: '22:15', comments: [expect.stringContaining('Late train')] });
    expect(harness.sent('rsv.putReservation').at(-1)).not.toHaveProperty('reservations.0.roomStay.roomRates');
  });

  it('sends nothing when nothing is different', async () => {
    const calls = sent();
    const answer = await change({ roomType: 'STQ', adults: 2 });
    expect(answer.text).toContain('Nothing was different');
    expect(sent()).toBe(calls);
  });

  it('lets a guest in house stay longer, but not arrive on another day', async () => {
    const { data } = await harness
      .make(SearchReservationsTool)
      .run({ status: 'in_house', limit: 50 }, harness.call());
    const guest = data.reservations.find(
      (row) => row.departureDate === '2026-03-11' && row.ratePlan === 'BAR',
    )!;
    const fault = await faultOf(
      change({ arrivalDate: '+1d', departureDate: '+3d' }, `id:${guest.reservationId}`),
    );
    expect(fault).toMatchObject({ code: 'NOT_ALLOWED_NOW', details: { field: 'arrivalDate' } });
    const outcomes = await Promise.all(
      data.reservations
        .filter((row) => row.departureDate === '2026-03-11')
        .slice(0, 3)
        .map((row) =>
          change({ departureDate: '+2d' }, `id:${row.reservationId}`).catch((error: unknown) => error),
        ),
    );
    expect(outcomes).toContainEqual(
      expect.objectContaining({
        outcome: 'done',
        data: expect.objectContaining({ departureDate: '2026-03-12' }),
      }),
    );
  });

  it.each([
    [{ departureDate: '+1d' }, 'departureDate'],
    [{ arrivalDate: 'yesterday' }, 'arrivalDate'],
    [{ departureDate: '+300d' }, 'departureDate'],
    [{ roomType: 'XXL' }, 'roomType'],
  ])('refuses %o, naming the field', async (more, field) => {
    const calls = sent();
    const fault = await faultOf(change(more));
    expect(fault.code).toMatch(/^INPUT_/);
    expect(fault.details.field).toBe(field);
    expect(sent()).toBe(calls);
  });

  it('refuses what is not for sale and points to what is', async () => {
    const fault = await faultOf(change({ adults: 9 }));
    expect(fault.code).toBe('OPERA_RULE');
    expect(fault.advice).toContain('check_room_availability');
    expect((await read()).adults).toBe(2);
  });

  it('refuses a stay that is over or cancelled', async () => {
    const { data } = await harness
      .make(SearchReservationsTool)
      .run({ status: 'cancelled', limit: 1 }, harness.call());
    const fault = await faultOf(change({ adults: 1 }, data.reservations[0]!.confirmationNumber));
    expect(fault).toMatchObject({ code: 'NOT_ALLOWED_NOW', details: { data: { status: 'cancelled' } } });
  });

  it('reads back what became of a lost answer and of a lost request', async () => {
    await harness.faults({ operation: 'rsv.putReservation', reset: 'after', times: 1 });
    const done = await change({ adults: 1 });
    expect(done).toMatchObject({ outcome: 'done', data: { adults: 1 } });
    await harness.faults({ operation: 'rsv.putReservation', reset: 'before', times: 1 });
    const lost = await change({ adults: 2, comment: 'two now' });
    expect(lost).toMatchObject({ outcome: 'not_done', data: { adults: 1, changed: [] } });
  });

  it('says that it does not know when OPERA stays silent', async () => {
    harness.beforeNext('rsv.putReservation', () =>
      harness.faults(
        { operation: 'rsv.putReservation', reset: 'after' },
        { operation: 'rsv.getReservation', status: 503 },
      ),
    );
    const answer = await change({ adults: 1 });
    expect(answer.outcome).toBe('unknown');
    expect(answer.text).toContain('get_reservation');
  });

  it("tells OPERA's refusal as it is", async () => {
    await harness.faults({ operation: 'rsv.putReservation', status: 403, times: 1 });
    expect((await faultOf(change({ adults: 1 }))).code).toMatch(/^OPERA_/);
    expect((await read()).adults).toBe(2);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
