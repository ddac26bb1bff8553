/** Takes from a quota in Redis as often as told and says how often it was granted. Needs a build. */
import { SystemClock } from '../../../dist/kernel/clock.js';
import { RedisLink } from '../../../dist/redis/redis.link.js';
import { redisOptionsSchema } from '../../../dist/redis/redis.options.js';
import { RedisQuotas } from '../../../dist/throttle/redis-quotas.js';

const { url, replicas } = JSON.parse(process.argv[2]);
const clock = new SystemClock();
// A loaded machine answers late; here only the count matters.
const link = new RedisLink(redisOptionsSchema.parse({ url, commandTimeoutMilliseconds: 60_000 }), clock);
await link.open();
const quotas = new RedisQuotas(link, clock, replicas, 100);

async function take({ quota, key, times }) {
  let granted = 0;
  for (let call = 0; call < times; call += 1) {
    const verdict = await quotas.take([{ quota, key }], 1);
    if (quotas.alone) throw new Error('without Redis');
    if (verdict.allowed) granted += 1;
  }
  process.send({ granted });
}

process.on('message', (message) => void take(message.take));
process.once('disconnect', () => process.exit());
process.send('ready');
