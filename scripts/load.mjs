/**
 * A seeded day of 25 assistants against the built server and a sandbox whose every answer takes 150 ms longer: hit ratio, calls
 * of OPERA, stale answers and times, and the same without a cache beside it. Writes results/load.json, fails when a target is
 * missed. `-- --calls 1000` for less, `--seed 2` for another day, `--think 0` for no pauses, `--ttl 60` for shorter times.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Line } from '../test/load/line.mjs';
import { cacheReads, startHotel, startServer } from '../test/load/processes.mjs';
import { houseOf, replay } from '../test/load/replay.mjs';
import { SlowWire } from '../test/load/slow-wire.mjs';

const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: {
    calls: text('20000'),
    seed: text('1'),
    think: text('150'),
    ttl: text('300'),
    out: text('results/load.json'),
  },
});
const LATENCY = 150;
const DAY = '2026-11-23';
const seed = Number(values.seed);
const calls = Number(values.calls);
const TARGETS = { hitRatio: 0.85, operaCallsPerToolCall: 0.25, cachedP99Milliseconds: 10 };

const rounded = (value) => Number(value.toFixed(3));
const rank = (list, share) => {
  const sorted = list.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
};

async function day(cached, amount) {
  const hotel = await startHotel({ seed, businessDate: DAY });
  const wire = new SlowWire(hotel.connection.gatewayUrl, LATENCY);
  const stops = [async () => wire.close(), hotel.stop];
  try {
    const address = await wire.open();
    const settings = { OPERA_ENABLE_CACHE: cached ? 'on' : 'off', OPERA_CACHE_TTL: values.ttl };
    const server = await startServer(hotel.connection, address, settings);
    stops.unshift(server.stop);
    const bare = await startServer(hotel.connection, hotel.connection.gatewayUrl, {
      OPERA_ENABLE_CACHE: 'off',
    });
    stops.unshift(bare.stop);
    const line = new Line(server, 40);
    const truth = new Line(bare, 40);
    stops.unshift(async () => line.close());
    stops.unshift(async () => truth.close());
    const house = await houseOf(truth);
    const seen = await replay({
      line,
      truth: cached ? truth : undefined,
      wire,
      house,
      calls: amount,
      seed,
      thinkMilliseconds: Number(values.think),
    });
    const operaCalls = wire.calls;
    const asked = [...wire.asked].toSorted(([, a], [, b]) => b - a).slice(0, 15);
    const reads = await cacheReads(server);
    // Then nobody changes anything: what is in memory is given without a wait for OPERA, and that is timed.
    const think = Number(values.think);
    const calm = { line, wire, house, calls: 1000, seed, thinkMilliseconds: think, looking: true };
    const { quiet } = cached ? await replay(calm) : seen;
    return summary({ ...seen, quiet, asked: Object.fromEntries(asked) }, operaCalls, reads);
  } finally {
    for (const stop of stops) await stop();
  }
}

function summary({ latencies, quiet, stale, ...seen }, operaCalls, { hits, misses, joined }) {
  const toolCalls = seen.reads + seen.writes;
  return {
    ...seen,
    seconds: rounded(seen.seconds),
    toolCalls,
    hitRatio: rounded(hits / Math.max(1, hits + misses)),
    hits,
    misses,
    joined,
    operaCalls,
    operaCallsPerToolCall: rounded(operaCalls / toolCalls),
    stale: stale.length,
    staleExamples: stale.slice(0, 5),
    read: { p50: rank(latencies, 0.5), p99: rank(latencies, 0.99) },
    cached: { reads: quiet.length, p50: rank(quiet, 0.5), p99: rank(quiet, 0.99) },
  };
}

const on = await day(true, calls);
const off = await day(false, Math.min(calls, 1000));
const met = {
  hitRatio: on.hitRatio >= TARGETS.hitRatio,
  operaCallsPerToolCall: on.operaCallsPerToolCall <= TARGETS.operaCallsPerToolCall,
  stale: on.stale === 0,
  cachedP99: on.cached.reads > 0 && on.cached.p99 < TARGETS.cachedP99Milliseconds,
};
const rows = [
  ['tool calls', ({ toolCalls }) => toolCalls],
  ['  changes, refused of them', ({ writes, refused }) => `${writes}, ${refused}`],
  ['seconds', ({ seconds }) => seconds],
  ['hit ratio of the cache', ({ hitRatio }) => hitRatio],
  ['OPERA calls', ({ operaCalls }) => operaCalls],
  ['OPERA calls per tool call', ({ operaCallsPerToolCall }) => operaCallsPerToolCall],
  ['answers compared', ({ compared }) => compared],
  ['  asked again, as a change overlapped', ({ settled }) => settled],
  ['stale answers', ({ compared, stale }) => (compared === 0 ? '-' : stale)],
  ['a read, p50 and p99, ms', ({ read }) => `${read.p50} ${read.p99}`],
  ['a read from memory, p50 and p99, ms', ({ cached: { p50, p99 } }) => `${p50} ${p99}`],
];
console.log(`${''.padEnd(40)}${'cache on'.padStart(18)}${'cache off'.padStart(18)}`);
for (const [name, value] of rows)
  console.log(`${name.padEnd(40)}${String(value(on)).padStart(18)}${String(value(off)).padStart(18)}`);
console.log('\nwhat OPERA was asked most, cache on');
for (const [name, count] of Object.entries(on.asked)) console.log(`${String(count).padStart(8)}  ${name}`);
const failed = Object.entries(met).filter(([, is]) => !is);
const machine = { loadAverage: loadavg().map(rounded) };
mkdirSync('results', { recursive: true });
const summaryText = { calls, seed, latencyMilliseconds: LATENCY, targets: TARGETS, met, machine, on, off };
writeFileSync(values.out, `${JSON.stringify(summaryText, undefined, 2)}\n`);
console.log(
  failed.length === 0 ? 'load: every target met' : `load: MISSED ${failed.map(([name]) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
