/**
 * The catalogue's part of the benchmarks, by itself `node scripts/bench-catalogue.mjs` after a build: how large its data are, what
 * opening it adds to the start, how long a search takes. Writes results/bench-catalogue.json, prints tables, fails over a limit.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from '../dist/opera/catalogue/catalogue.js';
import { OperationSearch } from '../dist/opera/catalogue/search/operation.search.js';
import { STAFF_QUESTIONS } from '../test/support/staff-questions.table.ts';

const ROUNDS = 7;
const root = join(import.meta.dirname, '..');
const MEGABYTE = 1_048_576;

/** The value in the middle. */
function middle(values) {
  return [...values].sort((left, right) => left - right)[values.length >> 1];
}

/** Middle of several processes that only open the catalogue. */
function start(...options) {
  const script = join(root, 'test/bench/catalogue.start.mjs');
  const runs = Array.from({ length: ROUNDS }, () =>
    JSON.parse(execFileSync(process.execPath, [script, ...options], { encoding: 'utf8' })),
  );
  return {
    milliseconds: middle(runs.map((run) => run.milliseconds)),
    rssBytes: middle(runs.map((run) => run.rssBytes)),
  };
}

/** Bytes of all files below a folder. */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const without = start('--without');
const opened = start();
const searching = start('--search');

const search = new OperationSearch(Catalogue.open());
const coldFrom = performance.now();
search.warm();
const cold = performance.now() - coldFrom;
const questions = STAFF_QUESTIONS.map(([question]) => question);
for (const question of questions) search.searchOperations(question);
const times = questions.map((question) => {
  const from = performance.now();
  search.searchOperations(question, { limit: 8 });
  return performance.now() - from;
});
const sorted = [...times].sort((left, right) => left - right);

const round = (value) => Number(value.toFixed(2));
const limits = [
  {
    limit: 'committed data, MB',
    value: round(sizeOf(join(root, 'src/opera/catalogue/data')) / MEGABYTE),
    most: 8,
  },
  { limit: 'start longer by, ms', value: round(opened.milliseconds - without.milliseconds), most: 150 },
  {
    limit: 'start larger by, MB RSS',
    value: round((opened.rssBytes - without.rssBytes) / MEGABYTE),
    most: 80,
  },
  {
    limit: 'with the search index, MB RSS',
    value: round((searching.rssBytes - without.rssBytes) / MEGABYTE),
    most: 80,
  },
  { limit: `search, median of ${questions.length} questions, ms`, value: round(middle(times)), most: 2 },
].map((one) => ({ ...one, held: one.value <= one.most }));
const facts = {
  searchIndexMilliseconds: round(cold),
  searchP99Milliseconds: round(sorted[Math.floor(sorted.length * 0.99)]),
};
console.table(limits);
console.table(facts);

mkdirSync(join(root, 'results'), { recursive: true });
writeFileSync(
  join(root, 'results/bench-catalogue.json'),
  `${JSON.stringify({ node: process.version, rounds: ROUNDS, limits, facts }, undefined, 2)}\n`,
);
process.exit(limits.every((one) => one.held) ? 0 : 1);
