/** Every benchmark, one after the other, and docs/benchmarks.md from all of them; fails at the end if any missed a limit. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHES = [
  'bench',
  'bench-promised',
  'bench-peers',
  'bench-client',
  'bench-cache',
  'bench-auth',
  'bench-sandbox',
];
const missed = BENCHES.filter((name) => run(name, process.argv.slice(2)) !== 0);
run('bench-report', []);
if (missed.length > 0) console.error(`Limits were missed in: ${missed.join(', ')}.`);
process.exitCode = missed.length === 0 ? 0 : 1;

function run(name, args) {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  return spawnSync(process.execPath, ['--expose-gc', script, ...args], { stdio: 'inherit' }).status;
}
