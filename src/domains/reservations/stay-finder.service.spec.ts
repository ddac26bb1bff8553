import { DomainHarness, faultOf } from '../../../test/support/domain-harness.js';
import { BookingService } from './booking.service.js';
import { CancellationService } from './cancellation.service.js';
import { StayFinder } from './stay-finder.service.js';
import { StaySearchService } from './stay-search.service.js';
import type { Stay, StayStatus } from './stay.js';

describe('StayFinder', () => {
  let harness: DomainHarness;
  let finder: StayFinder;
  let inHouse: Stay;
  let expected: Stay;

  beforeAll(async () => {
    harness = await DomainHarness.start();
    finder = harness.make(StayFinder);
    const searches = harness.make(StaySearchService);
    const first = async (statuses: readonly StayStatus[]) =>
      (await searches.search(harness.call(), { statuses, limit: 1 })).stays[0]!;
    [inHouse, expected] = await Promise.all([first(['in_house', 'due_out']), first(['due_in'])]);
  });
  afterAll(async () => harness.stop());

  it('knows a stay by every number it has', async () => {
    const { reservationId, confirmationNumber, room } = inHouse;
    for (const reference of [
      confirmationNumber!,
      `#${confirmationNumber}`,
      reservationId,
      `id:${reservationId}`,
      room!,
      `room ${room}`,
    ]) {
      expect((await finder.find(harness.call(), reference)).reservationId).toBe(reservationId);
    }
  });

  it('takes the guest in house for a room, unless another status is asked for', async () => {
    const room = expected.room!;
    const found = await finder.find(harness.call(), room).catch((error: unknown) => error);
    expect(found).not.toMatchObject({ reservationId: expected.reservationId });
    const due = await finder.find(harness.call(), room, { statuses: ['due_in'] });
    expect(due.reservationId).toBe(expected.reservationId);
  });

  it('knows a stay by the name of its guest, in either order', async () => {
    const { surname, givenName } = expected.guest;
    for (const reference of [`${surname}, ${givenName}`, `${givenName} ${surname}`]) {
      const found = await finder.find(harness.call(), reference, { statuses: ['due_in'] });
      expect(found.guest).toMatchObject({ surname, givenName });
    }
  });

  it('never guesses: several stays of a name are offered to choose from', async () => {
    const fault = await faultOf(finder.find(harness.call(), 'Al'));
    expect(fault.code).toBe('INPUT_AMBIGUOUS');
    const choices = fault.details.data?.['choices'] as Record<string, unknown>[];
    expect(choices.length).toBeGreaterThan(1);
    expect(choices.length).toBeLessThanOrEqual(10);
    for (const choice of choices) {
      expect(choice).toMatchObject({
        reservationId: expect.any(String),
        guest: expect.any(String),
        status: expect.any(String),
      });
      const chosen = await finder.find(harness.call(), `id:${String(choice['reservationId'])}`);
      expect(chosen.confirmationNumber).toBe(choice['confirmationNumber']);
    }
  });

  it('masks the names it offers for a caller who may not see them', async () => {
    const fault = await faultOf(finder.find(harness.callMasked(), 'Al'));
    const said = JSON.stringify([fault.message, fault.advice, fault.details.data]);
    const choices = fault.details.data?.['choices'] as { guest: string }[];
    for (const { guest } of choices) expect(guest).toMatch(/^.•••, .•••$/u);
    expect(said).not.toMatch(/Al /);
  });

  it('finds a cancelled stay by name until the guest has one to come', async () => {
    const name = 'Quillon, Tina';
    const order = {
      arrival: '2026-05-20',
      departure: '2026-05-21',
      adults: 1,
      children: 0,
      rooms: 1,
      roomType: 'STQ',
      ratePlan: 'BAR',
      allowDuplicateGuest: false,
      allowOverlap: false,
    };
    const bookings = harness.make(BookingService);
    const newGuest = { surname: 'Quillon', givenName: 'Tina' };
    const first = await bookings.book(harness.call(), { ...order, newGuest });
    const cancellations = harness.make(CancellationService);
    const plan = await cancellations.plan(harness.call(), `id:${first.reservationId}`, 'CHPL');
    await cancellations.cancel(harness.call(), plan);
    expect(await finder.find(harness.call(), name)).toMatchObject({
      reservationId: first.reservationId,
      status: 'cancelled',
    });
    const { profileId } = first.details!.stay.guest;
    const second = await bookings.book(harness.call(), { ...order, profileId });
    expect((await finder.find(harness.call(), name)).reservationId).toBe(second.reservationId);
  });

  it.each(['id:999999', '99999999', 'room 9999', 'Qwxyz, Nobody'])(
    'says that %s fits nothing',
    async (reference) => {
      const fault = await faultOf(finder.find(harness.call(), reference, { field: 'stay' }));
      expect(fault).toMatchObject({ code: 'NOT_FOUND', details: { field: 'stay' } });
      expect(fault.message).not.toContain('Qwxyz');
    },
  );

  it('says which status was missing', async () => {
    const name = `${inHouse.guest.surname}, ${inHouse.guest.givenName}`;
    const fault = await faultOf(finder.find(harness.call(), name, { statuses: ['no_show'] }));
    expect(fault.message).toContain('no show');
  });

  it('offers both when a confirmation number is the id of another stay', async () => {
    const snapshot = JSON.stringify(await harness.control('GET', 'snapshot'));
    const clash = snapshot.replaceAll(`"${expected.confirmationNumber}"`, `"${inHouse.reservationId}"`);
    await harness.control('POST', 'snapshot', JSON.parse(clash));
    const fault = await faultOf(finder.find(harness.call({ fresh: true }), inHouse.reservationId));
    expect(fault.code).toBe('INPUT_AMBIGUOUS');
    const exact = await finder.find(harness.call({ fresh: true }), `id:${inHouse.reservationId}`);
    expect(exact.reservationId).toBe(inHouse.reservationId);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
