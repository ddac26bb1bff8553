import { ManualClock } from '../../../test/support/manual-clock.js';
import { callContext, gatewayOptions } from '../../../test/support/opera-rig.js';
import { Fault } from '../../kernel/fault.js';
import { outcomeUnknown, transportFault } from '../errors/transport.error.js';
import { withDefaults, type OperaSettings } from '../opera.options.js';
import { TransportError, type TransportFailure } from '../transport/opera.transport.js';
import { ReadBack } from './read-back.js';

const about = { operation: 'rsv.postReservation', operaRequestId: 'r', now: 0, effect: 'write' as const };
const lost = (failure: TransportFailure) => transportFault(new TransportError(failure, true), about);

function setUp(settings: Partial<OperaSettings> = {}) {
  const clock = new ManualClock();
  const readBack = new ReadBack(
    withDefaults({ gateways: [gatewayOptions('https://g.example')], ...settings }),
    clock,
  );
  const looks: { at: number; fresh?: boolean; aborted: boolean }[] = [];
  const settle = async (fault: Fault, seeing: (at: number) => string | undefined) => {
    const abort = new AbortController();
    abort.abort();
    const context = callContext(clock, { deadline: -1, signal: abort.signal });
    const verdict = readBack.settle(
      context,
      () => Promise.reject(fault),
      async (grace) => {
        looks.push({ at: clock.monotonic(), fresh: grace.fresh, aborted: grace.signal.aborted });
        return seeing(clock.monotonic());
      },
    );
    const outcome = verdict.then(
      (value) => () => value,
      (error: unknown) => () => Promise.reject(error),
    );
    await clock.advance(60_000);
    return (await outcome)();
  };
  return { settle, looks, readBack, clock };
}

describe('ReadBack', () => {
  it('passes on what is clear and looks at nothing then', async () => {
    const { readBack, clock, looks, settle } = setUp();
    const context = callContext(clock);
    const sure = await readBack.settle(
      context,
      async () => 'id',
      async () => 'other',
    );
    expect(sure).toEqual({ outcome: 'done', value: 'id', readBack: false });
    await expect(settle(new Fault('OPERA_RULE', 'no'), () => 'seen')).rejects.toMatchObject({
      code: 'OPERA_RULE',
    });
    expect(looks).toHaveLength(0);
  });

  it('finds a change whose answer was lost, even when the call is over', async () => {
    const { settle, looks } = setUp();
    expect(await settle(lost('reset'), () => 'id')).toEqual({ outcome: 'done', value: 'id', readBack: true });
    expect(looks).toEqual([{ at: 0, fresh: true, aborted: false }]);
  });

  it('waits for a change that happens late', async () => {
    const { settle } = setUp();
    expect(await settle(lost('reset'), (at) => (at > 4000 ? 'id' : undefined))).toMatchObject({
      outcome: 'done',
    });
  });

  it('says not done only after the whole settling time', async () => {
    const { settle, looks } = setUp();
    expect(await settle(lost('reset'), () => undefined)).toMatchObject({ outcome: 'not_done' });
    expect(looks.length).toBeGreaterThan(3);
    expect(looks.at(-1)!.at).toBeGreaterThanOrEqual(10_000);
  });

  it.each<[string, Fault]>([
    ['OPERA was slow', lost('timeout')],
    ['the caller left while OPERA worked', lost('aborted')],
    ['the gateway gave up waiting', outcomeUnknown('late', about, { status: 504 })],
    ['OPERA had accepted it', outcomeUnknown('lost', about, { status: 201 })],
  ])('never says not done when %s', async (_name, fault) => {
    const { settle } = setUp();
    expect(await settle(fault, () => undefined)).toMatchObject({
      outcome: 'unknown',
      fault: { code: 'OPERA_OUTCOME_UNKNOWN' },
    });
  });

  it('does not conclude anything from a look that failed', async () => {
    const { settle } = setUp();
    const blind = () => {
      throw new Fault('OPERA_UNAVAILABLE', 'down');
    };
    expect(await settle(lost('reset'), blind)).toMatchObject({ outcome: 'unknown' });
  });

  it('can be switched off', async () => {
    const { settle, looks } = setUp({ readback: { enabled: false } });
    expect(await settle(lost('reset'), () => 'id')).toMatchObject({ outcome: 'unknown' });
    expect(looks).toHaveLength(0);
  });
});
