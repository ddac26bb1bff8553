import { INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Routes } from '../../gateway/call.js';
import { merged } from '../../state/document.js';
import { detailOf, findActivity, type Found, logActivity } from './activity.wire.js';

/** Marks an activity as completed, with its result. */
export function complete(call: Call, { hotel, entry }: Found, result: string | undefined): void {
  entry.document = merged(entry.document, {
    activityDetail: {
      ...(result === undefined ? {} : { activityResult: result }),
      status: { completed: true, completedBy: INTEGRATION_USER, completedOn: call.at },
    },
  });
  logActivity(call, hotel, entry.id, 'COMPLETE', 'Activity completed');
}

/** Completes activities; one that is completed already is refused. */
function completeAll(
  found: readonly { readonly one: Found; readonly result?: string }[],
  call: Call,
): Answer {
  for (const { one } of found) {
    if (detailOf(one.entry).object('status').flag('completed') === true)
      throw refuse('STATUS_FORBIDS', `Activity ${one.entry.id} is completed already.`, 'activityId');
  }
  for (const { one, result } of found) complete(call, one, result);
  return created(call.path);
}

function completeOne(call: Call): Answer {
  const [order] = call.body.list('activitiesInformation');
  const result = order?.object('activityDetail').text('activityResult');
  return completeAll([{ one: findActivity(call), result }], call);
}

function completeSeveral(call: Call): Answer {
  const orders = call.body.list('activitiesInformation');
  if (orders.length === 0)
    throw refuse('VALUE_MISSING', 'activitiesInformation is required.', 'activitiesInformation');
  const found = orders.map((order) => ({
    one: findActivity(call, order.object('activityId').required('id')),
    result: order.object('activityDetail').text('activityResult'),
  }));
  return completeAll(found, call);
}

/** Activities done. */
export const COMPLETION_ROUTES: Routes = {
  'act.postSingleActivityCompletion': completeOne,
  'act.postMultipleActivitiesCompletion': completeSeveral,
};
