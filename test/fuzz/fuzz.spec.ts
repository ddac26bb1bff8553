import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The first cases of `npm run fuzz`; whether memory grows is judged there. */
describe('seeded nonsense on the MCP endpoint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('never gets a crash, a 5xx, the inside of the server or an internal fault for an answer', async () => {
    const out = join(folder, 'fuzz.json');
    await run('node', ['scripts/fuzz.mjs', '--cases', '5000', '--out', out]).catch(() => undefined);
    const result = JSON.parse(readFileSync(out, 'utf8')) as {
      statuses: Record<string, number>;
      alive: boolean;
      examples: unknown[];
    };
    expect(result).toMatchObject({ alive: true, examples: [] });
    expect(Object.keys(result.statuses)).toEqual(expect.arrayContaining(['200', '400', '404']));
  });
});
