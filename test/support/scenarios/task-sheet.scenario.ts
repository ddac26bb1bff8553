import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';
const TOMORROW = '2026-03-11';

/** Task sheets from their generation to the last room, with breaks, locks, merges and refusals. */
export async function workTheSheets(opera: SandboxGateway): Promise<void> {
  const generate = (criteria: object) =>
    opera.call('hsk.autoGenerateTaskSheets', { body: { criteria: { hotelId: 'SAND01', ...criteria } } });
  const sheets = async (query: object = {}): Promise<Json[]> =>
    (
      await opera.expect(200, 'hsk.getHouseKeepingTasks', { query: { taskDate: TODAY, ...query } })
    ).body.taskAssignmentInfo.flatMap((info: Json) => info.taskSheets);
  expect((await sheets()).length).toBeGreaterThan(1);
  expect((await generate({ taskDate: TODAY, taskCodes: ['NOPE'] })).status).toBe(400);
  expect((await generate({ taskDate: '2026-03-01', taskCodes: ['STAY'] })).status).toBe(400);
  const made = await generate({
    taskDate: TODAY,
    taskCodes: ['STAY'],
    attendants: ['HK1', 'HK2', 'HK3'],
    separateDNDRooms: true,
    instructions: { taskInstructions: 'Mind the parquet' },
  });
  expect(made.status).toBe(201);
  const set = idOf(made.location);
  const stay = { taskCodes: ['STAY'] };
  const [first, second, third] = await sheets({ taskCodesBreakOutId: set });
  expect(first.taskInstructions).toBe('Mind the parquet');
  expect(first.attendant.attendantId).toBe('HK1');

  // Work in a room: begun once, done once, and the room is what was said.
  const roomId = first.rooms.find((room: Json) => room.housekeeping.guestServiceRequest === undefined).roomId;
  const other = first.rooms.find((room: Json) => room.roomId !== roomId).roomId;
  const work = (room: string, more: object = {}, sheet = first) => ({
    path: { roomId: room, sheetNumber: String(sheet.sheetNumber) },
    body: { criteria: { hotelId: 'SAND01', taskDate: TODAY, ...stay, ...more } },
  });
  await opera.expect(400, 'hsk.completeServicingTaskRoom', work(roomId));
  await opera.expect(200, 'hsk.startServicingTaskRoom', work(roomId));
  await opera.expect(400, 'hsk.startServicingTaskRoom', work(other));
  await opera.expect(200, 'hsk.cancelServicingTaskRoom', work(roomId));
  await opera.expect(200, 'hsk.startServicingTaskRoom', work(roomId));
  await opera.expect(
    200,
    'hsk.completeServicingTaskRoom',
    work(roomId, { housekeepingRoomStatus: 'Inspected' }),
  );
  await opera.expect(400, 'hsk.skipServicingTaskRoom', work(roomId));
  await opera.expect(200, 'hsk.skipServicingTaskRoom', work(other));
  await opera.expect(404, 'hsk.startServicingTaskRoom', work('9999'));
  const done = (await sheets({ taskCodesBreakOutId: set }))[0];
  expect(done.completedRoomsCount).toBe(1);
  expect(done.rooms.find((room: Json) => room.roomId === roomId).housekeeping).toMatchObject({
    roomCompleted: true,
    housekeepingRoomStatus: { housekeepingRoomStatus: 'Inspected' },
  });
  expect((await generate({ taskDate: TODAY, ...stay })).status).toBe(400);
  const next = await opera.expect(200, 'hsk.getTaskCompanion', {
    path: { sheetNumber: String(first.sheetNumber) },
    query: { taskCodes: ['STAY'], taskDate: TODAY },
  });
  expect(next.body.taskRoom.rooms).toHaveLength(1);
  expect([roomId, other]).not.toContain(next.body.taskRoom.rooms[0].roomNumber);

  // A break stops the work.
  const pause = {
    path: { taskSheetNumber: String(second.sheetNumber) },
    body: { criteria: { hotelId: 'SAND01', taskDate: TODAY, ...stay } },
  };
  await opera.expect(200, 'hsk.startServiceBreak', pause);
  await opera.expect(400, 'hsk.startServicingTaskRoom', work(second.rooms[0].roomId, {}, second));
  await opera.expect(200, 'hsk.endServiceBreak', pause);
  await opera.expect(400, 'hsk.endServiceBreak', pause);

  // Rooms move between sheets; a locked sheet stays as it is.
  const sequence = (sheet: Json, locked: boolean) => ({
    path: { sheetNumber: String(sheet.sheetNumber) },
    body: { criteria: { hotelId: 'SAND01', taskSeqNo: sheet.taskSeqNo, lockTaskSheet: locked } },
  });
  const move = {
    body: {
      criteria: {
        hotelId: 'SAND01',
        taskDate: TODAY,
        taskCode: [{ code: 'STAY' }],
        fromTaskSheetNumber: second.sheetNumber,
        toTaskSheetNumber: third.sheetNumber,
        rooms: [{ roomId: second.rooms[0].roomId }],
      },
    },
  };
  await opera.expect(200, 'hsk.lockTaskSheet', sequence(third, true));
  await opera.expect(400, 'hsk.moveTaskRooms', move);
  await opera.expect(200, 'hsk.unlockTaskSheet', sequence(third, false));
  await opera.expect(200, 'hsk.moveTaskRooms', move);
  await opera.expect(201, 'hsk.mergeTaskSheet', {
    path: { toTaskSequenceNo: String(third.taskSeqNo) },
    body: {
      criteria: { hotelId: 'SAND01', fromTaskSeqNo: second.taskSeqNo, toTaskSeqNo: third.taskSeqNo },
    },
  });
  const merged = await sheets({ taskCodesBreakOutId: set });
  expect(merged.find((sheet) => sheet.taskSeqNo === third.taskSeqNo).roomCount).toBe(
    second.roomCount + third.roomCount,
  );
  expect(merged.map((sheet) => sheet.taskSeqNo)).not.toContain(second.taskSeqNo);

  // Closed and opened again.
  const close = { path: { taskSequenceNumber: String(first.taskSeqNo) } };
  await opera.expect(200, 'hsk.completeTaskSheet', close);
  await opera.expect(400, 'hsk.startServicingTaskRoom', work(other));
  await opera.expect(200, 'hsk.reopenTaskSheet', close);
  const whole = { path: { taskCodesBreakOutId: set } };
  await opera.expect(200, 'hsk.completeTaskSheetSet', whole);
  await opera.expect(200, 'hsk.reopenTaskSheetSet', whole);
  await opera.expect(200, 'hsk.deleteHouseKeepingTaskSheets', whole);
  await opera.expect(404, 'hsk.deleteHouseKeepingTaskSheets', whole);
  await opera.expect(204, 'hsk.getHouseKeepingTasks', { query: { taskDate: TODAY, taskCodes: ['STAY'] } });
}

