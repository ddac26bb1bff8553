/**
 * Writes what is made from the built application: docs/operations/environment.md and errors.md, .env.example, the pages of
 * docs/tools, and what is compared with in tests (test/snapshots). `--check` writes nothing and fails when one is out of
 * date; `--accept-prices` accepts prices of tools that grew. Needs a build; `--dist <folder>` names another one.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { environmentPage, exampleFile } from './documents/environment-page.ts';
import { errorPage } from './documents/error-page.ts';
import { tokenPage, tooDear } from './documents/token-page.mjs';
import { toolExamples } from './documents/tool-examples.mjs';
import { toolPages } from './documents/tool-page.ts';
import { grown, pricesOf, settled } from './documents/tool-prices.ts';
import { snapshotOf } from './documents/tool-snapshot.ts';

const given = process.argv.indexOf('--dist');
const dist = resolve(given < 0 ? join(import.meta.dirname, '..', 'dist') : process.argv[given + 1]);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const check = process.argv.includes('--check');
const ADVICE = 'run "npm run generate" and commit the result';
const PRICES = 'test/snapshots/tool-prices.json';
const complaints = [];

const { variables } = await load('config/environment.reader.js');
const { FAULTS } = await load('kernel/fault.table.js');
settle('docs/operations/environment.md', environmentPage(variables()));
settle('.env.example', exampleFile(variables()));
settle('docs/operations/errors.md', errorPage(FAULTS));

const { tools, lists, facts } = await composed();
const prices = pricesOf(tools, lists);
const accepted = json(PRICES);
const baseline = settled(accepted, prices, process.argv.includes('--accept-prices'));
settle(PRICES, `${JSON.stringify(baseline, null, 2)}\n`);
for (const sentence of grown(baseline, prices)) {
  complaints.push(`${sentence}: make it shorter or run "npm run generate -- --accept-prices"`);
}
const { examples, measured } = await toolExamples(load);
complaints.push(...tooDear(measured));
settle('docs/tools/tokens.md', tokenPage(measured));
for (const { declaration } of tools) {
  if (!examples.has(declaration.name))
    complaints.push(`${declaration.name} has no example in scripts/documents/tool-examples.table.mjs`);
}
settleFolder('docs/tools', toolPages(tools, { ...facts, prices, examples }), ['catalogue.md', 'tokens.md']);
settleFolder(
  'test/snapshots/tools',
  new Map(tools.map((tool) => [`${tool.declaration.name}.json`, snapshotOf(tool)])),
);

for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log(`documents and snapshots of ${tools.length} tools: ${check ? 'up to date' : 'written'}`);

/** The application, composed with a gateway that does not exist and never listening: its tools, lists and tables. */
async function composed() {
  await import('reflect-metadata');
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await load('app.module.js');
  const { compose } = await load('cli/composition.js');
  const { LOCAL_CALLER } = await load('auth/caller.js');
  const { Registry } = await load('mcp/registry/registry.service.js');
  const { Inventory } = await load('mcp/inventory/inventory.service.js');
  const { EVERYTHING, toolsetsNamed } = await load('mcp/inventory/narrowing.js');
  const { SURFACE } = await load('mcp/inventory/surface.table.js');
  const { TOOLSETS } = await load('mcp/declaration/toolset.table.js');
  const { Catalogue } = await load('opera/catalogue/catalogue.js');
  const { config } = await compose({
    OPERA_GATEWAY_URL: 'https://gateway.invalid',
    OPERA_CLIENT_ID: 'documents',
    OPERA_CLIENT_SECRET: 'documents',
    OPERA_APP_KEY: 'documents',
    OPERA_ENTERPRISE_ID: 'CHAIN',
  });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, 'stdio'), {
    logger: false,
    abortOnError: false,
  });
  const inventory = app.get(Inventory);
  const catalogue = app.get(Catalogue);
  const facts = {
    toolsets: TOOLSETS,
    surface: SURFACE,
    request: (id) => {
      const { method, path } = catalogue.operation(id);
      return `${method} \`${path}\``;
    },
  };
  const lists = {
    surface: inventory.view(LOCAL_CALLER, EVERYTHING).toolsJson,
    all: inventory.view(LOCAL_CALLER, { toolsets: toolsetsNamed('all'), readOnly: false }).toolsJson,
  };
  const tools = app.get(Registry).allTools();
  await app.close();
  return { tools, lists, facts };
}

/** Writes or compares one file. */
function settle(path, text) {
  if (read(path) === text) return;
  if (check) {
    complaints.push(`${path} is out of date: ${ADVICE}`);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes or compares a folder that holds these files, those of others, and nothing else. */
function settleFolder(folder, files, others = []) {
  for (const [name, text] of files) settle(`${folder}/${name}`, text);
  for (const name of readdirSync(folder)) {
    if (files.has(name) || others.includes(name)) continue;
    if (check) complaints.push(`${folder}/${name} belongs to nothing any more: ${ADVICE}`);
    else rmSync(`${folder}/${name}`);
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function json(path) {
  const text = read(path);
  return text === undefined ? undefined : JSON.parse(text);
}
