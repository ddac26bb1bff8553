import { setTimeout as pause } from 'node:timers/promises';
import { LOCAL_CALLER } from '../../src/auth/caller.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { CallLedger } from '../../src/opera/client/call.ledger.js';
import { withDefaults } from '../../src/opera/opera.options.js';
import { RedisLink } from '../../src/redis/redis.link.js';
import { redisOptionsSchema } from '../../src/redis/redis.options.js';
import { Processes } from '../support/processes.js';

const CEILING = 30;

describe('the daily ceiling of a caller', () => {
  const processes = new Processes();
  const links: RedisLink[] = [];
  afterEach(async () => {
    await Promise.all(links.splice(0).map((link) => link.close()));
    await processes.endAll();
  });

  async function ledgerOn(url: string): Promise<CallLedger> {
    const link = new RedisLink(redisOptionsSchema.parse({ url }), new SystemClock());
    links.push(link);
    await link.open();
    const options = withDefaults({ gateways: [], budget: { dailyCallsPerCaller: CEILING } });
    return new CallLedger(options, new SystemClock(), link);
  }

  it('is one for all replicas and for those started later', async () => {
    const { url } = await processes.redis();
    const replicas = await Promise.all([1, 2, 3].map(() => ledgerOn(url)));
    for (let call = 0; call < CEILING; call += 1) replicas[call % 3]!.answered(LOCAL_CALLER, 200);
    const restarted = await ledgerOn(url);
    restarted.answered(LOCAL_CALLER, 200);
    while (restarted.use(LOCAL_CALLER).charged < CEILING) await pause(10);
    expect(restarted.use(LOCAL_CALLER).charged).toBe(CEILING + 1);
    expect(() => restarted.check(LOCAL_CALLER)).toThrow(`${CEILING} calls`);
  });
});
