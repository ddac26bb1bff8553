import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { GetForecastTool } from './get-forecast.tool.js';
import { GetHouseStatusTool } from './get-house-status.tool.js';
import { GetOccupancyReportTool } from './get-occupancy-report.tool.js';
import { GetReservationPaceTool } from './get-reservation-pace.tool.js';
import { AllStays } from '../all-stays.service.js';

describe('the house in figures', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  it.each([
    ['SAND01', 'EUR'],
    ['SAND02', 'USD'],
  ])('get_forecast agrees with the reservations of %s', async (hotelId, currency) => {
    const call = harness.call({ hotelId });
    const { data, text } = await harness.make(GetForecastTool).run({ from: 'today' }, call);
    expect(data.days).toHaveLength(14);
    const stays = await harness
      .make(AllStays)
      .find(call, { arrival: { from: '2026-03-12', to: '2026-03-12' } });
    const booked = stays.filter((stay) => stay.status === 'reserved' && stay.nights > 0);
    expect(data.days[2]?.arrivals).toBe(booked.reduce((sum, stay) => sum + stay.numberOfRooms, 0));
    expect(data.days.every((day) => (day.occupancy ?? -1) >= 0 && (day.occupancy ?? 101) <= 100)).toBe(true);
    const cents = data.days.reduce((sum, day) => sum + Math.round(Number(day.roomRevenue?.amount) * 100), 0);
    expect(data.roomRevenue).toEqual({ amount: (cents / 100).toFixed(2), currency });
    expect(data.sold).toBe(data.days.reduce((sum, day) => sum + (day.sold ?? 0), 0));
    expect(text).toContain('Together:');
  });

  it('get_occupancy_report looks back, and is short', async () => {
    const tool = harness.make(GetOccupancyReportTool);
    const { data } = await tool.run({ from: '-6d' }, harness.call());
    expect(data.days.map((day) => day.date)[6]).toBe('2026-03-10');
    expect(data.days[0]?.sold).toBeGreaterThan(10);
    const long = await tool.run({ from: '-10d', to: '+20d' }, harness.call());
    expect(JSON.stringify(long.data).length / long.data.days.length).toBeLessThan(200);
    const fault = await faultOf(tool.run({ from: 'today', to: 'yesterday' }, harness.call()));
    expect(fault.details.field).toBe('to');
  });

  it('get_occupancy_report stands without revenue, not without rooms', async () => {
    const tool = harness.make(GetOccupancyReportTool);
    await harness.faults({ operation: 'rsv.getReservationStatistics', status: 403, times: 5 });
    const { data } = await tool.run({ from: 'today' }, harness.call({ fresh: true }));
    expect(data.roomRevenue).toBeUndefined();
    expect(data.sold).toBeGreaterThan(0);
    await harness.faults({ operation: 'inv.getInventoryStatistics', status: 503, times: 10 });
    const fault = await faultOf(tool.run({ from: 'today' }, harness.call({ fresh: true })));
    await harness.faults();
    expect(fault.code).toBe('OPERA_UNAVAILABLE');
  });

  it('get_house_status counts the house as it is', async () => {
    const call = harness.call();
    const { data, text } = await harness.make(GetHouseStatusTool).run({ date: 'today' }, call);
    const due = await harness.make(AllStays).find(call, { statuses: ['due_in'] });
    const { figures } = data;
    expect(figures['arrivalsExpected']).toBe(due.reduce((sum, stay) => sum + stay.numberOfRooms, 0));
    expect(figures['rooms']).toBe(120);
    expect(figures['toSell']).toBe(120 - (figures['outOfOrder'] ?? 0));
    expect(text).toContain('arrivals expected');
  });

  it('get_reservation_pace grows to what is booked', async () => {
    const tool = harness.make(GetReservationPaceTool);
    const { data, text } = await tool.run({ stayDate: '+3d', daysBefore: 60 }, harness.call());
    expect(data.rooms).toBe(data.pace.at(-1)?.rooms);
    const first = data.pace[0]?.rooms ?? 0;
    expect(first + data.pace.reduce((sum, day) => sum + day.pickup, 0)).toBe(data.rooms);
    expect(text).toContain(`${data.rooms} rooms are on the books`);
    const none = await tool.run({ stayDate: '+390d', daysBefore: 5 }, harness.call());
    expect(none.data).toMatchObject({ rooms: 0, pace: [] });
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems().filter((problem) => !/40[13]|503/.test(problem))).toEqual([]);
  });
});
