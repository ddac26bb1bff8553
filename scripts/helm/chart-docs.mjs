/**
 * Writes the chart's README from the comments of values.yaml, and the list of settings in values.schema.json from the table of
 * environment variables. `--check` compares only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isMap, parseDocument } from 'yaml';
import { variables } from '../../dist/config/environment.reader.js';

const chart = join(import.meta.dirname, '../../helm/opera-cloud-mcp');
/** What the chart decides itself. */
const OWN = [
  'MCP_HOST',
  'MCP_PORT',
  'MCP_METRICS_PORT',
  'OPERA_REPLICAS',
  'OPERA_HOTELS_FILE',
  'MCP_API_KEYS_FILE',
  'MCP_AUTH_RIGHTS_FILE',
];
const check = process.argv.includes('--check');

const readme = `# Chart of opera-cloud-mcp

Generated from values.yaml by \`npm run generate\`; do not edit. How to deploy: docs/operations/deployment.md.

| value | default | what it is |
| --- | --- | --- |
${rows().join('\n')}
`;
write('README.md', readme);

const schema = JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8'));
const table = variables();
const settings = table
  .filter(({ name, meta }) => meta.secret !== true && !OWN.includes(name))
  .map(({ name }) => name);
const secrets = table.filter(({ meta }) => meta.secret === true).map(({ name }) => name);
const before = structuredClone(schema);
schema.properties.settings.properties = Object.fromEntries(
  settings.map((name) => [name, { $ref: '#/$defs/setting' }]),
);
schema.$defs.secretName.enum = secrets;
if (!isDeepStrictEqual(before, schema))
  write('values.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`);

function rows() {
  const document = parseDocument(readFileSync(join(chart, 'values.yaml'), 'utf8'));
  const found = [];
  const walk = (map, prefix) => {
    map.items.forEach(({ key, value }, index) => {
      const path = `${prefix}${key.value}`;
      const comment = key.commentBefore ?? (index === 0 ? map.commentBefore : undefined);
      if (isMap(value) && value.items.length > 0) {
        if (comment !== undefined) found.push(`| \`${path}\` | | ${line(comment)} |`);
        walk(value, `${path}.`);
        return;
      }
      found.push(`| \`${path}\` | \`${JSON.stringify(value?.toJSON() ?? null)}\` | ${line(comment ?? '')} |`);
    });
  };
  walk(document.contents, '');
  return found;
}

function line(comment) {
  return comment
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

function write(name, text) {
  const path = join(chart, name);
  let now = '';
  try {
    now = readFileSync(path, 'utf8');
  } catch {
    // Not there yet.
  }
  if (now === text) return;
  if (!check) return writeFileSync(path, text);
  console.error(`helm/opera-cloud-mcp/${name} is not up to date: npm run generate`);
  process.exitCode = 1;
}
