/**
 * Benchmarks, side by side in one run: CPU of the server process per request is the figure to trust on a shared machine.
 * Writes results/bench.json and prints a table; `-- --quick` makes short rounds.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median, run, startServer } from '../test/bench/measure.mjs';
import { legacyCall, modernCall } from '../test/bench/requests.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 5;
const amount = quick ? 2000 : 6000;
const path = (name) => fileURLToPath(new URL(`../test/bench/${name}`, import.meta.url));

const echo = await startServer(path('echo.server.mjs'));
const ours = await startServer(path('ours.server.mjs'));
// Lists of 190 KB leave garbage that would be billed to the calls measured beside them.
const lister = await startServer(path('ours.server.mjs'));

const cases = [
  {
    name: 'raw node:http JSON echo',
    server: echo,
    request: legacyCall('tools/call', { name: 'get_business_date', arguments: {} }),
  },
  {
    name: 'tools/call cached read, 2025-11-25',
    server: ours,
    request: legacyCall('tools/call', { name: 'get_business_date', arguments: {} }),
  },
  {
    name: 'tools/call cached read, 2026-07-28',
    server: ours,
    request: modernCall('tools/call', { name: 'get_business_date', arguments: {} }, 'get_business_date'),
  },
  {
    name: 'tools/call without OPERA, 2025-11-25',
    server: ours,
    request: legacyCall('tools/call', { name: 'bench_000', arguments: { text: 'x' } }),
  },
  { name: 'tools/list, 2025-11-25', server: lister, request: legacyCall('tools/list', {}) },
  {
    name: 'raw echo of a 2026-07-28 request',
    server: echo,
    request: modernCall('tools/call', { name: 'get_business_date', arguments: {} }, 'get_business_date'),
  },
  { name: 'tools/list, 2026-07-28', server: lister, request: modernCall('tools/list', {}) },
];

for (const one of cases) await run(one.server, one.request, { amount: 3000 });
const runs = new Map(cases.map((one) => [one.name, []]));
for (let round = 0; round < rounds; round += 1) {
  const order = cases.map((_, index) => cases[(index + round) % cases.length]);
  for (const one of order) runs.get(one.name).push(await run(one.server, one.request, { amount }));
}
await echo.stop();
await ours.stop();
await lister.stop();

// Each era is held against an echo of its own request: the newer one is three times as long.
const echoOf = (name) => median(runs.get(name), (r) => r.microsecondsPerRequest);
const bases = { old: echoOf(cases[0].name), new: echoOf('raw echo of a 2026-07-28 request') };
const results = cases.map(({ name }) => {
  const all = runs.get(name);
  const cpu = median(all, (r) => r.microsecondsPerRequest);
  const base = name.includes('2026-07-28') ? bases.new : bases.old;
  return {
    name,
    cpuMicroseconds: Math.round(cpu),
    ratioToEcho: Number((cpu / base).toFixed(2)),
    requestsPerSecond: Math.round(median(all, (r) => r.requestsPerSecond)),
    p99Milliseconds: median(all, (r) => r.p99),
    rssMegabytes: Math.round(median(all, (r) => r.rssBytes) / 1_048_576),
    failed: all.reduce((sum, r) => sum + r.failed, 0),
  };
});

console.table(results);
const find = (name) => results.find((result) => result.name === name);
const limits = [
  {
    limit: 'tools/call cached read at most 3x the raw echo (2025-11-25)',
    value: find(cases[1].name).ratioToEcho,
    most: 3,
  },
  {
    limit: 'tools/call cached read at most 3x the raw echo (2026-07-28)',
    value: find(cases[2].name).ratioToEcho,
    most: 3,
  },
  {
    limit: 'tools/list at most 1000 us CPU (2025-11-25)',
    value: find('tools/list, 2025-11-25').cpuMicroseconds,
    most: 1000,
  },
  {
    limit: 'tools/list at most 1000 us CPU (2026-07-28)',
    value: find('tools/list, 2026-07-28').cpuMicroseconds,
    most: 1000,
  },
  { limit: 'requests that failed', value: results.reduce((sum, result) => sum + result.failed, 0), most: 0 },
].map((one) => ({ ...one, held: one.value <= one.most }));
console.table(limits);

mkdirSync('results', { recursive: true });
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
writeFileSync(
  'results/bench.json',
  `${JSON.stringify({ machine, rounds, amount, results, limits }, undefined, 2)}\n`,
);
const catalogue = spawnSync(
  process.execPath,
  [fileURLToPath(new URL('bench-catalogue.mjs', import.meta.url))],
  {
    stdio: 'inherit',
  },
);
process.exit(limits.every((one) => one.held) && catalogue.status === 0 ? 0 : 1);
