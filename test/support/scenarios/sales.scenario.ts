import { type Json, type SandboxGateway, idOf } from '../sandbox-gateway.js';

const TODAY = '2026-03-10';

/** Activities of the sales team: made, shown, changed, shared, done, deleted. */
export async function keepTheDiary(opera: SandboxGateway): Promise<void> {
  const activity = (detail: object, more: object = {}) => ({
    body: {
      activitiesInformation: [
        {
          activityDetail: {
            hotelId: 'SAND01',
            activityClass: 'Appointment',
            activityType: 'MEET',
            ...detail,
          },
          ...more,
        },
      ],
    },
  });
  const start = { startDateTime: `${TODAY} 15:00:00.0`, activityPurpose: 'Menu tasting' };
  await opera.expect(400, 'act.postActivities', activity({ ...start, activityType: 'NOPE' }));
  const made = await opera.expect(
    201,
    'act.postActivities',
    activity(
      { ...start, activityOwner: 'EVENT1', notes: 'Six people' },
      { linkedAttachments: [{ id: '77', fileName: 'menu.pdf' }] },
    ),
  );
  const path = { path: { activityId: idOf(made.location) } };
  const one = async () =>
    (await opera.expect(200, 'act.getActivity', path)).body.activityDetails.activityDetail;
  expect(await one()).toMatchObject({ activityPurpose: 'Menu tasting', activityTypeDescription: 'Meeting' });
  const today = async (operation: string, query: object = {}): Promise<Json> =>
    (await opera.expect(200, operation, { query: { startDate: TODAY, endDate: TODAY, ...query } })).body;
  const ids = (body: Json): string[] => body.activitiesInformation.map((row: Json) => row.activityId.id);
  expect(ids(await today('act.getActivities', { ownerCode: ['EVENT1'] }))).toEqual([path.path.activityId]);
  expect(ids(await today('act.getActivitiesByMultipleHotelIds', { text: 'tasting' }))).toEqual([
    path.path.activityId,
  ]);
  await opera.expect(200, 'act.putActivities', { ...path, ...activity({ notes: 'Eight people' }) });
  expect((await one()).notes).toBe('Eight people');
  const bulk = await opera.expect(200, 'act.putBulkActivities', {
    body: {
      activitiesBulkUpdate: {
        activityIdList: [
          { hotelId: 'SAND01', id: path.path.activityId },
          { hotelId: 'SAND01', id: '1' },
        ],
        activityRec: { highPriority: true, startDate: TODAY, startTime: '16:00' },
      },
    },
  });
  expect(bulk.body.activitiesBulkUpdateStatusType.map((row: Json) => row.processingInfoType)).toEqual([
    'Success',
    'Error',
  ]);
  expect(await one()).toMatchObject({ highPriority: true, startDateTime: `${TODAY} 16:00:00.0` });
  const shared = await opera.expect(201, 'act.postLinkedActivities', {
    ...path,
    body: {
      linkedActivityDetails: {
        hotelId: 'SAND01',
        activityId: { type: 'Activity', id: path.path.activityId },
        ownerCodeList: ['SALES2'],
      },
    },
  });
  const copy = { path: { activityId: idOf(shared.location) } };
  const linked = await opera.expect(200, 'act.getActivityWithOutHotelId', copy);
  expect(linked.body.activityDetails).toMatchObject({
    activityDetail: { activityOwner: 'SALES2' },
    linkedActivities: [{ activityId: { id: path.path.activityId } }],
  });
  await opera.expect(200, 'act.getActivityAttachments', path);
  await opera.expect(200, 'act.deleteActivityAttachment', {
    path: { ...path.path, attachmentId: '77' },
  });
  await opera.expect(204, 'act.getActivityAttachments', path);
  await opera.expect(200, 'act.deleteActivityAttachmentWithoutHotelId', {
    path: { ...copy.path, attachmentId: '77' },
  });

  const done = { ...path, ...activity({ activityResult: 'WON' }) };
  await opera.expect(201, 'act.postSingleActivityCompletion', done);
  await opera.expect(400, 'act.postSingleActivityCompletion', done);
  expect(await one()).toMatchObject({ activityResult: 'WON', status: { completed: true } });
  await opera.expect(201, 'act.postMultipleActivitiesCompletion', {
    body: {
      activitiesInformation: [{ activityId: { type: 'Activity', id: copy.path.activityId } }],
    },
  });
  const statistics = await opera.expect(200, 'act.getActivityStatistics', {
    query: { reportStartDate: TODAY, ownerCodeList: ['EVENT1'] },
  });
  expect(statistics.body.reports[0].statCategory[0].statSet[0].stat).toContainEqual(
    expect.objectContaining({ code: 'CompletedAppointments', unitValue: 1 }),
  );
  const log = await opera.expect(200, 'act.getActivityLog', {
    query: {
      module: 'Activity',
      moduleParamsParameterName: ['ActivityId'],
      moduleParamsParameterValue: [path.path.activityId],
    },
  });
  expect(log.body.activityLogDetails.activityLog.map((line: Json) => line.actionType)).toEqual([
    'NEW',
    'CHANGE',
    'COMPLETE',
  ]);
  for (const operation of [
    'act.getRecentlyAccessedActivities',
    'act.getRecentlyAccessedActivitiesWithOutHotelId',
  ]) {
    const recent = await opera.expect(200, operation);
    expect(recent.body.activities.map((row: Json) => row.activityIdList[0].id)).toContain(
      path.path.activityId,
    );
  }
  await opera.expect(200, 'act.getEmails', { query: { emailSubject: 'Tagung' } });
  await opera.expect(204, 'act.searchEmails', { body: { emailSubject: 'Wedding' } });
  await opera.expect(200, 'act.deleteActivities', path);
  await opera.expect(404, 'act.getActivity', path);
  await opera.expect(200, 'act.deleteActivitiesWithOutHotelId', copy);
  const again = await opera.expect(201, 'act.postActivities', activity(start));
  const several = { query: { activityIds: [idOf(again.location)] } };
  await opera.expect(200, 'act.deleteMultipleActivities', several);
  await opera.expect(404, 'act.deleteMultipleActivities', several);
}

