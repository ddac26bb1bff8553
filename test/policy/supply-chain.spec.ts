import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'supply-'));
afterAll(() => rmSync(folder, { recursive: true }));

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** `npm run audit` on a saved report. */
async function audited(
  vulnerabilities: object,
  exceptions: object[],
): Promise<{ code: number; said: string }> {
  const report = join(folder, 'report.json');
  const list = join(folder, 'exceptions.json');
  writeFileSync(report, JSON.stringify({ vulnerabilities }));
  writeFileSync(list, JSON.stringify({ exceptions }));
  const args = ['scripts/audit.mjs', '--report', report, '--exceptions', list, '--today', '2026-11-24'];
  return run('node', args).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      said: stdout + stderr,
    }),
  );
}

const HOLE = {
  leftpad: {
    via: [
      { url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc', severity: 'high', title: 'pads too far' },
    ],
  },
  user: { via: ['leftpad'] },
};
const REASON = 'Only ever called with constants of our own.';

describe('the gate for known vulnerabilities', () => {
  it.each([
    ['lets a clean report pass', {}, [], 0, /0 problems/],
    ['stops at an advisory', HOLE, [], 1, /GHSA-aaaa-bbbb-cccc leftpad \(high\)/],
    [
      'knows reasoned exceptions',
      HOLE,
      [{ advisory: 'GHSA-aaaa-bbbb-cccc', reason: REASON, until: '2026-12-31' }],
      0,
      /1 exceptions/,
    ],
    [
      'ends them',
      HOLE,
      [{ advisory: 'GHSA-aaaa-bbbb-cccc', reason: REASON, until: '2026-11-01' }],
      1,
      /ended on/,
    ],
    [
      'wants reasons',
      HOLE,
      [{ advisory: 'GHSA-aaaa-bbbb-cccc', reason: 'fine', until: '2026-12-31' }],
      1,
      /without a reason/,
    ],
    [
      'wants idle ones removed',
      {},
      [{ advisory: 'GHSA-aaaa-bbbb-cccc', reason: REASON, until: '2026-12-31' }],
      1,
      /for nothing/,
    ],
  ])('%s', async (_what, report, exceptions, code, said) => {
    const result = await audited(report, exceptions);
    expect(result).toEqual({ code, said: expect.stringMatching(said) });
  });
});

describe('what is installed', () => {
  const manifest = json('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const lock = json('package-lock.json') as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };

  it('is pinned to exact versions', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('is held to its checksum, and named without a host', () => {
    const packages = Object.entries(lock.packages).filter(
      ([path, { link }]) => path.startsWith('node_modules/') && link !== true,
    );
    expect(packages.length).toBeGreaterThan(200);
    expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
