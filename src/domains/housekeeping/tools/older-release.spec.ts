import { HouseRig } from '../../../../test/support/house-rig.js';
import { CompleteHousekeepingTaskTool } from './complete-housekeeping-task.tool.js';
import { CreateMaintenanceRequestTool } from './create-maintenance-request.tool.js';
import { GenerateTaskSheetsTool } from './generate-task-sheets.tool.js';
import { GetHousekeepingTasksTool } from './get-housekeeping-tasks.tool.js';
import { ListCleanNextTool } from './list-clean-next.tool.js';
import { SetRoomOutOfServiceTool } from './set-room-out-of-service.tool.js';
import { UpdateRoomStatusTool } from './update-room-status.tool.js';

/** The same work at a hotel whose OPERA is a release behind; stop() holds every request against Oracle's older files. */
describe('housekeeping at a hotel of the older release', () => {
  let house: HouseRig;
  beforeAll(async () => {
    house = await HouseRig.start({ hotelId: 'SAND02' });
  });
  afterAll(() => house.stop());

  it('goes its rounds', async () => {
    const next = await house.make(ListCleanNextTool).run({ limit: 5 }, house.call());
    const room = next.data.rooms.find(({ occupied }) => !occupied)!.room;
    const cleaned = await house
      .make(UpdateRoomStatusTool)
      .run({ rooms: [room], status: 'clean' }, house.call());
    expect(cleaned.data.rooms).toEqual([{ room, before: expect.any(String), now: 'clean' }]);
    const repair = await house
      .make(CreateMaintenanceRequestTool)
      .run({ rooms: [room], code: 'TV', remark: '電源が入らない' }, house.call());
    expect(repair.data.requests).toHaveLength(1);
    const order = {
      rooms: [room],
      from: '+20d',
      until: '+21d',
      reason: 'DEEP',
      returnStatus: 'dirty' as const,
    };
    expect((await house.make(SetRoomOutOfServiceTool).run(order, house.call())).outcome).toBe('done');
  });

  it('works through a task sheet', async () => {
    await house.make(GenerateTaskSheetsTool).run({ date: 'today', task: 'STAY', sheets: 1 }, house.call());
    const read = async () =>
      (
        await house
          .make(GetHousekeepingTasksTool)
          .run({ date: 'today', task: 'STAY', sheet: 1 }, house.call())
      ).data.sheets[0]!;
    const { room } = (await read()).rooms![0]!;
    const done = await house
      .make(CompleteHousekeepingTaskTool)
      .run({ room, status: 'inspected', task: 'STAY', date: 'today' }, house.call());
    expect(done.data.work).toBe('done');
    expect((await read()).done).toBe(1);
  });
});
