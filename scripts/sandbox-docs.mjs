/**
 * Writes the table of served operations into docs/sandbox.md from the sandbox's handler table.
 * `--check` writes nothing and fails when the table is out of date. Needs a build; `--dist <folder>` names another one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const option = process.argv.indexOf('--dist');
const dist = pathToFileURL(resolve(option < 0 ? 'dist' : process.argv[option + 1])).href;
const { Catalogue } = await import(`${dist}/opera/catalogue/catalogue.js`);
const { routesFor, WRITTEN_ROUTES } = await import(`${dist}/sandbox/routes/route.table.js`);

const PATH = 'docs/sandbox.md';
const BEGIN = /<!-- operations:begin[^>]*-->/;
const END = '<!-- operations:end -->';

const catalogue = Catalogue.open();
const served = routesFor(catalogue);
const find = (id) => catalogue.releases.map((release) => catalogue.find(id, release)).find(Boolean);
const lists = Object.keys(served).filter(
  (id) => id.startsWith('lov.') && !(id in WRITTEN_ROUTES) && !id.includes('.ping'),
);
const pings = Object.keys(served).filter((id) => id.includes('.ping'));

const rows = Object.keys(WRITTEN_ROUTES)
  .sort()
  .map((id) => {
    const operation = find(id);
    const releases = catalogue.releases.filter((release) => catalogue.find(id, release)).join(', ');
    return `| \`${id}\` | ${operation.method} \`${operation.path}\` | ${releases} |`;
  });

const text = [
  `${rows.length} operations, ${lists.length} path-specific lists of values (\`lov\`) and ${pings.length} pings (\`operaVersion\`).`,
  '',
  '| operation | request | releases |',
  '| --- | --- | --- |',
  ...rows,
].join('\n');

const before = readFileSync(PATH, 'utf8');
const begin = BEGIN.exec(before);
const end = before.indexOf(END);
if (!begin || end < 0) throw new Error(`${PATH} has no place for the table`);
const written = `${before.slice(0, begin.index + begin[0].length)}\n\n${text}\n\n${before.slice(end)}`;
const after = await format(written, { ...(await resolveConfig(PATH)), filepath: PATH });
if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error(`${PATH} is out of date: run node scripts/sandbox-docs.mjs`);
    process.exitCode = 1;
  }
} else if (after !== before) writeFileSync(PATH, after);
