/**
 * Sends seeded nonsense to the built server (with the embedded sandbox) and fails on a crash, a 5xx, internals in an answer, an
 * internal fault or growing memory. Writes results/fuzz.json. `-- --cases 5000 --seed 1` for another run,
 * `--out` for another file.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from '../test/fuzz/fuzz.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'results/fuzz.json' },
  },
});
const MEMORY_GROWTH_MB = 60;
const environment = {
  MCP_PORT: '0',
  MCP_CALLS_PER_MINUTE: '1000000',
  OPERA_REQUESTS_PER_SECOND: '1000',
  OPERA_BURST_CAPACITY: '1000',
};
const server = spawn(process.execPath, ['--expose-gc', 'dist/main.js', 'serve'], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const origin = await new Promise((resolve, reject) => {
  let text = '';
  server.stdout.on('data', (chunk) => {
    text = (text + chunk).slice(-4000);
    const found = /listening at (http:\/\/[^\s"/]+)\/mcp/.exec(text);
    if (found) resolve(found[1]);
  });
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});
const heap = async () => {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Math.round(Number(/^nodejs_heap_size_used_bytes(?:{[^}]*})? (\S+)/m.exec(text)?.[1] ?? NaN) / 1e6);
};
const count = Number(values.cases);
const memory = [];
const started = performance.now();
const { statuses, faults } = await fuzz(origin, {
  seed: Number(values.seed),
  count,
  every: (done) => {
    if (done % 5000 !== 0) return;
    void heap().then((megabytes) => memory.push(megabytes));
    process.stdout.write(`${done} cases\n`);
  },
});
const alive = (await fetch(`${origin}/health/live`)).status === 200;
server.kill('SIGTERM');
const low = (list) => Math.min(...list);
const half = Math.floor(memory.length / 2);
const grown = memory.length < 4 ? 0 : low(memory.slice(half)) - low(memory.slice(1, half));
const kinds = {};
for (const { why } of faults) kinds[why] = (kinds[why] ?? 0) + 1;
const result = {
  cases: count,
  seconds: Math.round((performance.now() - started) / 1000),
  statuses,
  faults: kinds,
  alive,
  heapMegabytes: memory,
  grownMegabytes: grown,
  examples: faults.slice(0, 20),
};
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, JSON.stringify(result, undefined, 2));
console.log(JSON.stringify({ ...result, examples: undefined }, undefined, 2));
process.exit(alive && faults.length === 0 && grown < MEMORY_GROWTH_MB ? 0 : 1);
