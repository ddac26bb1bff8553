/**
 * Ours, with all its tools and everything on, beside other MCP servers with one tool and nothing: CPU per call, at 1, 50 and 500
 * connections, in one run, in turned order. Then what else ours is asked, and two processes beside one.
 * Writes results/bench-peers.json; `-- --quick` makes short rounds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median, run, startServer } from '../test/bench/measure.mjs';
import { peers } from '../test/bench/peers.mjs';
import { legacyCall, modernCall } from '../test/bench/requests.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 3 : 5;
const amount = quick ? 1500 : 4000;
const CONNECTIONS = [1, 50, 500];
const path = (name) => fileURLToPath(new URL(`../test/bench/${name}`, import.meta.url));
const CALL = { name: 'get_business_date', arguments: {} };
const ERAS = {
  '2025-11-25': legacyCall('tools/call', CALL),
  '2026-07-28': modernCall('tools/call', CALL, CALL.name),
};

const servers = [
  { name: 'raw node:http echo', script: path('echo.server.mjs') },
  { name: 'opera-cloud-mcp', script: path('ours.server.mjs') },
  ...peers(),
];
for (const one of servers) one.server = await startServer(one.script);

const sets = servers.flatMap((one) =>
  Object.entries(ERAS).flatMap(([era, request]) =>
    CONNECTIONS.map((connections) => ({ ...one, era, request, connections, runs: [] })),
  ),
);
for (const set of sets) set.refused = !(await answers(set));
const measured = sets.filter(({ refused }) => !refused);
for (const { server, request } of measured.filter(({ connections }) => connections === 50))
  await run(server, request, { amount: 2000 });
for (let round = 0; round < rounds; round += 1) {
  for (let at = 0; at < measured.length; at += 1) {
    const set = measured[(at + round * 7) % measured.length];
    const few = set.connections === 1 ? Math.ceil(amount / 4) : amount;
    set.runs.push(await run(set.server, set.request, { connections: set.connections, amount: few }));
  }
}

const ours = servers[1].server;
const others = [
  {
    name: 'tools/call, past the cache',
    request: legacyCall('tools/call', { name: 'list_room_types', arguments: { fresh: true } }),
  },
  {
    name: 'resources/read',
    request: legacyCall('resources/read', { uri: 'opera://hotels/SAND01/business-date' }),
  },
  { name: 'tools/list, all tools', request: legacyCall('tools/list', {}) },
];
for (const one of others) {
  await run(ours, one.request, { amount: 300 });
  one.runs = [];
  for (let round = 0; round < rounds; round += 1)
    one.runs.push(await run(ours, one.request, { amount: Math.ceil(amount / 4) }));
}

const second = await startServer(path('ours.server.mjs'));
await run(second, ERAS['2025-11-25'], { amount: 3000 });
const alone = [];
const together = [];
for (let round = 0; round < rounds; round += 1) {
  alone.push((await run(ours, ERAS['2025-11-25'], { amount })).requestsPerSecond);
  const both = await Promise.all(
    [ours, second].map((server) => run(server, ERAS['2025-11-25'], { amount, connections: 25 })),
  );
  together.push(both.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0));
}
for (const { server } of [...servers, { server: second }]) await server.stop();

const figures = (runs) => {
  const cpu = median(runs, (r) => r.microsecondsPerRequest);
  return {
    cpuMicroseconds: Math.round(cpu),
    callsPerSecondAndCore: Math.round(1e6 / cpu),
    p50Milliseconds: median(runs, (r) => r.p50),
    p99Milliseconds: median(runs, (r) => r.p99),
    rssMegabytes: Math.round(median(runs, (r) => r.rssBytes) / 1_048_576),
    failed: runs.reduce((sum, r) => sum + r.failed, 0),
  };
};
const calls = measured.map(({ name, era, connections, runs }) => ({
  server: name,
  era,
  connections,
  ...figures(runs),
}));
const kinds = others.map(({ name, runs }) => ({ request: name, ...figures(runs) }));
const middle = (list) => median(list, (value) => value);
const cores = cpus().length;
const processes = {
  one: Math.round(middle(alone)),
  two: Math.round(middle(together)),
  ratio: Number((middle(together) / middle(alone)).toFixed(2)),
  note: `Wall clock on ${cores} cores that the load generator shares: the limit of the machine, not of two processes.`,
};
console.table(calls);
console.table(kinds);
console.table([processes]);

const mine = (era) =>
  calls.find((one) => one.server === 'opera-cloud-mcp' && one.era === era && one.connections === 50);
const limits = calls
  .filter(
    ({ server, connections }) =>
      connections === 50 && server !== 'opera-cloud-mcp' && server !== 'raw node:http echo',
  )
  .map(({ server, era, cpuMicroseconds }) => ({
    limit: `at least 4x the calls per second and core of ${server} (${era})`,
    value: Number((cpuMicroseconds / mine(era).cpuMicroseconds).toFixed(2)),
    least: 4,
  }))
  .map((one) => ({ ...one, held: one.value >= one.least }));
const p99 = calls.filter(({ server, connections }) => server === 'opera-cloud-mcp' && connections === 50);
for (const { era, p99Milliseconds } of p99)
  limits.push({
    limit: `cached answers under 20 ms at the 99th percentile, 50 connections (${era})`,
    value: p99Milliseconds,
    most: 20,
    held: p99Milliseconds < 20,
  });
console.table(limits);
mkdirSync('results', { recursive: true });
const machine = { cpu: cpus()[0]?.model, cores, node: process.version };
writeFileSync(
  'results/bench-peers.json',
  `${JSON.stringify({ machine, rounds, amount, calls, kinds, processes, limits }, undefined, 2)}\n`,
);
process.exit(limits.every(({ held }) => held) ? 0 : 1);

/** Whether a server knows the era at all. */
async function answers({ server, request }) {
  const { status } = await fetch(server.url, {
    method: 'POST',
    headers: request.headers,
    body: request.body,
  });
  return status === 200;
}