/** Leisure activities: their codes, and bookings for a stay and for a guest. */
export async function bookLeisure(opera: SandboxGateway): Promise<void> {
  for (const [noun, code, id] of [
    ['ActivityTypes', 'typeCode', 'activityTypesId'],
    ['ActivityLocations', 'code', 'activityLocationsId'],
    ['ActivityStatusCodes', 'code', 'activityStatusCodesId'],
  ] as const) {
    const list = `${noun[0]?.toLowerCase()}${noun.slice(1)}`;
    const body = (description: string) => ({
      body: { [list]: [{ hotelId: 'SAND01', [code]: 'SAIL', description }] },
    });
    const path = { path: { [id]: 'SAIL' } };
    const filter = noun === 'ActivityTypes' ? 'typeCodes' : 'criteriaCodes';
    const read = { query: { hotelIds: ['SAND01'], [filter]: ['SAIL'] } };
    await opera.expect(404, `lms.put${noun}`, { ...path, ...body('Sailing') });
    await opera.expect(201, `lms.post${noun}`, body('Sailing'));
    await opera.expect(400, `lms.post${noun}`, body('Sailing'));
    await opera.expect(200, `lms.put${noun}`, { ...path, ...body('Sailing boat') });
    const shown = await opera.expect(200, `lms.get${noun}`, read);
    expect(shown.body[list][0].description).toBe('Sailing boat');
    if (noun !== 'ActivityStatusCodes') {
      await opera.expect(200, `lms.copy${noun}`, {
        ...path,
        body: {
          copyInstructions: [{ sourceHotelCode: 'SAND01', targetHotelCode: ['SAND02'], code: 'SAIL' }],
        },
      });
      await opera.expect(200, `lms.get${noun}`, { query: { ...read.query, hotelIds: ['SAND02'] } });
    }
    await opera.expect(200, `lms.delete${noun}`, { ...path, query: { hotelIds: 'SAND01' } });
    await opera.expect(204, `lms.get${noun}`, read);
    await opera.expect(200, `lms.putUpsert${noun}`, { ...path, ...body('Sailing') });
    await opera.expect(200, `lms.get${noun}`, read);
  }

  const found = await opera.expect(200, 'rsv.getHotelReservations', {
    query: { searchType: 'InHouse', limit: 1 },
  });
  const stay = found.body.reservations.reservationInfo[0];
  const reservationId = stay.reservationIdList[0].id;
  const profileId = stay.reservationGuest.id;
  const owners: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['', { reservationId }, 17],
    ['ForProfile', { profileId }, 20],
  ];
  for (const [suffix, path, hour] of owners) {
    const headers = { 'x-externalsystem': 'PARTNER' };
    const booking = (activity: object) => ({
      path,
      headers,
      body: { activityBooking: { hotelId: 'SAND01', activities: [activity] } },
    });
    const timeSpan = {
      startDateTime: `${TODAY} ${hour}:00:00.0`,
      endDateTime: `${TODAY} ${hour + 1}:00:00.0`,
    };
    const order = { type: 'SPA', location: 'SPA1', name: ['Hot stones'], numberOfPersons: 2, timeSpan };
    await opera.expect(400, `lms.postActivityBooking${suffix}`, booking({ ...order, type: 'NOPE' }));
    const made = await opera.expect(201, `lms.postActivityBooking${suffix}`, booking(order));
    await opera.expect(400, `lms.postActivityBooking${suffix}`, booking(order));
    const id = idOf(made.location);
    const look = { headers, query: { profileIds: [profileId], activityIds: [id] } };
    const changed = { activityIds: [{ id, type: 'Activity' }], numberOfPersons: 3 };
    const put = await opera.expect(200, `lms.putActivityBooking${suffix}`, booking(changed));
    expect(put.body.activityBooking.activities[0]).toMatchObject({ numberOfPersons: 3, location: 'SPA1' });
    const shown = await opera.expect(200, 'lms.getActivityBookings', look);
    expect(shown.body.activityLookUpList[0].activities).toMatchObject([{ numberOfPersons: 3, type: 'SPA' }]);
    const gone = { headers, path, query: { activityId: id, activityIdType: 'Activity' } };
    await opera.expect(200, `lms.deleteActivityBooking${suffix}`, gone);
    await opera.expect(404, `lms.deleteActivityBooking${suffix}`, gone);
    await opera.expect(204, 'lms.getActivityBookings', look);
  }
  await opera.expect(201, 'lms.postLocationNotification', {
    path: { reservationId },
    body: {
      reservationId: { id: reservationId, type: 'Reservation' },
      locationText: { value: 'At the pool' },
      locationNotificationStatus: 'Set',
    },
  });
}