/** A sheet made by hand, its rooms in order, and templates of the generation. */
export async function writeSheetsByHand(opera: SandboxGateway): Promise<void> {
  const details = (more: object) => ({
    body: { taskSheetDetails: { hotelId: 'SAND01', date: TOMORROW, taskCodes: [{ code: 'TURN' }], ...more } },
  });
  const made = await opera.expect(
    201,
    'hsk.postTaskSheet',
    details({ attendant: { attendantId: 'HK2' }, rooms: [{ roomId: '101' }, { roomId: '102' }] }),
  );
  expect(idOf(made.location)).toMatch(/^\d+$/);
  const read = async () =>
    (
      await opera.expect(200, 'hsk.getHouseKeepingTasks', {
        query: { taskDate: TOMORROW, taskCodes: ['TURN'] },
      })
    ).body.taskAssignmentInfo[0].taskSheets[0];
  const { sheetNumber } = await read();
  await opera.expect(400, 'hsk.postTaskSheetRooms', details({ sheetNumber, rooms: [{ roomId: '101' }] }));
  await opera.expect(201, 'hsk.postTaskSheetRooms', details({ sheetNumber, rooms: [{ roomId: '103' }] }));
  await opera.expect(
    200,
    'hsk.putTaskSheetRooms',
    details({ sheetNumber, rooms: [{ roomId: '103', cleaningSequence: 1, instructions: 'Two duvets' }] }),
  );
  await opera.expect(200, 'hsk.putTaskSheet', details({ sheetNumber, attendant: { attendantId: 'HK3' } }));
  const changed = await read();
  expect(changed.attendant.attendantId).toBe('HK3');
  expect(changed.rooms.map((room: Json) => room.roomId)).toEqual(['103', '101', '102']);
  expect(changed.rooms[0].instructions).toBe('Two duvets');
  const named = { sheetNumber, taskCodes: ['TURN'], date: TOMORROW };
  await opera.expect(200, 'hsk.deleteTaskSheetRooms', { query: { ...named, roomId: ['101'] } });
  expect((await read()).roomCount).toBe(2);
  await opera.expect(200, 'hsk.deleteTaskSheet', { query: named });
  await opera.expect(404, 'hsk.deleteTaskSheet', { query: named });

  const template = { path: { taskSheetTemplateCode: 'LATE' } };
  await opera.expect(200, 'hsk.putTaskSheetTemplate', {
    ...template,
    body: { taskSheetTemplateDetails: { hotelId: 'SAND01', taskCodes: ['STAY'], numberOfAttendants: 2 } },
  });
  const kept = await opera.expect(200, 'hsk.getTaskSheetTemplate', { query: { templateCode: 'LATE' } });
  expect(kept.body.taskSheetTemplateDetails).toMatchObject({ templateCode: 'LATE', numberOfAttendants: 2 });
  await opera.expect(201, 'hsk.autoGenerateTaskSheets', {
    body: { criteria: { hotelId: 'SAND01', taskDate: TOMORROW, templateCode: 'LATE' } },
  });
  await opera.expect(200, 'hsk.deleteTaskSheetTemplate', template);
  await opera.expect(204, 'hsk.getTaskSheetTemplate', { query: { templateCode: 'LATE' } });
  await opera.expect(404, 'hsk.deleteTaskSheetTemplate', template);
}

