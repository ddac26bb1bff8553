import { HouseRig } from '../../../../test/support/house-rig.js';
import { faultOf } from '../../../../test/support/domain-harness.js';
import { CompleteHousekeepingTaskTool } from './complete-housekeeping-task.tool.js';
import { GenerateTaskSheetsTool } from './generate-task-sheets.tool.js';
import { GetCleaningScheduleTool } from './get-cleaning-schedule.tool.js';
import { GetHousekeepingTasksTool } from './get-housekeeping-tasks.tool.js';
import { GetRoomStatusTool } from './get-room-status.tool.js';
import { StartHousekeepingTaskTool } from './start-housekeeping-task.tool.js';

describe('task sheets', () => {
  let house: HouseRig;
  const sheets = async (more: object = {}) =>
    (await house.make(GetHousekeepingTasksTool).run({ date: 'today', ...more }, house.call())).data.sheets;

  beforeAll(async () => {
    house = await HouseRig.start();
  });
  afterAll(() => house.stop());

  it('are listed with their progress, and with rooms for one attendant', async () => {
    const all = await sheets();
    expect(all.length).toBeGreaterThan(1);
    expect(all.every(({ task, rooms, done }) => task === 'DEPA' && rooms === undefined && done === 0)).toBe(
      true,
    );
    const attendant = all[0]!.attendant!.split(' ')[0]!;
    const [mine] = await sheets({ attendant });
    expect(mine!.rooms).toHaveLength(all[0]!.total);
    const none = await house.make(GetHousekeepingTasksTool).run({ date: '+5d' }, house.call());
    expect(none.text).toContain('generate_task_sheets');
    const wrong = await faultOf(sheets({ task: 'DEPT' }));
    expect(wrong).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'task' } });
  });

  it('are made once', async () => {
    const tool = house.make(GenerateTaskSheetsTool);
    const order = { date: 'today', task: 'stay', attendants: ['HK1', 'HK4'] };
    const made = await tool.run(order, house.call());
    expect(made.outcome).toBe('done');
    expect(made.data.sheets.map(({ attendant }) => attendant?.slice(0, 3))).toContain('HK4');
    const again = await tool.run({ ...order, attendants: ['HK2'] }, house.call());
    expect(again.data).toEqual(made.data);
    expect(again.notes?.join()).toContain('nothing new');
    const fault = await faultOf(tool.run({ ...order, task: 'LINE', attendants: ['HK99'] }, house.call()));
    expect(fault).toMatchObject({ code: 'INPUT_UNKNOWN_CODE', details: { field: 'attendants' } });
  });

  it('carry the work in a room from beginning to end', async () => {
    const [sheet] = await sheets({ task: 'DEPA', sheet: 1 });
    const vacant = sheet!.rooms!.filter(({ status }) => status === 'dirty' || status === 'pickup');
    const [first, second, third] = vacant.map(({ room }) => room);
    const start = house.make(StartHousekeepingTaskTool);
    const complete = house.make(CompleteHousekeepingTaskTool);
    const at = (room: string | undefined) => ({ room: room!, task: 'DEPA', date: 'today' });
    const begun = await start.run(at(first), house.call());
    expect(begun.data).toEqual({ room: first, sheet: 1, task: 'DEPA', work: 'in_work' });
    expect((await start.run(at(first), house.call())).text).toContain('already');
    const busy = await faultOf(start.run(at(second), house.call()));
    expect(busy.code).toBe('OPERA_INVALID_REQUEST');
    expect(busy.message).toContain(`in room ${first}`);
    const done = await complete.run({ ...at(first), status: 'inspected' }, house.call());
    expect(done.data.work).toBe('done');
    const status = await house.make(GetRoomStatusTool).run({ room: first!, limit: 1 }, house.call());
    expect(status.data.rooms[0]!.status).toBe('inspected');
    expect((await sheets({ task: 'DEPA', sheet: 1 }))[0]!.done).toBe(1);

    const both = await complete.run({ ...at(second), status: 'clean' }, house.call());
    expect(both).toMatchObject({ outcome: 'done', data: { work: 'done' } });
    expect((await complete.run({ ...at(second), status: 'clean' }, house.call())).text).toContain('already');
    await house.trouble({ operation: 'hsk.completeServicingTaskRoom', reset: 'after', times: 1 });
    const lost = await complete.run({ ...at(third), status: 'clean' }, house.call());
    await house.trouble();
    expect(lost.outcome).toBe('done');
  });

  it('ask which task is meant, and say when a room is on none', async () => {
    const [stay] = await sheets({ task: 'STAY', sheet: 1 });
    const tasks = await sheets({ task: 'DEPA', sheet: 1 });
    const start = house.make(StartHousekeepingTaskTool);
    const missing = await faultOf(start.run({ room: '9999', date: 'today' }, house.call()));
    expect(missing).toMatchObject({ code: 'NOT_FOUND', details: { field: 'room' } });
    await house.make(GenerateTaskSheetsTool).run({ date: 'today', task: 'TURN', sheets: 1 }, house.call());
    const { room } = stay!.rooms![0]!;
    const fault = await faultOf(start.run({ room, date: 'today' }, house.call()));
    expect(fault).toMatchObject({ code: 'INPUT_AMBIGUOUS', details: { field: 'task' } });
    expect(fault.details.data).toMatchObject({
      choices: expect.arrayContaining([expect.objectContaining({ task: 'TURN' })]),
    });
    expect(tasks).toHaveLength(1);
  });

  it('are planned ahead, for the house and for one stay', async () => {
    const tool = house.make(GetCleaningScheduleTool);
    const plan = await tool.run({ from: 'tomorrow', until: '+3d' }, house.call());
    expect(plan.data.tasks.length).toBeGreaterThan(2);
    expect(plan.data.onDuty).toHaveLength(3);
    expect(plan.text).toContain('2026-03-11 on duty: HK1');
    const stay = await house.stay('in_house', ({ nights }) => nights > 2);
    const own = await tool.run({ reservation: `id:${stay.reservationId}`, from: 'today' }, house.call());
    expect(own.data.tasks.at(-1)).toEqual({ date: stay.departureDate, task: 'DEPA' });
    expect(own.data.room).toBe(stay.room);
    const long = await faultOf(tool.run({ from: 'today', until: '+40d' }, house.call()));
    expect(long).toMatchObject({ code: 'INPUT_INVALID', details: { field: 'until' } });
    expect(await faultOf(tool.run({ reservation: '99999999', from: 'today' }, house.call()))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
