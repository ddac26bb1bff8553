import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { BookedStay } from '../stay.schema.js';
import { CreateReservationTool } from './create-reservation.tool.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';

type Order = Parameters<CreateReservationTool['run']>[0];

describe.each([undefined, 'MCP'])('create_reservation with external system %s', (externalSystem) => {
  let harness: DomainHarness;
  let tool: CreateReservationTool;
  let order: Order;
  let before = 0;
  let turn = 0;
  const sent = () => harness.sent('rsv.postReservation').length - before;
  const stays = async (name: string) => {
    const { data } = await harness
      .make(SearchReservationsTool)
      .run({ name, limit: 20 }, harness.call({ fresh: true }));
    return data.reservations;
  };
  const book = (more: Partial<Order> = {}) => tool.run({ ...order, ...more }, harness.call());

  beforeAll(async () => {
    harness = await DomainHarness.start({ externalSystem });
    tool = harness.make(CreateReservationTool);
  });
  beforeEach(async () => {
    order = {
      // A name that no other test has, nor any guest of the seed.
      guestName: `Vex${String.fromCodePoint(97 + turn)}lor, Tina`,
      arrivalDate: `+${60 + turn}d`,
      departureDate: `+${62 + turn}d`,
      adults: 2,
      children: 0,
      rooms: 1,
      roomType: 'STQ',
      ratePlan: 'BAR',
      allowDuplicateGuest: false,
      allowOverlap: false,
    };
    turn += 1;
    await harness.faults();
    before += sent();
  });
  afterAll(async () => harness.stop());

  it('books for a new guest and answers number, total and policy', async () => {
    const answer = await book({
      email: 'tina@mail.example',
      phone: '+49 170 1234567',
      roomType: 'stq',
      comment: 'Quiet room, please',
      arrivalTime: '21:30',
      paymentMethod: 'CA',
    });
    expect(answer.outcome).toBe('done');
    expect(z.strictObject(BookedStay.shape).parse(answer.data)).toEqual(answer.data);
    expect(answer.data).toMatchObject({
      confirmationNumber: expect.stringMatching(/^\d+$/),
      guest: order.guestName,
      status: 'reserved',
      roomType: 'STQ',
      total: { amount: expect.stringMatching(/^\d+\.\d\d$/), currency: 'EUR' },
      cancellation: [expect.stringContaining('free until')],
    });
    for (const fact of [answer.data.confirmationNumber!, answer.data.total!.amount])
      expect(answer.text).toContain(fact);
    const stay = await harness
      .make(GetReservationTool)
      .run({ reservation: answer.data.confirmationNumber!, include: ['comments'] }, harness.call());
    expect(stay.data).toMatchObject({
      arrivalTime: '21:30',
      paymentMethod: 'CA',
      comments: [expect.stringContaining('Quiet room')],
    });
  });

  it('books on the profile a guest has, sure of it by a contact', async () => {
    const first = await book({ email: 'sure@mail.example' });
    const again = await book({ email: 'sure@mail.example', arrivalDate: '+120d', departureDate: '+121d' });
    expect(again.outcome).toBe('done');
    expect(again.notes?.join()).toContain('profile the guest already has');
    expect(await stays(order.guestName!)).toHaveLength(2);
    expect(first.data.guest).toBe(again.data.guest);
    expect(harness.sent('rsv.postReservation').at(-1)).toMatchObject({
      reservations: {
        reservation: [{ reservationGuests: [{ profileInfo: { profileIdList: [{ type: 'Profile' }] } }] }],
      },
    });
  });

  it('asks first whether a namesake is the same guest', async () => {
    await book();
    const answer = await book({ arrivalDate: '+120d', departureDate: '+121d' });
    expect(answer).toMatchObject({
      outcome: 'not_done',
      data: { likelyGuests: [{ because: expect.stringContaining('same name') }] },
    });
    expect(answer.text).toContain('allowDuplicateGuest');
    expect(sent()).toBe(1);
    const someoneElse = await book({
      arrivalDate: '+120d',
      departureDate: '+121d',
      allowDuplicateGuest: true,
    });
    expect(someoneElse.outcome).toBe('done');
  });

  it('does not let a guest have two stays at once without a word', async () => {
    const first = await book({ email: 'two@mail.example' });
    const answer = await book({
      email: 'two@mail.example',
      arrivalDate: order.arrivalDate,
      departureDate: `+${Number.parseInt(order.arrivalDate, 10) + 8}d`,
      ratePlan: 'LONG',
    });
    expect(answer).toMatchObject({
      outcome: 'not_done',
      data: { overlapping: [expect.stringContaining(`id ${first.data.reservationId}`)] },
    });
    expect(sent()).toBe(1);
    const wanted = await book({ email: 'two@mail.example', allowOverlap: true });
    expect(wanted.outcome).toBe('done');
  });

  it('sees no overlap when one stay ends where the next begins', async () => {
    await book({ email: 'chain@mail.example' });
    const next = await book({
      email: 'chain@mail.example',
      arrivalDate: order.departureDate,
      departureDate: `+${Number.parseInt(order.departureDate, 10) + 1}d`,
    });
    expect(next.outcome).toBe('done');
  });

  it.each([
    [
      'a rate that has to be booked ahead',
      { ratePlan: 'ADV', arrivalDate: '+1d', departureDate: '+2d' },
      'stay rule',
    ],
    ['a party that is too large', { adults: 8 }, 'too large'],
    ['more rooms than there are', { rooms: 9, roomType: 'SUI' }, 'no room of this type'],
  ])('refuses %s and offers something else', async (_what, more, reason) => {
    const fault = await faultOf(book(more));
    expect(fault.code).toBe('OPERA_RULE');
    expect(fault.message).toContain(reason);
    expect(sent()).toBe(0);
  });

  it('offers other rates and room types instead', async () => {
    const fault = await faultOf(book({ ratePlan: 'ADV', arrivalDate: '+1d', departureDate: '+2d' }));
    expect(fault.details.data?.['alternatives']).toContainEqual(
      expect.objectContaining({
        roomType: 'STQ',
        ratePlan: 'BAR',
        total: { amount: expect.any(String), currency: 'EUR' },
      }),
    );
    expect(fault.advice).toContain('STQ at BAR for');
  });

  it.each([
    [{ roomType: 'STQQ' }, 'roomType'],
    [{ ratePlan: 'BARX' }, 'ratePlan'],
    [{ guarantee: 'NONE' }, 'guarantee'],
    [{ paymentMethod: 'GOLD' }, 'paymentMethod'],
  ])('answers a wrong code with the right ones: %o', async (more, field) => {
    const fault = await faultOf(book(more));
    expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field } });
    expect(fault.details.data?.['choices']).toContainEqual({
      code: expect.any(String),
      description: expect.any(String),
    });
    expect(sent()).toBe(0);
  });

  it('books nothing for nobody, nor for a profile that is not there', async () => {
    expect(await faultOf(book({ guestName: undefined }))).toMatchObject({ code: 'INPUT_INVALID' });
    const fault = await faultOf(book({ guestName: undefined, guestProfileId: '999999' }));
    expect(fault).toMatchObject({ code: 'NOT_FOUND', details: { field: 'guestProfileId' } });
    expect(sent()).toBe(0);
  });

  it('books once for a request made twice, and says so', async () => {
    const requestKey = `request of ${order.guestName}`;
    const first = await book({ requestKey });
    const second = await book({ requestKey });
    expect(second).toMatchObject({
      outcome: 'done',
      data: { reservationId: first.data.reservationId, reference: first.data.reference },
    });
    expect(second.text).toContain('nothing was booked again');
    expect(sent()).toBe(1);
  });

  it('does not answer another request with a booking of the same key', async () => {
    const requestKey = `request of ${order.guestName}`;
    const first = await book({ requestKey });
    const other = await book({ requestKey, ratePlan: 'BARBB' });
    expect(other).toMatchObject({ outcome: 'not_done', data: { reservationId: first.data.reservationId } });
    expect(other.notes?.join()).toContain('another requestKey');
  });

  it('finds the booking whose answer was lost, and sends once', async () => {
    await harness.faults({ operation: 'rsv.postReservation', reset: 'after', times: 1 });
    const answer = await book();
    expect(answer.outcome).toBe('done');
    expect(await stays(order.guestName!)).toMatchObject([
      { confirmationNumber: answer.data.confirmationNumber },
    ]);
    expect(sent()).toBe(1);
  });

  it('knows that a request was lost', async () => {
    await harness.faults({ operation: 'rsv.postReservation', reset: 'before', times: 1 });
    const answer = await book();
    expect(answer.outcome).toBe('not_done');
    expect(answer.text).toContain('safe to try again');
    expect(await stays(order.guestName!)).toEqual([]);
  });

  it('says what to look for when it cannot know', async () => {
    harness.beforeNext('rsv.postReservation', () =>
      harness.faults(
        { operation: 'rsv.postReservation', reset: 'after' },
        { operation: 'rsv.searchHotelReservations', status: 503 },
        { operation: 'rsv.getReservationByExtId', status: 503 },
      ),
    );
    const answer = await book();
    expect(answer.outcome).toBe('unknown');
    expect(answer.text).toContain(answer.data.reference);
    await harness.faults();
    expect(await stays(order.guestName!)).toHaveLength(1);
  });

  it('keeps the booking when only reading it back fails', async () => {
    harness.beforeNext('rsv.getReservation', () =>
      harness.faults({ operation: 'rsv.getReservation', status: 503 }),
    );
    const answer = await book();
    expect(answer).toMatchObject({ outcome: 'done', data: { reservationId: expect.any(String) } });
    expect(answer.notes?.join()).toContain('get_reservation');
  });

  it('masks the guest for a caller who may not see names', async () => {
    const answer = await tool.run(order, harness.callMasked());
    expect(answer.outcome).toBe('done');
    expect(`${answer.text}${JSON.stringify(answer.data)}`).not.toContain(order.guestName!.split(',')[0]);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
