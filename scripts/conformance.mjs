// Runs the official MCP conformance suite against the real stack with the suite's own fixtures as tools: both revisions, an
// empty baseline. Writes results/conformance.json and prints a table; the last line is the totals. Fails on any required failure.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const REVISIONS = ['2025-11-25', '2026-07-28'];
const START_SECONDS = 60;
const root = dirname(import.meta.dirname);
// Below node_modules, so that the compiled fixtures find the packages and nothing else finds them.
const work = join(root, 'node_modules', '.cache', 'conformance');
const require = createRequire(import.meta.url);
const suite = join(
  dirname(require.resolve('@modelcontextprotocol/conformance/package.json')),
  'dist',
  'index.js',
);
const suiteVersion = JSON.parse(
  readFileSync(require.resolve('@modelcontextprotocol/conformance/package.json'), 'utf8'),
).version;

compile();
const server = await start();
let failed = true;
try {
  const results = REVISIONS.map((revision) => run(revision, server.url));
  failed = report(results);
} finally {
  server.child.kill('SIGTERM');
}
process.exitCode = failed ? 1 : 0;

/** Compiles product and fixtures side by side into the work folder. */
function compile() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const options = [
    'src',
    'test/conformance',
    '-d',
    work,
    '--config-file',
    '.swcrc',
    '--copy-files',
    '--quiet',
  ];
  const { status } = spawnSync(process.execPath, [swc, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The fixtures do not compile.');
}

/** Starts the fixtures' server on a free port. */
async function start() {
  const child = spawn(process.execPath, [join(work, 'test', 'conformance', 'serve.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), START_SECONDS * 1000);
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"url"')) continue;
    clearTimeout(late);
    return { child, url: JSON.parse(line).url };
  }
  throw new Error(`The server did not start within ${START_SECONDS} seconds.`);
}

/** Runs what one revision requires and reads the checks of every scenario. */
function run(revision, url) {
  const output = join(work, 'results', revision);
  const args = [suite, 'server', '--url', url, '--requirements', revision, '-o', output];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const unscored = new Map(
    [...stdout.matchAll(/^ {2}[✓✗] (\S+) \(([^)]+)\)$/gm)].map(([, name, reason]) => [name, reason]),
  );
  const scenarios = [...stdout.matchAll(/^([✓✗]) (\S+): (\d+) passed, (\d+) failed/gm)].map(
    ([, mark, name, passed, missed]) => ({
      name,
      required: !unscored.has(name),
      ...(unscored.has(name) ? { reason: unscored.get(name) } : {}),
      passed: mark === '✓',
      checks: { passed: Number(passed), failed: Number(missed) },
      remarks: remarksOf(output, name),
    }),
  );
  return { revision, exitCode: status, scenarios };
}

/** Failures and warnings of a scenario, in the suite's words. */
function remarksOf(output, name) {
  const folder = readdirSync(output).find(
    (entry) => entry.replace(/^server-/, '').replace(/-\d{4}-.*$/, '') === name,
  );
  if (folder === undefined) return [];
  const checks = JSON.parse(readFileSync(join(output, folder, 'checks.json'), 'utf8'));
  return checks
    .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
    .map(({ id, status, errorMessage }) => ({ check: id, status, message: errorMessage }));
}

/** Writes the file, prints the table. @returns whether anything required failed */
function report(results) {
  const totals = results.map(({ revision, scenarios, exitCode }) => {
    const required = scenarios.filter((scenario) => scenario.required);
    const passed = required.filter((scenario) => scenario.passed).length;
    return {
      revision,
      passed,
      required: required.length,
      ok: exitCode === 0 && passed === required.length && passed > 0,
    };
  });
  mkdirSync(join(root, 'results'), { recursive: true });
  const file = { suite: suiteVersion, at: new Date().toISOString(), node: process.version, totals, results };
  writeFileSync(join(root, 'results', 'conformance.json'), `${JSON.stringify(file, null, 2)}\n`);
  for (const { revision, scenarios } of results) {
    console.log(`\n${revision}`);
    for (const { name, required, reason, passed, checks, remarks } of scenarios) {
      const verdict = passed ? 'pass' : required ? 'FAIL' : 'not offered';
      const note = required ? '' : `  (not scored: ${reason})`;
      console.log(
        `  ${name.padEnd(48)} ${verdict.padEnd(12)} ${checks.passed}/${checks.passed + checks.failed}${note}`,
      );
      if (required)
        for (const { check, status, message } of remarks) console.log(`      ${status} ${check}: ${message}`);
    }
  }
  const line = totals.map(({ revision, passed, required }) => `${revision} ${passed}/${required}`).join(', ');
  console.log(`\nconformance ${suiteVersion}: ${line} required scenarios passed`);
  return totals.some(({ ok }) => !ok);
}
