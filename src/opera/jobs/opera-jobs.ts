import { Inject, Injectable } from '@nestjs/common';
import type { CacheKey } from '../../cache/cache-key.js';
import { CacheService } from '../../cache/cache.service.js';
import type { CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { OperationFact } from '../catalogue/operation.js';
import type { OperaAnswer, OperaRequest } from '../client/opera-call.js';
import { OperationBook } from '../client/operation.book.js';
import { OperaService } from '../opera.service.js';
import { jobParameters, pathNames, type JobHandle, type JobState } from './job-handle.js';

/** OPERA wants an equal request no sooner than this after the first. */
const SAME_JOB_SECONDS = 1800;
/** A result is given out once; whoever asks again within this time gets it from us. */
const RESULT_SECONDS = 900;
/** OPERA asks for no more than one look a minute, unless it says otherwise. */
const LOOK_SECONDS = 60;
const SOONEST_SECONDS = 1;
const FAILED = /fail|error|invalid|abort/i;

/** Told while a job runs: seconds since the wait began, and OPERA's word for how it stands. */
export type JobProgress = (seconds: number, note?: string) => void;

/** Long jobs of OPERA (start, look, fetch once) as one awaited operation that can be taken up again later. */
@Injectable()
export class OperaJobs {
  constructor(
    @Inject(OperaService) private readonly opera: OperaService,
    @Inject(OperationBook) private readonly book: OperationBook,
    @Inject(CacheService) private readonly cache: CacheService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Starts a job and waits for its result.
   * @param request of the starting operation
   * @throws Fault as `start` and `finish`
   */
  async run(context: CallContext, request: OperaRequest, progress?: JobProgress): Promise<OperaAnswer> {
    return this.finish(context, await this.start(context, request), progress);
  }

  /**
   * Starts a job. One that only reads and was started with the same words in the last half hour is taken up instead.
   * @throws Fault OPERA_OPERATION_UNKNOWN when the operation starts no job, OPERA_UNEXPECTED_SHAPE, others as `call`
   */
  async start(context: CallContext, request: OperaRequest): Promise<JobHandle> {
    const fact = this.fact(request.operation);
    if (fact.async?.start !== fact.id) {
      throw new Fault('OPERA_OPERATION_UNKNOWN', `${fact.id} does not start a long job.`);
    }
    if (fact.effect !== 'read') return this.begin(context, request, fact);
    const { hotelId, gateway } = this.opera.hotel(context);
    const key = {
      tenant: context.caller.tenant,
      gateway: gateway.key,
      hotelId: request.hotelId ?? hotelId,
      operation: `${fact.id}:job`,
      arguments: { parameters: request.parameters, body: request.body as never },
    };
    const policy = { ttlSeconds: SAME_JOB_SECONDS, tags: [], fresh: context.fresh, signal: context.signal };
    return (await this.cache.read(key, policy, () => this.begin(context, request, fact))).value;
  }

  /**
   * How a job stands, by one look.
   * @throws Fault OPERA_INVALID_REQUEST when OPERA says that it failed, OPERA_NOT_FOUND when it does not know it any more
   */
  async look(context: CallContext, handle: JobHandle): Promise<JobState> {
    const fact = this.part(handle, 'status');
    const answer = await this.opera.call(context, {
      operation: fact.id,
      parameters: jobParameters(fact, handle, handle.id),
      hotelId: handle.hotelId,
    });
    const note = answer.job?.state;
    if (note !== undefined && FAILED.test(note)) {
      throw new Fault('OPERA_INVALID_REQUEST', {
        message: `OPERA gave the job up: ${note} (${handle.operation}).`,
        operaRequestId: answer.operaRequestId,
      });
    }
    const lookAgainSeconds = Math.max(SOONEST_SECONDS, answer.job?.pollAfterSeconds ?? LOOK_SECONDS);
    return { ready: answer.status === 201, note, lookAgainSeconds, resultId: answer.createdId ?? handle.id };
  }

  /**
   * Waits until a job is ready and gives its result.
   * @throws Fault OPERA_TIMEOUT with the handle as `data.job` when the call's time is over first: `finish` goes on with it
   */
  async finish(context: CallContext, handle: JobHandle, progress?: JobProgress): Promise<OperaAnswer> {
    const began = this.clock.monotonic();
    const known = await this.cache.peek<OperaAnswer>(this.resultKey(context, handle));
    if (known !== undefined) return known.value;
    for (;;) {
      const state = await this.look(context, handle);
      if (state.ready) return this.result(context, handle, state.resultId);
      progress?.(Math.round((this.clock.monotonic() - began) / 1000), state.note);
      const wait = state.lookAgainSeconds * 1000;
      if (this.clock.monotonic() + wait >= context.deadline) throw stillRunning(handle, state);
      await this.clock.sleep(wait, context.signal).catch(() => {
        throw new Fault('OPERA_CANCELLED', {
          message: 'The wait was cancelled; the job goes on.',
          data: { job: handle },
        });
      });
    }
  }

  private async result(context: CallContext, handle: JobHandle, id: string): Promise<OperaAnswer> {
    const fact = this.part(handle, 'result');
    const policy = { ttlSeconds: RESULT_SECONDS, tags: [], signal: context.signal };
    const request = {
      operation: fact.id,
      parameters: jobParameters(fact, handle, id),
      hotelId: handle.hotelId,
    };
    const load = () => this.opera.call(context, request);
    return (await this.cache.read(this.resultKey(context, handle), policy, load)).value;
  }

  private resultKey(context: CallContext, handle: JobHandle): CacheKey {
    return {
      tenant: context.caller.tenant,
      gateway: this.opera.hotel({ ...context, hotelId: handle.hotelId }).gateway.key,
      hotelId: handle.hotelId,
      operation: `${handle.operation}:result`,
      arguments: { job: handle.id, parameters: handle.parameters },
    };
  }

  private async begin(context: CallContext, request: OperaRequest, fact: OperationFact): Promise<JobHandle> {
    const answer = await this.opera.call(context, request);
    if (answer.createdId === undefined) {
      throw new Fault('OPERA_UNEXPECTED_SHAPE', {
        message: `OPERA started a job without saying where it stands (${fact.id}).`,
        operaRequestId: answer.operaRequestId,
      });
    }
    const names = pathNames(fact).filter((name) => name !== 'hotelId');
    return {
      operation: fact.id,
      hotelId: request.hotelId ?? context.hotelId,
      id: answer.createdId,
      parameters: Object.fromEntries(names.map((name) => [name, String(request.parameters?.[name])])),
    };
  }

  private part(handle: JobHandle, part: 'status' | 'result'): OperationFact {
    const start = this.fact(handle.operation);
    return this.fact(start.async?.[part] ?? '');
  }

  private fact(id: string): OperationFact {
    return this.book.operation(id, this.book.releases[0] ?? '');
  }
}

function stillRunning(handle: JobHandle, state: JobState): Fault {
  return new Fault('OPERA_TIMEOUT', {
    message: `OPERA is still at work${state.note === undefined ? '' : ` (${state.note})`}; the job goes on.`,
    advice: 'Ask for the result of this job again later instead of starting another.',
    retryAfterSeconds: state.lookAgainSeconds,
    data: { job: handle },
  });
}
