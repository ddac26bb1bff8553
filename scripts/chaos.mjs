/**
 * The OPERA client against a hostile gateway: seeded scenarios with read-back, then the same ones without. Fails on a write
 * executed twice, a write reported failed that happened, a call past its deadline, a leaked socket or growing memory.
 * Writes results/chaos.json and prints a table. `-- --scenarios 50 --seed 1` for a shorter or another run, `--tolerance` for the
 * milliseconds that a busy machine may make a call late, `--out` for another file.
 */
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runScenario } from '../test/chaos/scenario.mjs';

const { values } = parseArgs({
  options: {
    scenarios: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    tolerance: { type: 'string', default: '400' },
    out: { type: 'string', default: 'results/chaos.json' },
  },
});
const amount = Number(values.scenarios);
const first = Number(values.seed);
const toleranceMs = Number(values.tolerance);
const AT_ONCE = 16;
const MEMORY_GROWTH_MB = 25;

const gateway = fork(fileURLToPath(new URL('../test/chaos/hostile-gateway.mjs', import.meta.url)));
const waiting = new Map();
let asked = 0;
const port = await new Promise((resolve) => gateway.once('message', (message) => resolve(message.port)));
gateway.on('message', ({ id, ...answer }) => {
  waiting.get(id)?.(answer);
  waiting.delete(id);
});
const ask = (question) =>
  new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    gateway.send({ id: asked, ...question });
  });

async function round(readback) {
  const results = [];
  const memory = [];
  let next = 0;
  const work = async () => {
    while (next < amount) {
      const seed = first + next;
      next += 1;
      const ledgerOf = (ledger) => ask({ ledger });
      results.push(await runScenario(seed, port, ledgerOf, { readback, toleranceMs }));
      if (results.length % 50 === 0) memory.push(heapMegabytes());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { sockets } = await ask({ sockets: true });
  return { readback, ...summary(results), leakedSockets: sockets, memory };
}

function heapMegabytes() {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e5) / 10;
}

function summary(results) {
  const calls = results.flatMap((scenario) => scenario.results);
  const writes = calls.filter(({ kind }) => kind !== 'read');
  const outcomes = {};
  for (const { outcome } of writes) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const happened = {};
  for (const scenario of results) {
    for (const [name, count] of Object.entries(scenario.happened))
      happened[name] = (happened[name] ?? 0) + count;
  }
  const wrongs = calls.filter((call) => call.wrongs.length > 0);
  return {
    scenarios: results.length,
    calls: calls.length,
    writes: writes.length,
    outcomes,
    happened,
    wrongs,
  };
}

const rounds = [await round(true), await round(false)];
gateway.kill();

const count = ({ wrongs }, what) => wrongs.filter((call) => call.wrongs.includes(what)).length;
const rows = [
  ['scenarios', (r) => r.scenarios],
  ['writes', (r) => r.writes],
  ['  done', (r) => r.outcomes.done ?? 0],
  ['  not done', (r) => r.outcomes.not_done ?? 0],
  ['  unknown', (r) => r.outcomes.unknown ?? 0],
  ['executed twice', (r) => count(r, 'executed twice')],
  ['reported failed, but happened', (r) => count(r, 'reported failed, but happened')],
  ['reported done, but did not happen', (r) => count(r, 'reported done, but did not happen')],
  ['past the deadline', (r) => count(r, 'past its deadline')],
  ['leaked sockets', (r) => r.leakedSockets],
  ['heap first and last, MB', (r) => `${r.memory[0] ?? '-'} ${r.memory.at(-1) ?? '-'}`],
];
console.log(`${''.padEnd(36)}${'read-back on'.padStart(14)}${'read-back off'.padStart(15)}`);
for (const [name, value] of rows) {
  console.log(
    `${name.padEnd(36)}${String(value(rounds[0])).padStart(14)}${String(value(rounds[1])).padStart(15)}`,
  );
}

const grown = rounds.some(({ memory }) => memory.length > 2 && memory.at(-1) - memory[1] > MEMORY_GROWTH_MB);
const failed = grown || rounds.some((r) => r.wrongs.length > 0 || r.leakedSockets > 0);
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify({ failed, seed: first, rounds }, null, 2)}\n`);
console.log(failed ? `chaos: FAILED, see ${values.out}` : 'chaos: passed');
process.exitCode = failed ? 1 : 0;
