import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../../kernel/clock.js';
import { RandomIds } from '../../kernel/ids.js';
import { SandboxClock } from '../clock/sandbox.clock.js';
import { SandboxState } from './sandbox-state.js';
import { StateFile } from './state-file.js';

const newState = (seed = 1) =>
  new SandboxState(new SandboxClock(new SystemClock()), new RandomIds(), {
    seed,
    businessDate: '2026-03-10',
    cashier: 'default',
  });

describe('a sandbox with a state file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    path = join(folder, 'hotel.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const rename = (state: SandboxState, text: string): void => {
    state.world.hotels.get('SAND01')!.settings['motto'] = text;
    state.changed();
  };
  const motto = (state: SandboxState): unknown => state.world.hotels.get('SAND01')!.settings['motto'];

  it('has its hotels again after a restart, whatever the seed then', () => {
    const first = newState(1);
    const file = new StateFile(path, first);
    file.open();
    rename(first, 'kept');
    file.close();
    const second = newState(2);
    new StateFile(path, second).open();
    expect(motto(second)).toBe('kept');
    expect(second.snapshot()).toBe(first.snapshot());
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('writes by itself after a change, leaving nothing else behind', async () => {
    const state = newState();
    const file = new StateFile(path, state, 1);
    file.open();
    rename(state, 'soon');
    while (!readdirSync(folder).includes('hotel.json'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await file.settled();
    expect(readdirSync(folder)).toEqual(['hotel.json']);
    const again = newState();
    new StateFile(path, again).open();
    expect(motto(again)).toBe('soon');
  });

  it('writes nothing when nothing changed', () => {
    const file = new StateFile(path, newState());
    file.open();
    file.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a file that holds no hotels, and leaves it alone', () => {
    writeFileSync(path, '{"shopping":["milk"]}');
    expect(() => new StateFile(path, newState()).open()).toThrow(path);
    expect(readFileSync(path, 'utf8')).toContain('milk');
  });
});
