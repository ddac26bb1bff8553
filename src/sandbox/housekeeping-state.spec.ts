import { type Json, SandboxGateway } from '../../test/support/sandbox-gateway.js';

describe('what housekeeping and sales keep', () => {
  let opera: SandboxGateway;
  beforeAll(async () => {
    opera = await SandboxGateway.start();
  });
  afterAll(() => opera.stop());

  const sheets = async (): Promise<Json> =>
    (await opera.expect(200, 'hsk.getHouseKeepingTasks', { query: { taskDate: '2026-03-10' } })).body;
  const poll = () => opera.call('int.getBusinessEvents', { path: { extSystemCode: 'PARTNER' } });

  it('is the same for the same seed, at both hotels', async () => {
    const other = await SandboxGateway.start({}, 'SAND02');
    expect(
      (await other.expect(200, 'hsk.getHouseKeepingTasks', { query: { taskDate: '2026-03-10' } })).body,
    ).toHaveProperty('taskAssignmentInfo');
    await other.stop();
    const twin = await SandboxGateway.start();
    const again = await twin.expect(200, 'hsk.getHouseKeepingTasks', { query: { taskDate: '2026-03-10' } });
    await twin.stop();
    expect(again.body).toEqual(await sheets());
  });

  it('survives snapshot and restore, which are no events', async () => {
    const before = await sheets();
    const snapshot = await opera.control('GET', 'snapshot');
    const [first] = before.taskAssignmentInfo[0].taskSheets;
    const room = first.rooms.find((one: Json) => one.housekeeping.guestServiceRequest === undefined);
    await opera.expect(200, 'hsk.startServicingTaskRoom', {
      path: { roomId: room.roomId, sheetNumber: String(first.sheetNumber) },
      body: { criteria: { hotelId: 'SAND01', taskDate: '2026-03-10', taskCodes: ['DEPA'] } },
    });
    await opera.expect(200, 'hsk.completeServicingTaskRoom', {
      path: { roomId: room.roomId, sheetNumber: String(first.sheetNumber) },
      body: {
        criteria: {
          hotelId: 'SAND01',
          taskDate: '2026-03-10',
          taskCodes: ['DEPA'],
          housekeepingRoomStatus: 'Pickup',
        },
      },
    });
    expect(await sheets()).not.toEqual(before);
    await opera.control('POST', 'snapshot', JSON.stringify(snapshot));
    expect(await sheets()).toEqual(before);
    expect((await poll()).status).toBe(204);
    await opera.expect(200, 'act.getActivities', { query: { startDate: '2026-03-10' } });
  });

  it('announces the end of a day with all that it changes', async () => {
    await opera.control('POST', 'end-of-day', { hotelId: 'SAND01' });
    const actions = new Set<string>();
    for (let answer = await poll(); answer.status === 200; answer = await poll())
      for (const { businessEvent } of answer.body.businessEventData)
        actions.add(businessEvent.header.actionType);
    expect(actions).toContain('ROLL BUSINESS DATE');
    expect(actions).toContain('NO SHOW');
    expect(actions).toContain('CHECK OUT');
  });
});
