/**
 * Makes the very tree that the image copies, in `results/package` (`--out` for another folder): the build, what it needs at run
 * time, manifest and licence. `--step` runs one step as a stage of the Dockerfile does: build, dependencies or collect.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'results/package' }, step: { type: 'string' } },
});
const root = join(import.meta.dirname, '..');
const out = resolve(root, values.out);
const NEEDED = ['package.json', 'package-lock.json', '.npmrc'];
const SHIPPED = ['dist', 'LICENSE', 'README.md', 'CHANGELOG.md'];

const STEPS = {
  build: () => npm(root, 'run', '--silent', 'build'),
  dependencies: () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    for (const file of NEEDED) cpSync(join(root, file), join(out, file));
    // Without optional ones: they are Node itself, which the image brings.
    npm(out, 'ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund');
    for (const file of ['package-lock.json', '.npmrc']) rmSync(join(out, file));
  },
  collect: () => {
    for (const file of SHIPPED) cpSync(join(root, file), join(out, file), { recursive: true });
    cpSync(join(root, 'scripts/helm/healthcheck.mjs'), join(out, 'healthcheck.mjs'));
  },
};

const wanted = values.step === undefined ? Object.keys(STEPS) : [values.step];
for (const name of wanted) {
  const step = STEPS[name];
  if (step === undefined) {
    console.error(`No step ${name}; there are ${Object.keys(STEPS).join(', ')}`);
    process.exit(1);
  }
  step();
}
console.log(out);

function npm(cwd, ...args) {
  const { status } = spawnSync('npm', args, {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
