import { LOCAL_CALLER } from '../../auth/caller.js';
import { DomainHarness, faultOf } from '../../../test/support/domain-harness.js';
import { CodesService } from './codes.service.js';
import { HotelCalendar } from './hotel-calendar.service.js';
import { HotelsService } from './hotels.service.js';

describe('configuration services', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  it('reads spoken dates against the business date, on either release', async () => {
    const calendar = harness.make(HotelCalendar);
    expect(await calendar.resolve(harness.call(), '+3d')).toBe('2026-03-13');
    expect(await calendar.resolve(harness.call({ hotelId: 'SAND02' }), 'yesterday')).toBe('2026-03-09');
  });

  it('asks OPERA nothing for a plain date', async () => {
    const before = harness.sent('bof.getBusinessDate').length;
    expect(await harness.make(HotelCalendar).resolve(harness.call({ fresh: true }), '2027-01-02')).toBe(
      '2027-01-02',
    );
    expect(harness.sent('bof.getBusinessDate')).toHaveLength(before);
  });

  it.each([
    ['yesterday', 'tomorrow', 'arrivalDate'],
    ['+2d', '+2d', 'departureDate'],
    ['+2d', '+1d', 'departureDate'],
    ['today', '+91d', 'departureDate'],
  ])('refuses a stay from %s to %s, naming %s and the way out', async (arrival, departure, field) => {
    const fault = await faultOf(
      harness.make(HotelCalendar).stayDates(harness.call(), { arrival, departure }),
    );
    expect(fault.code).toBe('INPUT_INVALID');
    expect(fault.details.field).toBe(field);
    expect(fault.advice).toMatch(/2026-0\d-\d\d/);
  });

  it('takes the longest stay there is', async () => {
    const dates = await harness
      .make(HotelCalendar)
      .stayDates(harness.call(), { arrival: 'today', departure: '+90d' });
    expect(dates).toMatchObject({ arrival: '2026-03-10', nights: 90 });
  });

  it('finds a code whatever its case, and offers the nearest for a wrong one', async () => {
    const codes = harness.make(CodesService);
    expect(await codes.check(harness.call(), 'room-type', 'stq')).toMatchObject({ code: 'STQ' });
    const fault = await faultOf(codes.check(harness.call(), 'rate-plan', 'BARR', 'ratePlan'));
    expect(fault.code).toBe('INPUT_UNKNOWN_CODE');
    expect(fault.details.field).toBe('ratePlan');
    expect(fault.advice).toContain('BAR (');
    expect(fault.details.data?.['choices']).toContainEqual(expect.objectContaining({ code: 'BARBB' }));
  });

  it.each([
    'transaction-code',
    'payment-method',
    'cancellation-reason',
    'guarantee',
    'market',
    'source',
  ] as const)('has a list of %s codes at both hotels', async (kind) => {
    const codes = harness.make(CodesService);
    expect((await codes.list(harness.call(), kind)).length).toBeGreaterThan(2);
    expect((await codes.list(harness.call({ hotelId: 'SAND02' }), kind)).length).toBeGreaterThan(2);
  });

  it('shows a caller only the hotels it may act for', async () => {
    const hotels = harness.make(HotelsService);
    expect((await hotels.list(harness.call())).map((hotel) => hotel.hotelId)).toEqual(['SAND01', 'SAND02']);
    const caller = { ...LOCAL_CALLER, hotels: ['SAND02'] };
    const own = await hotels.list(harness.call({ caller, hotelId: 'SAND02' }));
    expect(own.map((hotel) => hotel.hotelId)).toEqual(['SAND02']);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
