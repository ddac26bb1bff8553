import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { createKey } from '../../cli/key.command.js';
import { RandomIds } from '../../kernel/ids.js';
import { mayActFor } from '../rights.js';
import { ApiKeys } from './api-keys.service.js';
import { readKeyLines } from './keys-file.schema.js';

const clock = new ManualClock();
const ids = new RandomIds();
const FLAGS = {
  name: 'night audit',
  scopes: 'opera:read,toolset:reporting',
  hotels: 'SAND01',
  expires: '1d',
};

describe('API keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const path = join(folder, 'keys.jsonl');
  const running: ApiKeys[] = [];
  afterAll(() => {
    for (const keys of running) keys.onApplicationShutdown();
    rmSync(folder, { recursive: true });
  });

  /** Keys of a file, with what it said of changes. */
  function keysOf(text: string, heard: (problem?: string) => void = () => undefined): ApiKeys {
    writeFileSync(path, text);
    const observer = {
      refused: () => undefined,
      reloaded: (_file: string, problem?: string) => heard(problem),
    };
    const keys = new ApiKeys({ keys: { path, reloadSeconds: 0.005 } }, clock, observer);
    keys.onModuleInit();
    running.push(keys);
    return keys;
  }

  it('know their caller, the same object each time, and keep no secret in the file', () => {
    const { key, line } = createKey(FLAGS, ids, clock);
    const keys = keysOf(`# comment\n\n${line}\n`);
    const caller = keys.caller(key)!;
    expect(caller).toMatchObject({ tenant: 'default', hotels: ['SAND01'], method: 'key' });
    expect([...caller.scopes]).toEqual(['opera:read', 'toolset:reporting']);
    expect(caller.subject).toMatch(/^key:[\w-]{12}$/);
    expect(keys.caller(key)).toBe(caller);
    expect(line).not.toContain(key.slice(17));
    expect(JSON.stringify(caller)).not.toContain(key.slice(17));
  });

  it('are nobody else’s, altered or invented', () => {
    const { key, line } = createKey(FLAGS, ids, clock);
    const keys = keysOf(line);
    const other = createKey(FLAGS, ids, clock).key;
    const last = key.at(-1) === 'A' ? 'B' : 'A';
    for (const wrong of [
      '',
      'ocm_',
      key.slice(0, -1),
      `${key}A`,
      // The very last character of 43 holds padding bits too: one before it is changed.
      key.slice(0, -2) + last + key.slice(-1),
      key.slice(0, 17) + other.slice(17),
      other.slice(0, 17) + key.slice(17),
      key.toUpperCase(),
    ])
      expect([wrong === key, keys.caller(wrong)]).toEqual([false, undefined]);
  });

  it('end with their date', async () => {
    const { key, line } = createKey(FLAGS, ids, clock);
    const keys = keysOf(line);
    expect(keys.caller(key)).toBeDefined();
    await clock.advance(86_400_000);
    expect(keys.caller(key)).toBeUndefined();
  });

  it('end with their line, without a restart; a file that cannot be used changes nothing', async () => {
    const [kept, ended] = [createKey(FLAGS, ids, clock), createKey(FLAGS, ids, clock)];
    const told: (string | undefined)[] = [];
    let heard = (): void => undefined;
    const keys = keysOf(`${kept.line}\n${ended.line}\n`, (problem) => {
      told.push(problem);
      heard();
    });
    const change = (text: string): Promise<void> =>
      new Promise((resolve) => {
        heard = resolve;
        writeFileSync(path, text);
      });
    expect(keys.caller(ended.key)).toBeDefined();
    await change(kept.line);
    while (told.at(-1) !== undefined) await new Promise<void>((resolve) => (heard = resolve));
    expect([keys.caller(kept.key) !== undefined, keys.caller(ended.key)]).toEqual([true, undefined]);
    await change('{"id": "nonsense"}');
    while (!/line 1/.test(told.at(-1) ?? '')) await new Promise<void>((resolve) => (heard = resolve));
    expect(told.at(-1)).not.toContain('nonsense');
    expect(keys.caller(kept.key)).toBeDefined();
  });

  it('stop the start when the file cannot be used, naming lines and no values', () => {
    const { line } = createKey(FLAGS, ids, clock);
    for (const [text, problem] of [
      ['not json', /line 1/],
      [`${line}\n${line}`, /same id again in line 2/],
      [line.replace('opera:read', 'opera:all'), /line 1: scopes\.0/],
      [line.replace('"name"', '"nama"'), /line 1/],
    ] as const)
      expect(() => readKeyLines('f', text)).toThrow(problem);
    const absent = new ApiKeys({ keys: { path: join(folder, 'absent'), reloadSeconds: 9 } }, clock);
    expect(() => absent.onModuleInit()).toThrow(/absent cannot be read/);
  });
});

describe('key create', () => {
  it('makes keys of what it is told', () => {
    const flags = { ...FLAGS, hotels: '*', deny: 'opera:money', denyHotels: 'SAND02', tenant: 'north' };
    const [line] = readKeyLines('f', createKey(flags, ids, clock).line);
    expect(line).toMatchObject({
      tenant: 'north',
      hotels: ['*'],
      deny: ['opera:money'],
      denyHotels: ['SAND02'],
    });
    const path = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys');
    const made = createKey({ ...flags, expires: '2030-01-31' }, ids, clock);
    writeFileSync(path, made.line);
    const keys = new ApiKeys({ keys: { path, reloadSeconds: 9 } }, clock);
    keys.onModuleInit();
    keys.onApplicationShutdown();
    const caller = keys.caller(made.key)!;
    expect([mayActFor(caller, 'SAND01'), mayActFor(caller, 'SAND02')]).toEqual([true, false]);
  });

  it.each([
    [{ scopes: 'opera:everything' }, /--scopes/],
    [{ hotels: '' }, /--hotels/],
    [{ expires: 'never' }, /--expires/],
    [{ expires: '2001-01-01' }, /--expires/],
    [{ expires: '2001-01-01T00:00:00Z' }, /--expires/],
  ])('refuses %j', (wrong, problem) => {
    expect(() => createKey({ ...FLAGS, ...wrong }, ids, clock)).toThrow(problem);
  });
});
