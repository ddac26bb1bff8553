import { HouseRig } from '../../../../test/support/house-rig.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import { BookLeisureActivityTool } from './book-leisure-activity.tool.js';
import { CancelLeisureBookingTool } from './cancel-leisure-booking.tool.js';
import { CompleteSalesActivityTool } from './complete-sales-activity.tool.js';
import { CreateSalesActivityTool } from './create-sales-activity.tool.js';
import { ListLeisureActivitiesTool } from './list-leisure-activities.tool.js';
import { ListSalesActivitiesTool } from './list-sales-activities.tool.js';

describe('activities', () => {
  let house: HouseRig;
  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  describe('of the sales team', () => {
    const list = (more: object = {}) =>
      house
        .make(ListSalesActivitiesTool)
        .run({ from: 'today', state: 'open', limit: 20, ...more }, house.call());
    const order = {
      kind: 'appointment' as const,
      type: 'meet',
      purpose: 'Autumn series',
      date: 'tomorrow',
      start: '14:00',
      end: '15:30',
      owner: 'event1',
    };

    it('are listed by day, owner and state, in pages', async () => {
      const today = await list();
      expect(today.data.activities.length).toBeGreaterThan(1);
      expect(today.data.activities.every(({ start }) => start!.startsWith('2026-03-10'))).toBe(true);
      const mine = await list({ from: '-1d', until: '+7d', owner: 'SALES1' });
      expect(mine.data.activities.every(({ owner }) => owner === 'SALES1')).toBe(true);
      const first = await list({ from: '-1d', until: '+7d', limit: 2 });
      expect(first.next).toBe(2);
      expect((await list({ from: '+40d' })).text).toContain('No sales activities');
      const fault = await faultOf(list({ owner: 'SALE' }));
      expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'owner' } });
    });

    it('are entered once and completed once', async () => {
      const create = house.make(CreateSalesActivityTool);
      const made = await create.run(order, house.call());
      expect(made).toMatchObject({
        outcome: 'done',
        data: { created: true, start: '2026-03-11 14:00', id: expect.stringMatching(/^\d+$/) },
      });
      const again = await create.run(order, house.call());
      expect(again.data).toEqual({ ...made.data, created: false });
      const complete = house.make(CompleteSalesActivityTool);
      const activityId = made.data.id!;
      const done = await complete.run({ activityId }, house.call());
      expect(done).toMatchObject({ outcome: 'done', data: { id: activityId, changed: true } });
      expect((await complete.run({ activityId }, house.call())).data.changed).toBe(false);
      const all = await list({ from: 'tomorrow', state: 'done' });
      expect(all.data.activities.map(({ id }) => id)).toContain(activityId);
    });

    it('are refused for unknown types and ids and an end before the start', async () => {
      const create = house.make(CreateSalesActivityTool);
      const type = await faultOf(create.run({ ...order, type: 'MEAT' }, house.call()));
      expect(type).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'type' } });
      expect(type.advice).toContain('MEET (Meeting)');
      expect(await faultOf(create.run({ ...order, end: '13:00' }, house.call()))).toMatchObject({
        code: 'INPUT_INVALID',
        details: { field: 'end' },
      });
      const unknown = house.make(CompleteSalesActivityTool).run({ activityId: '1' }, house.call());
      expect((await faultOf(unknown)).code).toBe('OPERA_NOT_FOUND');
    });

    it('are not doubled when an answer is lost', async () => {
      await house.trouble({ operation: 'act.postActivities', reset: 'after', times: 1 });
      const lost = { ...order, purpose: 'Lost and found again' };
      const made = await house.make(CreateSalesActivityTool).run(lost, house.call());
      await house.trouble();
      expect(made).toMatchObject({ outcome: 'done', data: { created: true } });
      const all = await list({ from: 'tomorrow', owner: 'EVENT1' });
      expect(all.data.activities.filter(({ purpose }) => purpose === lost.purpose)).toHaveLength(1);
    });
  });

  describe('of guests', () => {
    const spa = async () => {
      const stay = await house.stay(
        'in_house',
        ({ nights, departureDate }) => nights > 1 && departureDate > '2026-03-10',
      );
      return {
        stay,
        order: {
          reservation: `id:${stay.reservationId}`,
          type: 'spa',
          date: 'today',
          start: '16:00',
          end: '17:00',
          persons: 2,
          name: 'Salt scrub',
          location: 'SPA1',
        },
      };
    };
    const list = (reservation: string) =>
      house.make(ListLeisureActivitiesTool).run({ reservation }, house.call());

    it('are booked once, listed and cancelled after a yes', async () => {
      const { order } = await spa();
      const book = house.make(BookLeisureActivityTool);
      expect((await list(order.reservation)).text).toContain('No leisure activity');
      const made = await book.run(order, house.call());
      expect(made).toMatchObject({ outcome: 'done', data: { created: true, start: '2026-03-10 16:00' } });
      expect((await book.run(order, house.call())).data).toEqual({ ...made.data, created: false });
      expect((await list(order.reservation)).data.bookings).toEqual([
        {
          id: made.data.bookingId,
          type: 'SPA',
          name: 'Salt scrub',
          location: 'SPA1',
          start: '2026-03-10 16:00',
          end: '2026-03-10 17:00',
          persons: 2,
          status: 'Confirmed',
        },
      ]);
      const cancel = house.make(CancelLeisureBookingTool);
      const wish = { reservation: order.reservation, bookingId: made.data.bookingId! };
      const preview = await cancel.preview(wish, house.maskedCall());
      expect(preview.summary).toMatch(/^Cancel for .•••/);
      expect(preview.summary).toContain('Salt scrub');
      expect((await list(order.reservation)).data.bookings).toHaveLength(1);
      const done = await cancel.run(wish, await house.agreed((call) => cancel.preview(wish, call)));
      expect(done).toMatchObject({ outcome: 'done', data: { bookingId: wish.bookingId, type: 'SPA' } });
      expect((await list(order.reservation)).data.bookings).toEqual([]);
      expect(await faultOf(cancel.preview(wish, house.call()))).toMatchObject({
        code: 'NOT_FOUND',
        details: { field: 'bookingId' },
      });
    });

    it('are refused outside the stay, at a taken time, of unknown type, for nobody and for several', async () => {
      const { order, stay } = await spa();
      const book = house.make(BookLeisureActivityTool);
      const refused = async (more: object) => faultOf(book.run({ ...order, ...more }, house.call()));
      expect(await refused({ date: '+60d' })).toMatchObject({
        code: 'INPUT_INVALID',
        details: { field: 'date' },
      });
      expect(await refused({ end: '15:00' })).toMatchObject({
        code: 'INPUT_INVALID',
        details: { field: 'end' },
      });
      expect(await refused({ type: 'SPAA' })).toMatchObject({ code: 'INPUT_UNKNOWN_CODE' });
      expect(await refused({ reservation: '99999999' })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refused({ reservation: 'Al' })).toMatchObject({ code: 'INPUT_AMBIGUOUS' });
      await book.run({ ...order, start: '18:00', end: '19:00' }, house.call());
      const clash = await refused({ type: 'GOLF', start: '18:30', end: '20:00' });
      expect(clash.code).toBe('OPERA_INVALID_REQUEST');
      const gone = await house.stay('cancelled');
      expect(await refused({ reservation: `id:${gone.reservationId}` })).toMatchObject({
        code: 'NOT_ALLOWED_NOW',
      });
      expect((await list(`id:${stay.reservationId}`)).data.bookings).toHaveLength(1);
    });
  });
});
