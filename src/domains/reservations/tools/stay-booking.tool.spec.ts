import { bookStay } from '../../../../test/support/booked-stay.js';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { AddAccompanyingGuestTool } from './add-accompanying-guest.tool.js';
import { AddToWaitlistTool } from './add-to-waitlist.tool.js';
import { BulkCreateReservationsTool } from './bulk-create-reservations.tool.js';
import { CombineShareTool } from './combine-share.tool.js';
import { CopyReservationTool } from './copy-reservation.tool.js';
import { GetBulkOperationStatusTool } from './get-bulk-operation-status.tool.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';
import { SplitReservationTool } from './split-reservation.tool.js';

describe('stays booked again, together, in a list, or waiting', () => {
  let house: DomainHarness;

  beforeAll(async () => {
    house = await DomainHarness.start();
  });
  beforeEach(async () => house.faults());
  afterAll(async () => house.stop());
  const read = async (reservation: string) =>
    (await house.make(GetReservationTool).run({ reservation, include: [] }, house.call())).data;

  it('copies a stay to other dates once, and again only when told so', async () => {
    const tool = house.make(CopyReservationTool);
    const reservation = await bookStay(house, { days: 62, nights: 2 });
    const wish = { reservation, arrivalDate: '+69d' };
    await house.faults({ operation: 'rsv.postReservationCopy', reset: 'after', times: 1 });
    const copy = await tool.run(wish, house.call());
    expect(copy).toMatchObject({
      outcome: 'done',
      data: { arrivalDate: '2026-05-18', departureDate: '2026-05-20' },
    });
    expect(await read(`id:${copy.data.copyId ?? ''}`)).toMatchObject({
      roomType: 'STQ',
      ratePlan: 'BAR',
      nights: 2,
    });
    const again = await tool.run(wish, house.call());
    expect(again.data.copyId).toBe(copy.data.copyId);
    expect(again.text).toContain('before');
    const second = await tool.run({ ...wish, requestKey: 'second copy' }, house.call());
    expect(second.data.copyId).not.toBe(copy.data.copyId);
    const past = await faultOf(tool.run({ reservation, arrivalDate: '-2d' }, house.call()));
    expect(past.details.field).toBe('arrivalDate');
    expect((await faultOf(tool.run({ ...wish, reservation: '99999999' }, house.call()))).code).toBe(
      'NOT_FOUND',
    );
  });

  it('splits a booking of three rooms, and says when there is nothing to split', async () => {
    const tool = house.make(SplitReservationTool);
    const reservation = await bookStay(house, { days: 76, rooms: 3 });
    expect((await read(reservation)).rooms).toBe(3);
    const split = await tool.run({ reservation, all: true }, house.call());
    expect(split.data.rooms).toHaveLength(3);
    expect((await read(reservation)).rooms).toBeUndefined();
    const fault = await faultOf(tool.run({ reservation, all: true }, house.call()));
    expect(fault.code).toBe('NOT_ALLOWED_NOW');
  });

  it('puts two stays into one room, and passes on what OPERA has against it', async () => {
    const tool = house.make(CombineShareTool);
    const reservation = await bookStay(house, { days: 83, guestName: 'Sharing, Anna' });
    const other = await bookStay(house, { days: 83, guestName: 'Sharing, Ben' });
    const wish = { reservation, with: other, price: 'first_pays' as const };
    const shared = await tool.run(wish, house.callMasked());
    expect(shared).toMatchObject({ outcome: 'done', data: { guest: 'S•••, A•••', withGuest: 'S•••, B•••' } });
    expect((await read(other)).total).toMatchObject({ amount: '0.00' });
    expect((await tool.run(wish, house.call())).text).toContain('already');
    const later = await bookStay(house, { days: 97 });
    const fault = await faultOf(tool.run({ ...wish, with: later }, house.call()));
    expect(fault).toMatchObject({ code: 'OPERA_RULE' });
    expect(fault.message).toContain('no night in common');
    const vague = await faultOf(tool.run({ ...wish, with: 'Sharing' }, house.call()));
    expect(vague).toMatchObject({ code: 'INPUT_AMBIGUOUS', details: { field: 'with' } });
  });

  it('adds a guest by name, asks about likely profiles, keeps the others', async () => {
    const tool = house.make(AddAccompanyingGuestTool);
    const reservation = await bookStay(house, { days: 90, adults: 2 });
    const wish = { reservation, guestName: 'Zweitgast, Mia', allowDuplicateGuest: false };
    const added = await tool.run(wish, house.call());
    expect(added).toMatchObject({ outcome: 'done', data: { guestProfileId: expect.any(String) } });
    expect((await tool.run(wish, house.call())).text).toContain('already');
    const other = await bookStay(house, { days: 90, adults: 2 });
    const asked = await tool.run({ ...wish, reservation: other }, house.callMasked());
    expect(asked).toMatchObject({ outcome: 'not_done', data: { likelyGuests: [{ name: 'Z•••, M•••' }] } });
    const byId = {
      reservation,
      guestProfileId: asked.data.likelyGuests?.[0]?.profileId,
      allowDuplicateGuest: false,
    };
    expect((await tool.run(byId, house.call())).text).toContain('already');
    await tool.run({ ...wish, guestName: 'Drittgast, Leo' }, house.call());
    expect((await read(reservation)).accompanying).toEqual(['Zweitgast, Mia', 'Drittgast, Leo']);
    const nobody = await faultOf(tool.run({ reservation, allowDuplicateGuest: false }, house.call()));
    expect(nobody.details.field).toBe('guestName');
    const unknown = await faultOf(tool.run({ ...byId, guestProfileId: '999999' }, house.call()));
    expect(unknown).toMatchObject({ code: 'NOT_FOUND', details: { field: 'guestProfileId' } });
  });

  it('puts a guest on the waitlist for dates that nobody could book', async () => {
    const tool = house.make(AddToWaitlistTool);
    const wish = {
      guestName: 'Wartend, Eva',
      arrivalDate: 'today',
      departureDate: '+2d',
      adults: 1,
      children: 0,
      roomType: 'sui',
      ratePlan: 'bar',
      reason: 'full',
    };
    const waiting = await tool.run(wish, house.call());
    expect(waiting).toMatchObject({ outcome: 'done', data: { reservationId: expect.any(String) } });
    expect(await read(`id:${waiting.data.reservationId ?? ''}`)).toMatchObject({ status: 'waitlisted' });
    const list = await house
      .make(SearchReservationsTool)
      .run({ status: 'waitlisted', limit: 50 }, house.call());
    expect(list.data.reservations.map((one) => one.guest)).toContain('Wartend, Eva');
    const asked = await tool.run(wish, house.call());
    expect(asked).toMatchObject({
      outcome: 'not_done',
      data: { likelyGuests: [{ name: expect.any(String) }] },
    });
    expect((await faultOf(tool.run({ ...wish, reason: 'ZZ' }, house.call()))).details.field).toBe('reason');
  });

  it('books a list row by row, goes on where it stopped, and knows what is there', async () => {
    const tool = house.make(BulkCreateReservationsTool);
    const stay = (guestName: string, more: object = {}) => ({
      guestName,
      arrivalDate: '+62d',
      departureDate: '+63d',
      roomType: 'STT',
      ratePlan: 'BAR',
      adults: 1,
      children: 0,
      ...more,
    });
    const stays = [stay('Liste, Eins'), stay('Liste, Zwei', { roomType: 'NOPE' }), stay('Liste, Drei')];
    const args = { batch: 'Wedding May', stays, allowDuplicateGuests: false };
    const sent = () => house.sent('rsv.postReservation').length;
    const before = sent();
    const preview = await tool.preview(args, house.call());
    expect(preview.facts).toMatchObject({ toBook: 2 });
    expect(preview.summary).toContain('CANNOT BE BOOKED');
    expect(sent()).toBe(before);
    const told: number[] = [];
    const first = await tool.run(args, house.call({ progress: (done) => told.push(done) }));
    expect(first).toMatchObject({ outcome: 'not_done', data: { booked: 2 } });
    expect(told).toEqual([1, 2, 3]);
    expect(first.data.rows[1]?.problem).toContain('nearest valid codes');
    const fixed = { ...args, stays: [stays[0]!, stay('Liste, Zwei'), stays[2]!] };
    expect((await tool.preview(fixed, house.call())).facts).toMatchObject({ toBook: 1 });
    const second = await tool.run(fixed, house.call());
    expect(second).toMatchObject({ outcome: 'done', data: { booked: 3 } });
    expect(second.data.rows[0]?.reservationId).toBe(first.data.rows[0]?.reservationId);
    expect(sent()).toBe(before + 3);
    const status = house.make(GetBulkOperationStatusTool);
    const known = await status.run({ batch: 'Wedding May', count: 4 }, house.callMasked());
    expect(known.data.booked).toBe(3);
    expect(known.data.rows[0]).toMatchObject({ guest: 'L•••, E•••', outcome: 'done' });
    expect(known.data.rows[3]).toEqual({ row: 4, outcome: 'not_done' });
    const late = await tool.run({ ...args, batch: 'Too late' }, house.call({ deadline: 0 }));
    expect(late.data.rows[0]?.problem).toContain('Call again');
    expect(sent()).toBe(before + 3);
  });

  it('kept to Oracle’s contract in all of this', () => {
    expect(house.contractProblems()).toEqual([]);
  });
});
