import { INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { detailOf, findActivity } from './activity.wire.js';

function getLog(call: Call): Answer {
  const { hotel, query } = call;
  const named = query.texts('moduleParamsParameterValue');
  const text = query.text('searchText')?.toLowerCase();
  const lines = hotel.sales.log.filter(
    (line) =>
      (named.length === 0 || named.includes(line.activityId)) &&
      (query.text('activityType') ?? line.type) === line.type &&
      (query.day('fromDate') ?? '') <= line.at.slice(0, 10) &&
      line.at.slice(0, 10) <= (query.day('toDate') ?? '9999') &&
      (text === undefined || line.text.toLowerCase().includes(text)),
  );
  const { rows, facts } = pageOf(lines, query);
  if (rows.length === 0) return NONE;
  return ok({
    activityLogDetails: {
      activityLog: rows.map((line) => ({
        hotelId: hotel.profile.id,
        module: 'Activity',
        logDate: line.at,
        refActionId: Number(line.activityId),
        logUserName: INTEGRATION_USER,
        actionType: line.type,
        actionDescription: line.text,
      })),
      ...facts,
    },
  });
}

function recentAt(hotel: Hotel): object[] {
  const { recent, activities } = hotel.sales;
  return recent.toReversed().flatMap((id) => {
    const entry = activities.get(id);
    const detail = entry && detailOf(entry);
    if (!detail) return [];
    return [
      {
        activityIdList: [{ type: 'Activity', id }],
        activityOwnerCode: detail.text('activityOwnerCode'),
        timeSpan: {
          startDate: detail.text('startDateTime')?.slice(0, 10),
          endDate: detail.text('endDateTime')?.slice(0, 10),
        },
        accessDate: hotel.businessDate,
        hotelId: hotel.profile.id,
      },
    ];
  });
}

function getRecent(call: Call): Answer {
  const hotels = call.params.has('hotelId') ? [call.hotel] : [...call.world.hotels.values()];
  const activities = hotels.flatMap(recentAt);
  return activities.length === 0 ? NONE : ok({ activities });
}

/** Open and done activities of each owner on the day. */
function getStatistics(call: Call): Answer {
  const { hotel, query } = call;
  const from = query.day('reportStartDate') ?? hotel.businessDate;
  const types = query.texts('activityTypeCodes');
  const owners = query.texts('ownerCodeList');
  const details = [...hotel.sales.activities.values()]
    .map(detailOf)
    .filter(
      (detail) =>
        detail.text('startDateTime')?.slice(0, 10) === from &&
        (types.length === 0 || types.includes(detail.text('activityType') ?? '')) &&
        (owners.length === 0 || owners.includes(detail.text('activityOwnerCode') ?? '')),
    );
  if (details.length === 0) return NONE;
  const count = (list: readonly Fields[], activityClass: string, completed: boolean) =>
    list.filter(
      (detail) =>
        detail.text('activityClass') === activityClass &&
        (detail.object('status').flag('completed') ?? false) === completed,
    ).length;
  const statSet = [...Map.groupBy(details, (detail) => detail.text('activityOwnerCode') ?? '')].map(
    ([owner, list]) => ({
      start: from,
      end: from,
      owner,
      stat: (
        [
          ['CompletedToDo', 'Todo', true],
          ['IncompleteToDo', 'Todo', false],
          ['CompletedAppointments', 'Appointment', true],
          ['IncompleteAppointments', 'Appointment', false],
        ] as const
      ).map(([code, activityClass, completed]) => ({
        code,
        unitValue: count(list, activityClass, completed),
        unitCategory: 'Numeric',
      })),
    }),
  );
  return ok({
    reports: [
      {
        hotelId: hotel.profile.id,
        hotelName: hotel.profile.name,
        calendarDate: from,
        reportCode: 'Activities',
        statCategory: [{ statCategoryCode: 'HotelCode', statCode: hotel.profile.id, statSet }],
      },
    ],
  });
}

function getAttachments(call: Call): Answer {
  const { entry } = findActivity(call);
  const name = call.query.text('attachedFileName');
  const list = new Fields(entry.document)
    .list('linkedAttachments')
    .filter((attachment) => (name ?? attachment.text('fileName')) === attachment.text('fileName'))
    .map(({ raw }) => raw);
  return list.length === 0 ? NONE : ok({ activityAttachmentList: list });
}

function deleteAttachment(call: Call): Answer {
  const { entry } = findActivity(call);
  const id = call.param('attachmentId');
  const list = new Fields(entry.document).list('linkedAttachments');
  const kept = list.filter((attachment) => attachment.text('id') !== id);
  if (kept.length === list.length)
    throw refuse('NOT_FOUND', `The activity has no attachment ${id}.`, 'attachmentId');
  entry.document = { ...entry.document, linkedAttachments: kept.map(({ raw }) => raw) };
  return ok({});
}

/** E-mails that an outside system stored with accounts. */
function getEmails(call: Call): Answer {
  const { criteria } = call;
  const like = (name: string, value: string | undefined) =>
    (value ?? '').toLowerCase().includes((criteria.text(name) ?? '').toLowerCase());
  const found = call.hotel.sales.emails.filter(({ id, document }) => {
    const mail = new Fields(document);
    const day = mail.text('emailReceivedDateTime')?.slice(0, 10) ?? '';
    return (
      (criteria.text('id') ?? id) === id &&
      like('emailSubject', mail.text('emailSubject')) &&
      like('senderLastName', mail.text('senderLastName')) &&
      like('senderEmailAddress', mail.text('senderEmailAddress')) &&
      (criteria.day('startDate') ?? '') <= day &&
      day <= (criteria.day('endDate') ?? '9999')
    );
  });
  const { rows, facts } = pageOf(found, criteria);
  if (rows.length === 0) return NONE;
  return ok({
    emailsFetched: {
      fetchedSenderEmailInfo: rows.map(({ id, document }) => ({
        ...document,
        emailID: { id, type: 'Email' },
        hotelCodes: [call.hotel.profile.id],
      })),
      ...facts,
    },
  });
}

/** What happened to activities, which were opened last, how many are open, what hangs on them. */
export const ACTIVITY_LOG_ROUTES: Routes = {
  'act.getActivityLog': getLog,
  'act.getRecentlyAccessedActivities': getRecent,
  'act.getRecentlyAccessedActivitiesWithOutHotelId': getRecent,
  'act.getActivityStatistics': getStatistics,
  'act.getActivityAttachments': getAttachments,
  'act.deleteActivityAttachment': deleteAttachment,
  'act.deleteActivityAttachmentWithoutHotelId': deleteAttachment,
  'act.getEmails': getEmails,
  'act.searchEmails': getEmails,
};
