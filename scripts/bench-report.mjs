/** Writes docs/benchmarks.md from what the benchmarks left under results/: figures of one machine, never compared by CI. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const read = (name) =>
  existsSync(`results/${name}.json`) ? JSON.parse(readFileSync(`results/${name}.json`, 'utf8')) : undefined;
const cell = (value) =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
const title = (name) => name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** Rows as a Markdown table, a column for each member. */
function table(rows) {
  if (rows === undefined || rows.length === 0) return '';
  const names = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(names.map(title)),
    line(names.map(() => '---')),
    ...rows.map((row) => line(names.map((name) => cell(row[name])))),
  ].join('\n');
}

const main = read('bench');
const peers = read('bench-peers');
const soak = read('soak');
const load = read('load');
const chaos = read('chaos');
const fuzz = read('fuzz');
const machine = (peers ?? main)?.machine;
const parts = [
  '# Benchmarks',
  'Written by `npm run bench` (`npm run soak`, `npm run load`, `npm run chaos` and `npm run fuzz` add theirs). Everything stands in one run on one machine, so that ratios hold where absolute figures do not: CPU per call is taken from the server process, medians of several rounds in turned order.',
  machine &&
    `Machine: ${machine.cpu}, ${machine.cores} cores shared with the load generator, Node ${machine.node}.`,
];
const promised = read('bench-promised');
if (promised) {
  parts.push(
    '## A normal day and a rush',
    'Ten calls a second as a front desk mixes them, then cached calls over fifty and five hundred connections. The sandbox hotel runs in the same process and is part of its memory.',
    table(promised.limits),
  );
}
if (peers) {
  parts.push(
    '## Beside other servers',
    'Ours has all its tools, validation, rights, quotas, masking, metrics and cache on; the others serve one tool with a fixed answer and nothing else. A server that does not know an era is left out of it.',
    table(peers.calls),
    'What else ours is asked, over 50 connections:',
    table(peers.kinds),
    `Two processes: ${peers.processes.two} calls a second beside ${peers.processes.one} of one (${peers.processes.ratio}x). ${peers.processes.note}`,
    table(peers.limits),
  );
}
if (main) parts.push('## Against the raw echo', table(main.results), table(main.limits));
for (const [name, heading] of [
  ['bench-client', 'The OPERA client'],
  ['bench-cache', 'The cache'],
  ['bench-throttle', 'The throttle'],
  ['bench-telemetry', 'Telemetry'],
  ['bench-auth', 'Recognising callers'],
  ['bench-sandbox', 'The sandbox'],
]) {
  const figures = read(name);
  const rows = figures?.limits ?? figures?.results ?? figures?.rows;
  if (Array.isArray(rows)) parts.push(`## ${heading}`, table(rows));
}
if (load)
  parts.push(
    '## A front-desk day',
    table(Array.isArray(load.rows) ? load.rows : Array.isArray(load.limits) ? load.limits : []),
  );
if (soak) {
  const { samples: _samples, ...figures } = soak;
  parts.push('## Soak', table([figures]));
}
if (chaos)
  parts.push(
    '## Against a hostile gateway',
    table(
      chaos.rounds.map(({ readback, writes, outcomes, leakedSockets, wrongs }) => ({
        readback,
        writes,
        outcomes,
        wrong: wrongs.length,
        leakedSockets,
      })),
    ),
  );
if (fuzz)
  parts.push(
    '## Nonsense',
    table([
      {
        cases: fuzz.cases,
        seconds: fuzz.seconds,
        statuses: fuzz.statuses,
        faults: Object.keys(fuzz.faults).length,
      },
    ]),
  );
writeFileSync('docs/benchmarks.md', `${parts.filter(Boolean).join('\n\n')}\n`);
console.log('docs/benchmarks.md');
