import { HouseRig } from '../../../../test/support/house-rig.js';
import { CancelWakeUpCallTool } from './cancel-wake-up-call.tool.js';
import { GetFrontDeskSummaryTool } from './get-front-desk-summary.tool.js';
import { GetInHouseGuestsTool } from './get-in-house-guests.tool.js';
import { ListTrackedItemsTool } from './list-tracked-items.tool.js';
import { ListWakeUpCallsTool } from './list-wake-up-calls.tool.js';
import { SetWakeUpCallTool } from './set-wake-up-call.tool.js';
import { TrackItemTool } from './track-item.tool.js';

/** SAND02 runs OPERA 25.5, which has only the older searches. */
describe('the desk of a hotel with an older OPERA', () => {
  let house: HouseRig;

  beforeAll(async () => {
    house = await HouseRig.start({ hotelId: 'SAND02' });
  });
  afterAll(() => house.stop());

  it('wakes guests', async () => {
    const { data } = await house.make(GetInHouseGuestsTool).run({ vipOnly: false, limit: 50 }, house.call());
    const guest = data.guests.find((row) => row.departureDate > '2026-03-10');
    const reservation = `id:${guest?.reservationId}`;
    await house.make(SetWakeUpCallTool).run({ reservation, time: '07:00', date: 'tomorrow' }, house.call());
    const calls = await house
      .make(ListWakeUpCallsTool)
      .run({ reservation, everyStatus: false }, house.call());
    expect(calls.data.calls).toMatchObject([{ time: '07:00', from: '2026-03-11', room: guest?.room }]);
    expect(house.sent('fof.getWakeUpCalls')).toBeGreaterThan(0);
    await house.make(CancelWakeUpCallTool).run({ reservation }, house.call());
    const now = await house.make(ListWakeUpCallsTool).run({ reservation, everyStatus: false }, house.call());
    expect(now.data.calls).toEqual([]);
  });

  it('keeps things for them, and counts', async () => {
    await house
      .make(TrackItemTool)
      .run({ group: 'car', description: 'Blue estate car', location: 'GARA' }, house.call());
    const list = await house
      .make(ListTrackedItemsTool)
      .run({ group: 'car', status: 'open', limit: 20 }, house.call());
    expect(list.data.items).toMatchObject([{ group: 'car', location: 'Garage' }]);
    expect(house.sent('cms.getTrackItItems')).toBeGreaterThan(0);
    const { data } = await house.make(GetFrontDeskSummaryTool).run({}, house.call());
    expect(data.occupied + data.vacantReady + data.vacantNotReady + data.blocked).toBe(40);
  });
});
