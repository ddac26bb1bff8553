import { ManualClock } from '../../../test/support/manual-clock.js';
import type { EngineRequest } from '../engine/request.js';
import { RunningCall } from './running-call.js';
import { TimeLimits } from './time-limits.js';

function rig(question: EngineRequest['question'] = async () => ({})) {
  const clock = new ManualClock();
  const limits = new TimeLimits(clock);
  let cancel: () => void = () => undefined;
  const onCancel: EngineRequest['onCancel'] = (listener) => {
    cancel = listener;
  };
  const call = new RunningCall({ question, onCancel } as EngineRequest, clock, 10, limits);
  return { clock, limits, call, cancel: () => cancel() };
}

const forever = () => new Promise<never>(() => undefined);

describe('RunningCall', () => {
  it('ends with the work', async () => {
    const { call, limits } = rig();
    await expect(call.until(Promise.resolve('done'))).resolves.toBe('done');
    limits.sweep();
    expect(call.signal.aborted).toBe(false);
    limits.onApplicationShutdown();
  });

  it('ends at its time limit, the work told and left alone', async () => {
    const { call, clock, limits } = rig();
    const ended = call.until(forever());
    await clock.advance(9_999);
    limits.sweep();
    expect(call.signal.aborted).toBe(false);
    await clock.advance(1);
    limits.sweep();
    await expect(ended).rejects.toMatchObject({ code: 'OPERA_TIMEOUT' });
    expect(call.signal.reason).toMatchObject({ code: 'OPERA_TIMEOUT' });
    limits.onApplicationShutdown();
  });

  it('does not pretend to know how a change ended that took too long', async () => {
    const { call, clock, limits } = rig();
    call.changing = true;
    const ended = call.until(forever());
    await clock.advance(10_000);
    limits.sweep();
    await expect(ended).rejects.toMatchObject({ code: 'OPERA_OUTCOME_UNKNOWN' });
    limits.onApplicationShutdown();
  });

  it('ends when the client cancels', async () => {
    const { call, cancel, limits } = rig();
    const ended = call.until(forever());
    cancel();
    await expect(ended).rejects.toMatchObject({ code: 'OPERA_CANCELLED' });
    expect(call.signal.reason).toMatchObject({ code: 'OPERA_CANCELLED' });
    limits.onApplicationShutdown();
  });

  it('does not count the time a person thinks', async () => {
    const answered = Promise.withResolvers<string>();
    const { call, clock, limits } = rig(() => answered.promise);
    const asked = call.question('elicitation/create', {}, 1000);
    await clock.advance(60_000);
    limits.sweep();
    expect(call.signal.aborted).toBe(false);
    answered.resolve('yes');
    await expect(asked).resolves.toBe('yes');
    expect(call.deadline).toBe(70_000);
    limits.onApplicationShutdown();
  });
});
