import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{"name":"thing","version":"1.2.0"}',
  'package-lock.json': '{"version":"1.2.0"}',
  'helm/thing/Chart.yaml': 'name: thing\nversion: 1.2.0\nappVersion: 1.2.0\n',
  Dockerfile: 'ARG VERSION=1.2.0\n',
  'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- All of it.\n\n## 1.1.0\n\n- Less.\n',
};

describe('npm run release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The checks on a project like ours, with some files different. */
  async function checked(changes: Record<string, string> = {}): Promise<{ code: number; said: string }> {
    for (const [path, text] of Object.entries({ ...FILES, ...changes })) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const args = ['scripts/release.mjs', '--check', '--allow-dirty', '--root', folder];
    return run('node', args).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
    );
  }

  it('goes on when one version is told everywhere', async () => {
    expect(await checked()).toEqual({ code: 0, said: expect.stringContaining('thing 1.2.0') });
  });

  it.each([
    ['package-lock.json', '{"version":"1.1.0"}', 'package-lock.json says 1.1.0'],
    ['helm/thing/Chart.yaml', 'version: 1.2.0\nappVersion: 1.1.0\n', 'appVersion says 1.1.0'],
    ['Dockerfile', 'ARG VERSION=1.0.0\n', 'Dockerfile ARG VERSION says 1.0.0'],
    ['CHANGELOG.md', '## Unreleased\n\n- All of it.\n', 'no section "## 1.2.0"'],
    ['CHANGELOG.md', '## 1.2.0\n\n## 1.1.0\n\n- Less.\n', 'says nothing about 1.2.0'],
  ])('stops at %s', async (path, text, said) => {
    expect(await checked({ [path]: text })).toEqual({ code: 1, said: expect.stringContaining(said) });
  });

  it('is about versions that agree in this project too', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(readFileSync('Dockerfile', 'utf8')).toContain(`ARG VERSION=${version}\n`);
    expect(readFileSync('helm/opera-cloud-mcp/Chart.yaml', 'utf8')).toContain(`\nappVersion: ${version}\n`);
  });
});
