import { LOCAL_CALLER } from '../../../auth/caller.js';
import { DomainHarness, faultOf } from '../../../../test/support/domain-harness.js';
import { GetHotelTool } from './get-hotel.tool.js';
import { ListHotelsTool } from './list-hotels.tool.js';
import { ListRatePlansTool } from './list-rate-plans.tool.js';
import { ListRoomTypesTool } from './list-room-types.tool.js';
import { ListRoomsTool } from './list-rooms.tool.js';

describe('how a hotel is set up', () => {
  let harness: DomainHarness;

  beforeAll(async () => {
    harness = await DomainHarness.start();
  });
  afterAll(async () => harness.stop());

  it('list_hotels shows the hotels of the caller and no others', async () => {
    const tool = harness.make(ListHotelsTool);
    const all = await tool.run({}, harness.call());
    expect(all.data.hotels.map((hotel) => hotel.hotelId)).toEqual(['SAND01', 'SAND02']);
    const caller = { ...LOCAL_CALLER, hotels: ['SAND02'] };
    const one = await tool.run({}, harness.call({ caller, hotelId: 'SAND02' }));
    expect(one.data.hotels).toEqual([{ hotelId: 'SAND02', name: 'The Little Dune Inn' }]);
    expect(one.text).toContain('The Little Dune Inn');
  });

  it.each([
    ['SAND01', 120, 'EUR', '15:00'],
    ['SAND02', 40, 'USD', '16:00'],
  ])('get_hotel describes %s', async (hotelId, rooms, currency, checkInTime) => {
    const { data, text } = await harness.make(GetHotelTool).run({}, harness.call({ hotelId }));
    expect(data).toMatchObject({ hotelId, rooms, currency, checkInTime });
    expect(text).toContain(`${rooms} rooms`);
  });

  it('get_hotel says when OPERA does not know the hotel', async () => {
    const fault = await faultOf(harness.make(GetHotelTool).run({}, harness.call({ hotelId: 'NOWHERE' })));
    expect(fault.code).toMatch(/^(OPERA_HOTEL_UNKNOWN|OPERA_FORBIDDEN|NOT_FOUND)$/);
  });

  it('list_room_types counts rooms and guests', async () => {
    const { data } = await harness.make(ListRoomTypesTool).run({}, harness.call());
    expect(data.roomTypes).toContainEqual(expect.objectContaining({ roomType: 'SUI', rooms: 4 }));
    expect(data.roomTypes.reduce((sum, type) => sum + (type.rooms ?? 0), 0)).toBe(120);
  });

  it('list_rooms gives pages, one type or one room', async () => {
    const tool = harness.make(ListRoomsTool);
    const first = await tool.run({ limit: 50 }, harness.call());
    expect(first).toMatchObject({ next: 50, data: { total: 120 } });
    const last = await tool.run({ limit: 50 }, harness.call({ cursor: 100 }));
    expect(last.data.rooms).toHaveLength(20);
    expect(last.next).toBeUndefined();
    const suites = await tool.run({ roomType: 'sui', limit: 20 }, harness.call());
    expect(suites.data.rooms.every((room) => room.roomType === 'SUI')).toBe(true);
    const none = await tool.run({ room: '999', limit: 20 }, harness.call());
    expect(none.text).toBe('No such room.');
    const fault = await faultOf(tool.run({ roomType: 'SUX', limit: 20 }, harness.call()));
    expect(fault.code).toBe('INPUT_UNKNOWN_CODE');
  });

  it('list_rate_plans names them, all or one category', async () => {
    const tool = harness.make(ListRatePlansTool);
    const all = await tool.run({ limit: 5 }, harness.call());
    expect(all).toMatchObject({ next: 5, data: { total: 11 } });
    const promo = await tool.run({ category: 'PROMO', limit: 20 }, harness.call({ hotelId: 'SAND02' }));
    expect(promo.data.ratePlans.map((plan) => plan.ratePlan)).toEqual(['ADV', 'LONG']);
  });

  it("kept to Oracle's contract in every call above", () => {
    expect(harness.contractProblems()).toEqual([]);
  });
});
