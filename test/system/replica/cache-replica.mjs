/**
 * One cache as a process of its own, from the build, on Redis, on a folder or on both. Its loads are counted by the test over
 * IPC: it answers `{ read: { key, amount, slow } }` with loads made, layers hit and the milliseconds of the slowest read,
 * `{ touch }` when the change was told, `{ watch: { key } }` with the time at which a remembered answer became void.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { layersOf, storeAsKeyv } from '../../../dist/cache/cache.module.js';
import { cacheOptionsSchema } from '../../../dist/cache/cache.options.js';
import { CacheService } from '../../../dist/cache/cache.service.js';
import { LowerLayers } from '../../../dist/cache/lower-layers.js';
import { MemoryStore } from '../../../dist/cache/memory-store.js';
import { SystemClock } from '../../../dist/kernel/clock.js';
import { RandomIds } from '../../../dist/kernel/ids.js';
import { RedisLink } from '../../../dist/redis/redis.link.js';
import { redisOptionsSchema } from '../../../dist/redis/redis.options.js';

const { redisUrl, directory, secrets = [], maxDiskBytes } = JSON.parse(process.argv[2]);
const clock = new SystemClock();
const ids = new RandomIds();
const link = new RedisLink(redisOptionsSchema.parse({ url: redisUrl }), clock);
await link.open();
const options = cacheOptionsSchema.parse({ directory, secrets, maxDiskBytes });
const lower = new LowerLayers(options, clock, ids, link);
const stores = [new MemoryStore(10_000, 50_000_000), ...lower.stores].map(storeAsKeyv);
const layers = layersOf({ stores }, clock);
const cache = new CacheService(options, layers, lower.ledger, clock, lower.lease);
while (lower.ledger.sharedMark() === undefined) await pause(5);

const keyOf = (name) => ({ tenant: 't', gateway: 'g', hotelId: 'H', operation: 'x.y', arguments: { name } });
let truth = 0;

async function read({ key, amount = 1, slow = 0, value, pad = 0, tags = [`tag:${key}`], distinct = false }) {
  let loads = 0;
  const load = async () => {
    loads += 1;
    await pause(slow);
    return { value: value ?? (truth += 1), pad: 'x'.repeat(pad) };
  };
  const began = clock.monotonic();
  const answers = await Promise.all(
    Array.from({ length: amount }, async (_, index) => {
      const name = distinct ? `${key}-${index}` : key;
      const answer = await cache.read(keyOf(name), { ttlSeconds: 600, tags }, load);
      return { value: answer.value.value, hit: answer.hit, took: clock.monotonic() - began };
    }),
  );
  return {
    loads,
    values: [...new Set(answers.map((answer) => answer.value))],
    slowest: Math.max(...answers.map(({ took }) => took)),
    layers: cache.stats().layers,
    ready: lower.ledger.sharedMark() !== undefined,
  };
}

/** Until the remembered answer is void; the clock of the machine is common to all processes of a test. */
async function watch({ key }) {
  while ((await cache.peek(keyOf(key))) !== undefined) await new Promise((resolve) => setImmediate(resolve));
  return { at: performance.timeOrigin + performance.now() };
}

/** Writes without end, telling each change before and after, until it is killed. */
async function churn() {
  for (let index = 0; ; index += 1) {
    const key = `churn-${index % 50}`;
    await cache.read(keyOf(key), { ttlSeconds: 600, tags: [`tag:${key}`] }, async () => ({
      value: index,
      pad: 'y'.repeat(500),
    }));
    if (index % 7 === 0) {
      await cache.invalidate('t', [`tag:${key}`]);
      process.send({ voided: key, before: index });
    }
  }
}

async function answer(message) {
  if (message.read) process.send(await read(message.read));
  if (message.touch) {
    const at = performance.timeOrigin + performance.now();
    await cache.invalidate('t', message.touch);
    process.send({ at });
  }
  if (message.watch) {
    process.send({ watching: (await cache.peek(keyOf(message.watch.key))) !== undefined });
    process.send(await watch(message.watch));
  }
  if (message.churn) void churn();
  if (message.close) {
    await lower.onApplicationShutdown();
    process.send({ closed: true });
    process.exit(0);
  }
}

process.on('message', (message) => void answer(message));
process.send({ ready: true });
