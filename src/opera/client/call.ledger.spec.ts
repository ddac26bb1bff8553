import { ManualClock, settle } from '../../../test/support/manual-clock.js';
import { gatewayOptions } from '../../../test/support/opera-rig.js';
import { LOCAL_CALLER } from '../../auth/caller.js';
import type { RedisLink } from '../../redis/redis.link.js';
import { withDefaults } from '../opera.options.js';
import { CallLedger } from './call.ledger.js';

function setUp(dailyCallsPerCaller?: number, link?: RedisLink) {
  const clock = new ManualClock();
  const options = withDefaults({
    gateways: [gatewayOptions('https://g.example')],
    budget: { dailyCallsPerCaller },
  });
  return { clock, ledger: new CallLedger(options, clock, link) };
}

/** A Redis that counts by key, and may be away. */
function fakeLink() {
  const sums = new Map<string, number>();
  const state = { away: false, sums };
  const count = async (key: string | number) => {
    if (state.away) throw new Error('away');
    const sum = (sums.get(String(key)) ?? 0) + 1;
    sums.set(String(key), sum);
    return sum;
  };
  const key = (...parts: readonly string[]) => parts.join(':');
  return { state, link: { configured: true, key, script: () => count } as unknown as RedisLink };
}

const other = { ...LOCAL_CALLER, subject: 'other' };
const elsewhere = { ...LOCAL_CALLER, tenant: 'elsewhere' };

describe('CallLedger', () => {
  it('counts what is charged, by caller and tenant, and estimates its cost', () => {
    const { ledger } = setUp();
    for (const status of [200, 204, 400, 401, 429, 500, 502, 503, 504]) ledger.answered(LOCAL_CALLER, status);
    expect(ledger.use(LOCAL_CALLER)).toEqual({ charged: 4, costUsd: '0.0040' });
    expect(ledger.use(other).charged).toBe(0);
    expect(ledger.use(elsewhere).charged).toBe(0);
  });

  it('stops a caller at the ceiling, others not, and only until midnight', async () => {
    const { ledger, clock } = setUp(2);
    ledger.answered(LOCAL_CALLER, 200);
    ledger.check(LOCAL_CALLER);
    ledger.answered(LOCAL_CALLER, 200);
    expect(ledger.use(LOCAL_CALLER)).toMatchObject({ left: 0 });
    expect(() => ledger.check(LOCAL_CALLER)).toThrow(
      expect.objectContaining({
        code: 'THROTTLED',
        details: expect.objectContaining({ retryAfterSeconds: 12 * 3600 }),
      }),
    );
    ledger.check(other);
    await clock.advance(12 * 3600 * 1000);
    ledger.check(LOCAL_CALLER);
    expect(ledger.use(LOCAL_CALLER)).toMatchObject({ charged: 0, left: 2 });
  });

  it('counts together with other replicas, across a restart, and alone while Redis is away', async () => {
    const { state, link } = fakeLink();
    const [first, second] = [setUp(3, link), setUp(3, link)];
    first.ledger.answered(LOCAL_CALLER, 200);
    first.ledger.answered(LOCAL_CALLER, 200);
    second.ledger.answered(LOCAL_CALLER, 200);
    await settle();
    expect(second.ledger.use(LOCAL_CALLER)).toMatchObject({ charged: 3, left: 0 });
    expect(() => second.ledger.check(LOCAL_CALLER)).toThrow('3 calls');
    const restarted = setUp(3, link);
    restarted.ledger.answered(LOCAL_CALLER, 200);
    await settle();
    expect(restarted.ledger.use(LOCAL_CALLER).charged).toBe(4);
    expect(restarted.ledger.use(other).charged).toBe(0);
    expect([...state.sums.keys()].join()).not.toContain(LOCAL_CALLER.subject);
    state.away = true;
    restarted.ledger.answered(LOCAL_CALLER, 200);
    await settle();
    expect(restarted.ledger.use(LOCAL_CALLER).charged).toBe(5);
  });
});
