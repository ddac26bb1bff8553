/**
 * Known vulnerabilities of what is shipped: `npm audit` of production dependencies, but for exceptions with a reason and an end
 * (scripts/supply/audit-exceptions.json: `{ advisory, reason, until }`). Ends with 1 when something else is found, with 2 when
 * the registry cannot be asked. `-- --ask-only` only tells whether it can; `-- --report FILE` judges a saved `npm audit --json` instead of asking.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    report: { type: 'string' },
    'ask-only': { type: 'boolean', default: false },
    exceptions: { type: 'string', default: 'scripts/supply/audit-exceptions.json' },
    today: { type: 'string' },
  },
});
const today = values.today ?? new Date().toISOString().slice(0, 10);
const { exceptions } = JSON.parse(readFileSync(values.exceptions, 'utf8'));
const report = values.report === undefined ? asked() : JSON.parse(readFileSync(values.report, 'utf8'));
if (report.vulnerabilities === undefined) {
  console.error(`The registry gave no audit: ${report.message ?? report.error?.summary ?? 'no answer'}`);
  process.exit(2);
}
if (values['ask-only']) process.exit(0);

const found = new Map();
for (const [name, { via }] of Object.entries(report.vulnerabilities)) {
  for (const advisory of via) {
    if (typeof advisory === 'object') found.set(idOf(advisory), { name, ...advisory });
  }
}
const problems = [];
for (const [id, { name, severity, title }] of found) {
  const exception = exceptions.find(({ advisory }) => advisory === id);
  if (exception === undefined) problems.push(`${id} ${name} (${severity}): ${title}`);
  else if (exception.until < today) problems.push(`${id} ${name}: the exception ended on ${exception.until}`);
}
for (const { advisory, reason } of exceptions) {
  if (!found.has(advisory)) problems.push(`${advisory}: an exception for nothing; remove it`);
  if ((reason ?? '').length < 20) problems.push(`${advisory}: an exception without a reason`);
}
for (const problem of problems) console.error(problem);
console.log(`${found.size} advisories, ${exceptions.length} exceptions, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

function asked() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

function idOf({ url, source }) {
  return /GHSA[\w-]+/.exec(url ?? '')?.[0] ?? String(source);
}
