/**
 * What the OPERA client costs beside a bare undici pool, in one run: throughput over HTTP/1.1 and HTTP/2, and CPU per call over a
 * wire that answers at once. Medians of several rounds in rotated order; writes results/bench-client.json and prints tables;
 * `-- --quick` makes short rounds.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median } from '../test/bench/measure.mjs';

const quick = process.argv.includes('--quick');
const rounds = quick ? 5 : 9;
const amount = quick ? 3000 : 6000;
const AT_ONCE = 50;
const MOST_MICROSECONDS = 150;
const MOST_RATIO = 1.5;
const path = (name) => fileURLToPath(new URL(`../test/bench/client/${name}`, import.meta.url));

async function started(script, ...args) {
  const child = fork(path(script), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [first] = await once(child, 'message');
  return { child, ...first };
}

async function measured({ child }, wanted) {
  child.send(wanted);
  const [figures] = await once(child, 'message');
  return figures;
}

const gateways = { h1: await started('gateway.mjs', 'h1'), h2: await started('gateway.mjs', 'h2') };
const cases = [
  { name: 'bare undici pool, HTTP/1.1', kind: 'bare', protocol: 'h1' },
  { name: 'OPERA client, HTTP/1.1', kind: 'ours', protocol: 'h1' },
  { name: 'bare undici pool, HTTP/2', kind: 'bare', protocol: 'h2' },
  { name: 'OPERA client, HTTP/2', kind: 'ours', protocol: 'h2' },
  { name: 'OPERA client, no wire', kind: 'chain', protocol: 'h1', amount: amount * 4 },
  { name: 'steps of the client alone, no wire', kind: 'send', protocol: 'h1', amount: amount * 4 },
];
for (const one of cases)
  one.runner = await started('runner.mjs', one.kind, gateways[one.protocol].url, one.protocol);
// Warm: code compiled, connections open, token at hand.
for (const one of cases) await measured(one.runner, { amount: 4000, atOnce: AT_ONCE });
const runs = new Map(cases.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (let turn = 0; turn < cases.length; turn += 1) {
    const one = cases[(turn + round) % cases.length];
    const wanted = { amount: one.amount ?? amount, atOnce: AT_ONCE };
    runs.get(one.name).push(await measured(one.runner, wanted));
  }
}
for (const { child } of [...cases.map(({ runner }) => runner), ...Object.values(gateways)])
  child.kill('SIGKILL');

const results = cases.map(({ name }) => ({
  name,
  callsPerSecond: Math.round(median(runs.get(name), (run) => run.callsPerSecond)),
  cpuMicroseconds: Math.round(median(runs.get(name), (run) => run.cpuMicroseconds)),
}));
const of = (name) => results.find((result) => result.name === name);
/** The middle of the rounds' ratios: both runs of a round met the same machine. */
const ratio = (protocol) => {
  const ours = runs.get(`OPERA client, ${protocol}`);
  const pairs = runs.get(`bare undici pool, ${protocol}`).map((bare, round) => ({ bare, ours: ours[round] }));
  return Number(median(pairs, (pair) => pair.bare.callsPerSecond / pair.ours.callsPerSecond).toFixed(2));
};
const limits = [
  {
    limit: 'CPU of everything but the wire, us a call',
    value: of(cases[4].name).cpuMicroseconds,
    most: MOST_MICROSECONDS,
  },
  { limit: 'bare pool to client, HTTP/1.1', value: ratio('HTTP/1.1'), most: MOST_RATIO },
  { limit: 'bare pool to client, HTTP/2', value: ratio('HTTP/2'), most: MOST_RATIO },
].map((one) => ({ ...one, held: one.value <= one.most }));
console.table(results);
console.table(limits);

mkdirSync('results', { recursive: true });
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
const text = JSON.stringify({ machine, rounds, amount, results, limits }, undefined, 2);
writeFileSync('results/bench-client.json', `${text}\n`);
process.exit(limits.every((one) => one.held) ? 0 : 1);
