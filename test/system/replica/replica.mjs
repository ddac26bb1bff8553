/**
 * One replica of the OPERA client as a process of its own, from the build. Told over IPC:
 * `{ calls: { amount, caller } }` makes so many reads at once and answers with their codes;
 * `{ demand: { seconds, perSecond } }` lets callers ask at their rates and answers with the milliseconds that each call took.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { RedisTokenStore } from '../../../dist/opera/auth/redis-token.store.js';
import { RedisLink } from '../../../dist/redis/redis.link.js';
import { redisOptionsSchema } from '../../../dist/redis/redis.options.js';
import { clientOf, clock, ids } from '../../chaos/client.mjs';

const { gatewayUrl, redisUrl, secret, settings } = JSON.parse(process.argv[2]);
const link = new RedisLink(redisOptionsSchema.parse({ url: redisUrl }), clock);
await link.open();
const shared = redisUrl ? { link, store: new RedisTokenStore(link, secret, ids, clock) } : {};
const { opera } = clientOf(gatewayUrl, settings, shared);

function callAs(subject, seconds) {
  const caller = { subject, tenant: 't', hotels: ['*'], scopes: new Set(), method: 'local' };
  const context = {
    caller,
    hotelId: 'H',
    requestId: subject,
    signal: new AbortController().signal,
    deadline: clock.monotonic() + seconds * 1000,
    fresh: true,
  };
  return opera.call(context, { operation: 'rsv.getReservation', parameters: { reservationId: '1' } }).then(
    () => 'ok',
    (error) => error.code ?? String(error),
  );
}

async function demand({ seconds, perSecond }) {
  const took = {};
  const refused = {};
  const end = clock.monotonic() + seconds * 1000;
  const underWay = [];
  const run = async (subject, rate) => {
    took[subject] = [];
    refused[subject] = 0;
    // Not all callers at the same moment, and none in step with the bucket.
    await pause((1000 / rate) * Math.random());
    while (clock.monotonic() < end) {
      const began = clock.monotonic();
      underWay.push(
        callAs(subject, 10).then((code) => {
          if (code === 'ok') took[subject].push(clock.monotonic() - began);
          else refused[subject] += 1;
        }),
      );
      await pause((1000 / rate) * (0.5 + Math.random()));
    }
  };
  await Promise.all(Object.entries(perSecond).map(([subject, rate]) => run(subject, rate)));
  await Promise.all(underWay);
  return { took, refused };
}

const answer = async ({ calls, demand: wanted }) => {
  if (wanted !== undefined) process.send(await demand(wanted));
  if (calls !== undefined) {
    const { amount, caller, seconds = 60 } = calls;
    process.send(await Promise.all(Array.from({ length: amount }, () => callAs(caller, seconds))));
  }
};
process.on('message', (message) => void answer(message));
process.send({ ready: true, redis: link.up });
