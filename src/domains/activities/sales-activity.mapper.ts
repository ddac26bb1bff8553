import type { GetActivitiesAnswer } from '../../opera/wire/generated/act.wire.js';

/** Something the sales team has to do. */
export interface SalesActivity {
  readonly id: string;
  readonly kind: 'appointment' | 'to_do';
  readonly type?: string;
  readonly purpose?: string;
  /** Hotel-local `YYYY-MM-DD HH:MM`. */
  readonly start?: string;
  readonly end?: string;
  readonly owner?: string;
  readonly notes?: string;
  readonly done: boolean;
  readonly highPriority: boolean;
}

/** One page of activities. */
export interface ActivityPage {
  readonly activities: readonly SalesActivity[];
  readonly hasMore: boolean;
  readonly total?: number;
}

/** What an activity is made of. */
export interface ActivityOrder {
  readonly kind: SalesActivity['kind'];
  readonly type: string;
  readonly purpose: string;
  readonly start: string;
  readonly end?: string;
  readonly owner?: string;
  readonly notes?: string;
  readonly accountId?: string;
}

type WireActivity = NonNullable<GetActivitiesAnswer['activitiesInformation']>[number];

/** A page of activities; no body (204) means none. */
export function readActivities(body: GetActivitiesAnswer | undefined): ActivityPage {
  return {
    activities: (body?.activitiesInformation ?? []).flatMap(readActivity),
    hasMore: body?.hasMore === true,
    total: body?.totalResults,
  };
}

/** One activity; nothing without an id. */
export function readActivity(wire: WireActivity): SalesActivity[] {
  const detail = wire.activityDetail;
  const id = wire.activityId?.id;
  if (id === undefined) return [];
  return [
    {
      id,
      kind: detail?.activityClass === 'Todo' ? 'to_do' : 'appointment',
      type: detail?.activityType,
      purpose: detail?.activityPurpose,
      start: minutes(detail?.startDateTime),
      end: minutes(detail?.endDateTime),
      owner: detail?.activityOwnerCode ?? detail?.activityOwner,
      notes: detail?.notes,
      done: detail?.status?.completed === true,
      highPriority: detail?.highPriority === true,
    },
  ];
}

/** The body that makes an activity. */
export function toActivity(hotelId: string, order: ActivityOrder): object {
  return {
    activitiesInformation: [
      {
        activityDetail: {
          hotelId,
          activityClass: order.kind === 'to_do' ? 'Todo' : 'Appointment',
          activityType: order.type,
          activityPurpose: order.purpose,
          startDateTime: `${order.start}:00.0`,
          endDateTime: `${order.end ?? order.start}:00.0`,
          ...(order.owner !== undefined && { activityOwner: order.owner, activityOwnerCode: order.owner }),
          ...(order.notes !== undefined && { notes: order.notes }),
        },
        ...(order.accountId !== undefined && {
          linkedAccounts: {
            activityAccount: [{ profileIdList: [{ id: order.accountId, type: 'Profile' }], primary: true }],
          },
        }),
      },
    ],
  };
}

function minutes(timestamp: string | undefined): string | undefined {
  return timestamp?.slice(0, 16).replace('T', ' ');
}
