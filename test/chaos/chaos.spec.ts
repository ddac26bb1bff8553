import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Round {
  readonly writes: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly wrongs: readonly unknown[];
  readonly leakedSockets: number;
}

/** A short run of `npm run chaos`; how late a call ends is judged there, here only that it ends. */
describe('the OPERA client against a hostile gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('does nothing twice, calls nothing failed that happened, leaks nothing, and knows more by reading back', async () => {
    const out = join(folder, 'chaos.json');
    const args = [
      'scripts/chaos.mjs',
      '--scenarios',
      '24',
      '--seed',
      '9000',
      '--tolerance',
      '8000',
      '--out',
      out,
    ];
    await run('node', args).catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    });
    const { rounds } = JSON.parse(readFileSync(out, 'utf8')) as { rounds: [Round, Round] };
    const [withReadBack, without] = rounds;
    for (const round of rounds) expect([round.wrongs, round.leakedSockets]).toEqual([[], 0]);
    expect(withReadBack.writes).toBeGreaterThan(60);
    expect(withReadBack.outcomes['done']).toBeGreaterThan(without.outcomes['done']!);
    expect(withReadBack.outcomes['unknown'] ?? 0).toBeLessThan(without.outcomes['unknown']!);
  }, 120_000);
});
