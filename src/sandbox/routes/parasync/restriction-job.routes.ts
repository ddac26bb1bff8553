import { refuse } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import { jobAnswer, jobStatus, startJob } from '../blkasync/group-job.js';
import { setRestriction } from '../par/restriction.routes.js';

/** Many restrictions at once; the answer only says that they are set. */
function start(call: Call): Answer {
  const list = call.body.list('restrictions');
  if (list.length === 0) throw refuse('VALUE_MISSING', 'No restriction is given.', 'restrictions');
  for (const sent of list) setRestriction(call, sent);
  return startJob(call, 'restrictions', {});
}

export const RESTRICTION_JOB_ROUTES: Routes = {
  'parasync.postRestrictionsProcess': start,
  'parasync.getRestrictionsProcessStatus': jobStatus('restrictions'),
  'parasync.getRestrictions': jobAnswer('restrictions'),
};
