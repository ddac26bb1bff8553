/**
 * Rebuilds everything that is generated, one generator after the other, with the arguments of this one: `--check` compares
 * only, and all of them are run before it fails.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const GENERATORS = ['generate.mjs', 'docs.mjs', 'sandbox-docs.mjs', 'helm/chart-docs.mjs'];

for (const generator of GENERATORS) {
  const path = join(import.meta.dirname, generator);
  const { status } = spawnSync(process.execPath, [path, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: join(import.meta.dirname, '..'),
  });
  if (status !== 0) process.exitCode = 1;
}
