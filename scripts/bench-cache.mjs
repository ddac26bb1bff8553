/**
 * What a hit of each layer costs, and what a million distinct keys do to memory and event loop. The Redis part wants a
 * redis-server and is left out, and said to be, where there is none. Writes results/bench-cache.json and prints a table.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { layersOf, storeAsKeyv } from '../dist/cache/cache.module.js';
import { cacheOptionsSchema } from '../dist/cache/cache.options.js';
import { CacheService } from '../dist/cache/cache.service.js';
import { LowerLayers } from '../dist/cache/lower-layers.js';
import { MemoryStore } from '../dist/cache/memory-store.js';
import { SystemClock } from '../dist/kernel/clock.js';
import { RandomIds } from '../dist/kernel/ids.js';
import { RedisLink } from '../dist/redis/redis.link.js';
import { redisOptionsSchema } from '../dist/redis/redis.options.js';

const SECRET = 'the key of this bench, of 32 characters';
const KEYS = 2000;
const MILLION = process.argv.includes('--quick') ? 100_000 : 1_000_000;
const clock = new SystemClock();
const ids = new RandomIds();
const folder = mkdtempSync(join(tmpdir(), 'bench-cache-'));
const value = { text: 'x'.repeat(1000) };
const policy = {
  ttlSeconds: 600,
  tags: ['reservation:1', 'hotel:H:reservations:each', 'guests', 'module:rsv'],
};
const keyOf = (index) => ({
  tenant: 't',
  gateway: 'g',
  hotelId: 'H',
  operation: 'rsv.getReservation',
  arguments: { id: index },
});
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A cache without Nest. */
async function cacheOn({ directory, redisUrl, entries = 10_000, bytes = 64 * 1024 * 1024 }) {
  const link = new RedisLink(redisOptionsSchema.parse({ url: redisUrl }), clock);
  await link.open();
  const options = cacheOptionsSchema.parse({ directory, secrets: redisUrl ? [SECRET] : [] });
  const lower = new LowerLayers(options, clock, ids, link);
  const layers = layersOf(
    { stores: [new MemoryStore(entries, bytes), ...lower.stores].map(storeAsKeyv) },
    clock,
  );
  const cache = new CacheService(options, layers, lower.ledger, clock, lower.lease);
  while (lower.ledger.sharedMark() === undefined) await pause(5);
  return { cache, layers, close: async () => (await lower.onApplicationShutdown(), await link.close()) };
}

/** Microseconds of one `work(index)`, the median of rounds. */
async function timed(work, amount, rounds = 7) {
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    for (let index = 0; index < amount; index += 1) await work(index % KEYS);
    took.push(((performance.now() - began) / amount) * 1000);
  }
  return median(took);
}

let misses = 0;
/** A busy machine makes a layer late now and then, which is a miss. */
const fail = async () => {
  misses += 1;
  return { ...value };
};
async function fill({ cache, layers }) {
  for (let index = 0; index < KEYS; index += 1)
    await cache.read(keyOf(index), policy, async () => ({ ...value }));
  const lower = layers.all[1];
  if (lower?.name === 'disk') while (lower.usage().entries < KEYS) await pause(10);
  else await pause(100);
}

const results = [];
const note = (name, measured, most, unit = 'us') =>
  results.push({ name, measured: Number(measured.toFixed(2)), most, unit, held: measured <= most });

const memory = await cacheOn({});
await fill(memory);
note('memory hit', await timed((index) => memory.cache.read(keyOf(index), policy, fail), 50_000), 5);
await memory.close();

const disk = await cacheOn({ directory: folder, entries: 1 });
await fill(disk);
note(
  'embedded persistent hit, 1 KB',
  await timed((index) => disk.cache.read(keyOf(index), policy, fail), 5000),
  60,
);

globalThis.gc?.();
const before = process.memoryUsage().rss;
const loop = monitorEventLoopDelay({ resolution: 1 });
const bounded = await cacheOn({ directory: join(folder, 'million') });
loop.enable();
for (let index = 0; index < MILLION; index += 1) {
  await bounded.cache.read(keyOf(index), policy, async () => ({ text: `answer ${index}` }));
  if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
}
loop.disable();
const grown = (process.memoryUsage().rss - before) / 1_048_576;
note(`memory grown by ${MILLION} keys`, grown, 256, 'MB');
note('entries in memory after it', bounded.cache.stats().layers[0].entries, 10_000, 'entries');
// The sampling of the monitor is one millisecond.
note('pause of the event loop, p99.9', loop.percentile(99.9) / 1e6 - 1, 10, 'ms');
results.push({
  name: 'pause of the event loop, longest',
  measured: Number((loop.max / 1e6 - 1).toFixed(2)),
  unit: 'ms',
  held: true,
});
await bounded.close();
await disk.close();

const redis = await startRedis();
if (redis === undefined) console.log('No redis-server: the Redis layer was not measured.');
else {
  const shared = await cacheOn({ redisUrl: redis.url, entries: 1 });
  await fill(shared);
  const bare = new Redis(redis.url);
  for (let index = 0; index < KEYS; index += 1) await bare.set(`bare:${index}`, JSON.stringify(value));
  const ours = [];
  const theirs = [];
  for (let round = 0; round < 9; round += 1) {
    theirs.push(await timed(async (index) => JSON.parse(await bare.get(`bare:${index}`)), 2000, 1));
    ours.push(await timed((index) => shared.cache.read(keyOf(index), policy, fail), 2000, 1));
  }
  results.push({
    name: 'bare client and JSON, 1 KB',
    measured: Number(median(theirs).toFixed(2)),
    unit: 'us',
    held: true,
  });
  note('Redis hit over bare client', median(ours) / median(theirs), 1.3, 'x');
  bare.disconnect();
  await shared.close();
  redis.child.kill();
}

note('hits that came too late', misses, 50, 'reads');
rmSync(folder, { recursive: true, force: true });
console.table(results);
mkdirSync('results', { recursive: true });
writeFileSync(
  'results/bench-cache.json',
  `${JSON.stringify({ node: process.version, results }, undefined, 2)}\n`,
);
process.exit(results.every(({ held }) => held) ? 0 : 1);

async function startRedis() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  const missing = new Promise((resolve) => child.once('error', () => resolve(true)));
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  probe.on('error', () => undefined);
  const there = await Promise.race([probe.ping(), missing]);
  probe.disconnect();
  return there === 'PONG' ? { child, url } : undefined;
}
