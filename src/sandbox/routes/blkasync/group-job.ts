import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE } from '../../gateway/call.js';
import { nextId } from '../../state/world.js';

/** Starts work whose answer is fetched later: 202 with the place to look at. @param base path without the request's id */
export function startJob(call: Call, kind: string, answer: unknown, base = call.path): Answer {
  const id = nextId(call.world, 'record');
  call.hotel.groups.jobs.set(id, { kind, answer });
  return { status: 202, location: `${base}/${id}`, body: [] };
}

/** How a job stands: the sandbox has done it at once. Throws 404. */
export function jobStatus(kind: string, param = 'requestId') {
  return (call: Call): Answer => {
    const job = call.hotel.groups.jobs.get(call.param(param));
    if (job?.kind !== kind) throw refuse('NOT_FOUND', 'The request is not known.', param);
    return { status: 201, location: call.path, headers: { Status: 'COMPLETED' } };
  };
}

/** The answer of a job, once; 404 the second time. */
export function jobAnswer(kind: string, param = 'requestId') {
  return (call: Call): Answer => {
    const job = call.hotel.groups.jobs.get(call.param(param));
    if (job?.kind !== kind || job.answer === undefined)
      throw refuse('NOT_FOUND', 'The request is not known, or its answer was fetched.', param);
    const { answer } = job;
    job.answer = undefined;
    if (answer === null) return NONE;
    return { status: 200, body: answer };
  };
}