/** Who is on duty, how much there is to do, conditions of rooms, and the cleaning of one stay. */
export async function planTheCleaning(opera: SandboxGateway): Promise<void> {
  const day = { query: { scheduleStartDate: '2026-04-01' } };
  const plan = {
    body: {
      attendantsScheduleInfo: {
        hotelId: 'SAND01',
        scheduleDate: '2026-04-01',
        attendantsSchedule: [{ attendantId: 'HK1', date: '2026-04-01' }],
      },
    },
  };
  await opera.expect(204, 'hsk.getHousekeepingAttendantsSchedule', day);
  await opera.expect(201, 'hsk.postHousekeepingAttendantSchedule', plan);
  const planned = await opera.expect(200, 'hsk.getHousekeepingAttendantsSchedule', day);
  expect(planned.body.attendantsScheduleInfo.attendantsSchedule).toMatchObject([{ attendantId: 'HK1' }]);
  const off = { query: { scheduleDate: '2026-04-01', attendantId: ['HK1'] } };
  await opera.expect(200, 'hsk.deleteHousekeepingAttendantSchedule', off);
  await opera.expect(404, 'hsk.deleteHousekeepingAttendantSchedule', off);
  const forecast = await opera.expect(200, 'hsk.getFacilityForecast', {
    query: { startDate: TODAY, endDate: '2026-03-12' },
  });
  const { tasks, totals } = forecast.body.facilityForecastDetails;
  expect(totals.totals).toHaveLength(3);
  expect(totals.totals[1].quantity).toBe(
    tasks.reduce((sum: number, task: Json) => sum + task.taskForecast[1].quantity, 0),
  );

  const condition = (roomCondition: object, more: object = {}) => ({
    body: { criteria: { hotelId: 'SAND01', roomNumberList: ['104'], roomCondition, ...more } },
  });
  const show = { roomCondition: { code: 'SHOW' }, assignmentType: 'NotAvailable', remarks: 'Tour at four' };
  await opera.expect(400, 'hsk.setRoomCondition', condition({ roomCondition: { code: 'NOPE' } }));
  await opera.expect(200, 'hsk.setRoomCondition', condition(show, { includeOccupiedRooms: true }));
  const shown = await opera.expect(200, 'hsk.getRoomConditions', { query: { roomConditionsOnly: true } });
  expect(shown.body.housekeepingRooms.room).toMatchObject([
    { roomId: '104', housekeeping: { roomCondition: { remarks: 'Tour at four' } } },
  ]);
  await opera.expect(200, 'hsk.setRoomCondition', condition({}, { includeOccupiedRooms: true }));
  await opera.expect(204, 'hsk.getRoomConditions', { query: { roomConditionsOnly: true } });

  const found = await opera.expect(200, 'rsv.getHotelReservations', {
    query: { searchType: 'InHouse', limit: 50 },
  });
  const stay = found.body.reservations.reservationInfo.find(
    (row: Json) => row.roomStay.departureDate > '2026-03-12',
  );
  const reservationId = stay.reservationIdList[0].id;
  const path = { path: { reservationId } };
  const schedule = async () =>
    (await opera.expect(200, 'hsk.getReservationHousekeepingSchedule', path)).body.housekeepingSchedule;
  const before = await schedule();
  expect(before.customized).toBe(false);
  const task = (code: string) => ({
    ...path,
    body: {
      reservationId: { id: reservationId, type: 'Reservation' },
      hotelId: 'SAND01',
      housekeepingSchedule: {
        facilityHousekeepingTasks: [{ facilityTask: { code }, taskDate: TOMORROW }],
      },
    },
  });
  await opera.expect(400, 'hsk.postReservationHousekeepingTasks', task('NOPE'));
  await opera.expect(201, 'hsk.postReservationHousekeepingTasks', task('TURN'));
  expect((await schedule()).facilityHousekeepingTasks).toHaveLength(
    before.facilityHousekeepingTasks.length + 1,
  );
  await opera.expect(200, 'hsk.editReservationHousekeepingTasks', task('LINE'));
  const edited = (await schedule()).facilityHousekeepingTasks.filter(
    (one: Json) => one.taskDate === TOMORROW,
  );
  expect(edited.map((one: Json) => one.facilityTask.code)).toEqual(['LINE']);
  await opera.expect(200, 'hsk.deleteReservationHousekeepingTasks', {
    ...path,
    query: { facilityTaskCode: ['LINE'], taskDate: [TOMORROW] },
  });
  const criteria = { hotelId: 'SAND01', reservationId: { id: reservationId, type: 'Reservation' } };
  await opera.expect(200, 'hsk.shiftReservationHousekeepingSchedule', {
    ...path,
    body: { criteria: { ...criteria, shiftDay: { dayOfWeek: 'Wednesday' } } },
  });
  const reset = await opera.expect(200, 'hsk.resetReservationHousekeepingSchedule', {
    ...path,
    body: { criteria },
  });
  expect(reset.body.housekeepingSchedule).toEqual(before);
  await opera.expect(204, 'hsk.getGuestHousekeepingNotes', path);
  await opera.expect(200, 'hsk.setGuestHousekeepingNotes', {
    ...path,
    body: {
      guestHousekeepingInstructions: {
        hotelId: 'SAND01',
        reservationId: criteria.reservationId,
        housekeepingInstructions: { instructions: 'Foam pillow only', turndownRequested: true },
      },
    },
  });
  const notes = await opera.expect(200, 'hsk.getGuestHousekeepingNotes', path);
  expect(notes.body.guestHouseKeepingInstructions.instructions).toBe('Foam pillow only');
}
