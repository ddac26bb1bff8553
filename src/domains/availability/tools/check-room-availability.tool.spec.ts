import { z } from 'zod';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { RoomAvailability } from '../availability.schema.js';
import { CheckRoomAvailabilityTool } from './check-room-availability.tool.js';

const asked = {
  arrivalDate: 'tomorrow',
  departureDate: '+3d',
  adults: 2,
  children: 0,
  rooms: 1,
  includeUnavailable: false,
  detail: 'summary' as const,
};

describe('check_room_availability', () => {
  let harness: DomainHarness;
  let tool: CheckRoomAvailabilityTool;

  beforeAll(async () => {
    harness = await DomainHarness.start();
    tool = harness.make(CheckRoomAvailabilityTool);
  });
  afterAll(async () => harness.stop());

  it.each(['SAND01', 'SAND02'])('shows what %s sells, cheapest first, with its terms', async (hotelId) => {
    const { data, text } = await tool.run(asked, harness.call({ hotelId }));
    expect(z.strictObject(RoomAvailability.shape).parse(data)).toEqual(data);
    expect(data).toMatchObject({ arrivalDate: '2026-03-11', departureDate: '2026-03-13', nights: 2 });
    expect(data.roomTypes.length).toBeGreaterThan(1);
    for (const type of data.roomTypes) {
      const totals = type.rates.map((rate) => Number(rate.total?.amount));
      expect(totals).toEqual([...totals].sort((a, b) => a - b));
      expect(type.rates.length).toBeLessThanOrEqual(3);
      expect(text).toContain(`${type.roomType} ${type.name}`);
    }
    const flexible = data.ratePlans.find((plan) => plan.ratePlan === 'BAR');
    expect(flexible?.terms).toContain('guarantee CC');
    expect(text).toContain(`BAR: ${flexible?.name}; ${flexible?.terms}`);
  });

  it('gives every night of one room type and the reasons of what is closed', async () => {
    const { data } = await tool.run({ ...asked, roomType: 'STQ' }, harness.call());
    const [type] = data.roomTypes;
    const bar = type?.rates.find((rate) => rate.ratePlan === 'BAR');
    expect(bar?.nights).toEqual([expect.stringMatching(/^2 x \d+\.\d\d EUR from 2026-03-11$/)]);
    const advance = type?.rates.find((rate) => rate.ratePlan === 'ADV');
    expect(advance).toMatchObject({ available: false, reason: expect.stringContaining('stay rule') });
  });

  it('explains why a party does not fit', async () => {
    const { data, text } = await tool.run({ ...asked, roomType: 'SGL' }, harness.call());
    expect(data.roomTypes).toMatchObject([{ roomType: 'SGL', available: false }]);
    expect(text).toContain('the party is too large or too small');
  });

  it('says where to look when nothing is left', async () => {
    const { data, notes } = await tool.run({ ...asked, adults: 20 }, harness.call());
    expect(data.roomTypes).toEqual([]);
    expect(notes?.join()).toContain('includeUnavailable');
  });

  it('is short: a whole hotel fits in the space of a page', async () => {
    const { data } = await tool.run(asked, harness.call());
    expect(JSON.stringify(data).length).toBeLessThan(5_000);
  });

  it('offers the nearest codes for a wrong room type', async () => {
    const fault = await faultOf(tool.run({ ...asked, roomType: 'STQX' }, harness.call()));
    expect(fault.code).toBe('INPUT_UNKNOWN_CODE');
    expect(fault.details.field).toBe('roomType');
    expect(fault.details.data?.['choices']).toContainEqual({ code: 'STQ', description: 'Standard Queen' });
  });

  it('refuses a departure before the arrival', async () => {
    const fault = await faultOf(tool.run({ ...asked, departureDate: 'today' }, harness.call()));
    expect(fault.details.field).toBe('departureDate');
  });

  it('does not hide that OPERA is away', async () => {
    await harness.faults({ operation: 'par.searchHotelAvailability', status: 503, times: 10 });
    const fault = await faultOf(tool.run(asked, harness.call({ fresh: true })));
    await harness.faults();
    expect(fault.code).toBe('OPERA_UNAVAILABLE');
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
    expect(harness.sandbox.calls().length).toBeGreaterThan(3);
  });
});
