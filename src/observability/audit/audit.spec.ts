import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { auditOptionsSchema } from './audit.options.js';
import { AuditChain } from './audit-chain.js';
import { checkAudit } from './audit-check.js';
import { AuditSigner, signatureCheck } from './audit-signer.js';
import { FileSink } from './file.sink.js';

const KEY = 'a key of the audit, 32 characters and more';
const DAY_MS = 24 * 3_600_000;
const clock = new ManualClock();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});

afterEach(async () => rm(folder, { recursive: true, force: true }));

function sink(options: object = {}, key: string | undefined = KEY): FileSink {
  const settings = auditOptionsSchema.parse({ fsync: 'never', ...options });
  return new FileSink({ ...settings, directory: folder }, new AuditChain(new AuditSigner(key)), clock);
}

/** Writes so many lines, as one process. */
async function write(count: number, options: object = {}, close = true): Promise<FileSink> {
  const one = sink(options);
  await Promise.all(
    Array.from({ length: count }, (_, index) => one.write({ event: 'write_begun', tool: `tool_${index}` })),
  );
  if (close) await one.close();
  return one;
}

const check = (known?: { seq: number; seal: string }) => checkAudit(folder, signatureCheck(KEY), known);
const files = async () => (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted();
const newest = async () => join(folder, (await files()).at(-1)!);

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
}

describe('the audit files', () => {
  it('are untouched as they were written, over several processes', async () => {
    for (let process = 0; process < 3; process += 1) await write(4);
    expect(await check()).toMatchObject({ files: 1, lines: 18, from: 1, to: 18, problems: [] });
  });

  it('follow one another by size and by day, with one chain', async () => {
    await write(3);
    await clock.advance(DAY_MS);
    const one = sink({ maxBytes: 4096 });
    for (let line = 0; line < 40; line += 1) await one.write({ event: 'write_begun', tool: 'x'.repeat(100) });
    await one.close();
    expect((await files()).length).toBeGreaterThan(2);
    expect((await check()).problems).toEqual([]);
  });

  it('are removed when they are old, which the chain says', async () => {
    await write(3);
    const [old] = await files();
    await utimes(join(folder, old!), new Date(0), new Date(0));
    await clock.advance(2 * DAY_MS);
    await write(1, { retentionDays: 0 });
    await clock.advance(2 * DAY_MS);
    await utimes(join(folder, old!), new Date(0), new Date(0));
    await write(1, { retentionDays: 1 });
    expect(await files()).not.toContain(old);
    expect((await check()).problems).toEqual([]);
  });

  it('go on after a line that a kill tore in two', async () => {
    await write(3, {}, false).then(async (one) => one.write({ event: 'write_ended' }));
    await appendFile(
      await newest(),
      '{"v":1,"seq":6,"at":"2026-11-24T00:00:00.000Z","subject":"\u00e9'.slice(0, -1) + '\xc3',
    );
    await write(2);
    expect(await check()).toMatchObject({ recovered: 1, problems: [] });
  });

  it('go on after a failed write', async () => {
    const one = sink();
    await one.write({ event: 'write_begun' });
    await unlink(await newest());
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    await expect(one.write({ event: 'write_begun', tool: 'lost' })).rejects.toThrow(/./);
    await rm(folder);
    await one.write({ event: 'write_begun', tool: 'kept' });
    await one.close();
    const kept = (await linesOf(await newest())).map((line) => JSON.parse(line) as { tool?: string });
    expect(kept.map(({ tool }) => tool)).toEqual([undefined, 'kept', undefined]);
    expect((await check()).problems.map(({ text }) => text)).toEqual([
      'lines 1 to 2 are missing, and no line says that they were retired',
    ]);
  });

  it('can be checked with the public key of an Ed25519 pair', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const one = sink({}, pem);
    await one.write({ event: 'consent_given' });
    await one.close();
    const open = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect((await checkAudit(folder, signatureCheck(open))).problems).toEqual([]);
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const { problems } = await checkAudit(folder, signatureCheck(other));
    expect(problems.map(({ kind }) => kind)).toEqual(['forged', 'forged', 'forged']);
  });
});

describe('the check', () => {
  it('finds a chain made anew without the key', async () => {
    await write(3);
    await rm(folder, { recursive: true });
    const forger = sink({}, 'another key, which the forger made up, of 32 characters');
    await forger.write({ event: 'write_begun' });
    await forger.close();
    expect((await check()).problems.every(({ kind }) => kind === 'forged')).toBe(true);
    expect((await check()).problems).toHaveLength(3);
  });

  it('finds a file that is missing, at the beginning and in the middle', async () => {
    for (let day = 0; day < 3; day += 1) {
      await clock.advance(DAY_MS);
      await write(2);
    }
    const [first, second] = await files();
    await unlink(join(folder, second!));
    expect((await check()).problems.map(({ kind }) => kind)).toContain('missing');
    await unlink(join(folder, first!));
    expect((await check()).problems.map(({ kind }) => kind)).toContain('missing');
  });

  it('finds a cut end by the note, and without it by a checkpoint of the log', async () => {
    await write(5);
    const { to, seal } = await check();
    const path = await newest();
    const lines = await linesOf(path);
    await writeFile(path, `${lines.slice(0, -2).join('\n')}\n`);
    expect((await check()).problems.map(({ text }) => text)).toEqual(['lines 6 to 7 are missing at the end']);
    await write(1);
    expect((await check()).problems.map(({ text }) => text)).toEqual([
      'lines 6 to 7 are missing before line 8',
    ]);
    await writeFile(path, `${lines.slice(0, -2).join('\n')}\n`);
    await rm(join(folder, 'audit.head'));
    const known = await check({ seq: to!, seal: seal! });
    expect(known.problems.map(({ kind }) => kind)).toEqual(['cut', 'cut']);
  });

  it('finds every kind of touch, and where', async () => {
    await write(12);
    const path = await newest();
    const original = await linesOf(path);
    const at = fc.nat({ max: original.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('change', 'delete', 'swap', 'repeat', 'insert'),
        at,
        at,
        async (kind, i, j) => {
          const lines = touched(original, kind, i, j);
          fc.pre(lines.join('\n') !== original.join('\n'));
          await writeFile(path, `${lines.join('\n')}\n`);
          const { problems } = await check();
          expect(problems.length).toBeGreaterThan(0);
          const first = lines.findIndex((line, index) => line !== original[index]);
          const reported = problems.map(({ line }) => line);
          // At the touched line, at the one after it, or at the end where the end is what is missing.
          expect(
            reported.some((line) => line === first + 1 || line === first + 2 || line === lines.length),
          ).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The lines after somebody touched them. */
function touched(lines: readonly string[], kind: string, i: number, j: number): string[] {
  const other = [...lines];
  const line = other[i]!;
  if (kind === 'change') other[i] = line.replace(/"event":"\w/, '"event":"X');
  if (kind === 'delete') other.splice(i, 1);
  if (kind === 'swap') [other[i], other[j]] = [other[j]!, line];
  if (kind === 'repeat') other.splice(j, 0, line);
  if (kind === 'insert') other.splice(i, 0, line.replace(/"seal":"./, '"seal":"g'));
  return other;
}
