/**
 * The writing half of the embedded layer, on a thread of its own: commits, checkpoints and clean-up take as long as the disk
 * wants and hold up nobody. Loaded by path, so it imports nothing of ours.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

interface Settings {
  readonly directory: string;
  readonly schema: number;
  readonly maxBytes: number;
}

type Row = readonly [name: string, value: Uint8Array, expires: number];
type Order =
  | { readonly kind: 'put'; readonly id: number; readonly now: number; readonly rows: readonly Row[] }
  | {
      readonly kind: 'touch';
      readonly id: number;
      readonly now: number;
      readonly slots: readonly number[];
      readonly epoch: string;
    }
  | { readonly kind: 'tidy'; readonly now: number; readonly epoch: string }
  | { readonly kind: 'clear'; readonly id: number; readonly now: number }
  | { readonly kind: 'broken'; readonly now: number; readonly epoch: string }
  | { readonly kind: 'close' };

/** First part of the epoch of a file that the worker itself found spoilt. */
const EPOCH_OF_REPAIR = `${process.pid}-${performance.timeOrigin}-`;
/** Rows removed and pages given back in one step. */
const STEP_ROWS = 250;
const STEP_PAGES = 200;
/** A file, with its journal, may be this much larger than what it holds. */
const SLACK = 1.5;
const PAGE_BYTES = 4096;

const { directory, schema, maxBytes } = workerData as Settings;
const port = parentPort!;
const path = join(directory, 'answers.sqlite');
let owner: DatabaseSync | undefined;
let db: DatabaseSync | undefined;
let put: StatementSync;
let sizeOf: StatementSync;
let entries = 0;
let bytes = 0;

port.on('message', (order: Order) => {
  try {
    obey(order);
  } catch (error) {
    if ('id' in order) port.postMessage({ kind: 'failed', id: order.id });
    // A change that could not be noted must not be forgotten: then the answers go.
    if (order.kind === 'touch') replace(order.epoch);
    else if (isSpoilt(error)) replace(EPOCH_OF_REPAIR + performance.now());
  }
});

function obey(order: Order): void {
  switch (order.kind) {
    case 'tidy':
      if (db === undefined) start(order.epoch);
      else tidy(order.now);
      return;
    case 'broken':
      return replace(order.epoch);
    case 'close':
      db?.close();
      owner?.close();
      port.close();
      return;
    default:
      if (db === undefined) throw new Error('not open');
      change(db, order);
      port.postMessage({ kind: 'done', id: order.id, count: countNow(db), entries, bytes });
  }
}

function change(open: DatabaseSync, order: Order & { readonly id: number }): void {
  const before = { entries, bytes };
  open.exec('BEGIN IMMEDIATE');
  try {
    if (order.kind === 'put') for (const row of order.rows) keep(row);
    else if (order.kind === 'touch') note(open, order.slots);
    else empty(open);
    open.exec('COMMIT');
  } catch (error) {
    ({ entries, bytes } = before);
    if (open.isTransaction) open.exec('ROLLBACK');
    throw error;
  }
  if (order.kind === 'put') tidy(order.now);
}

function keep([name, value, expires]: Row): void {
  const known = sizeOf.get(name) as { bytes: number } | undefined;
  put.run(name, value, value.length, expires);
  entries += known === undefined ? 1 : 0;
  bytes += value.length - (known?.bytes ?? 0);
}

function note(open: DatabaseSync, slots: readonly number[]): void {
  open.exec('UPDATE state SET count = count + 1');
  const count = countNow(open);
  const set = open.prepare(
    'INSERT INTO changes (slot, count) VALUES (?, ?) ON CONFLICT (slot) DO UPDATE SET count = excluded.count',
  );
  for (const slot of slots) set.run(slot, count);
}

function empty(open: DatabaseSync): void {
  open.exec('DELETE FROM answers');
  entries = 0;
  bytes = 0;
}

/** One small step of cleaning: what is over its time, then the oldest beyond the bound, then free pages. */
function tidy(now: number): void {
  const open = db!;
  const expired = remove('SELECT id, bytes FROM answers WHERE expires < ? LIMIT ?', now, STEP_ROWS);
  if (!expired && bytes > maxBytes) remove('SELECT id, bytes FROM answers ORDER BY id LIMIT ?', STEP_ROWS);
  open.exec(`PRAGMA incremental_vacuum(${STEP_PAGES})`);
  port.postMessage({ kind: 'usage', entries, bytes });
}

function remove(which: string, ...args: number[]): boolean {
  const rows = db!.prepare(which).all(...args) as unknown as { id: number; bytes: number }[];
  if (rows.length === 0) return false;
  db!.exec(`DELETE FROM answers WHERE id IN (${rows.map(({ id }) => id).join(',')})`);
  entries -= rows.length;
  for (const row of rows) bytes -= row.bytes;
  return true;
}

function countNow(open: DatabaseSync): number {
  return (open.prepare('SELECT count FROM state').get() as { count: number }).count;
}

/** Opens what is there; whatever cannot be opened as ours is replaced. The directory belongs to one process at a time. */
function start(epoch: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    owner ??= owned();
  } catch {
    port.postMessage({ kind: 'away', reason: 'directory' });
    return;
  }
  try {
    open(epoch);
  } catch {
    replace(epoch);
  }
}

function owned(): DatabaseSync {
  const lock = new DatabaseSync(join(directory, 'owner.sqlite'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

function replace(epoch: string): void {
  if (owner === undefined) return;
  try {
    db?.close();
  } catch {
    // It is thrown away in any case.
  }
  db = undefined;
  port.postMessage({ kind: 'away', reason: 'file' });
  try {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    open(epoch);
  } catch {
    // Tried again at the next tidying.
  }
}

function open(epoch: string): void {
  const file = new DatabaseSync(path, { timeout: 50 });
  try {
    file.exec('PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    file.exec(
      'PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 500; PRAGMA journal_size_limit = 8388608',
    );
    file.exec(`PRAGMA max_page_count = ${Math.ceil((maxBytes * SLACK) / PAGE_BYTES) + 1024}`);
    const { user_version: version } = file.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version !== schema && version !== 0) throw new Error('another schema');
    file.exec(`
      CREATE TABLE IF NOT EXISTS answers
        (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value BLOB NOT NULL, bytes INTEGER NOT NULL, expires INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS answers_expires ON answers (expires);
      CREATE TABLE IF NOT EXISTS changes (slot INTEGER PRIMARY KEY, count INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), epoch TEXT NOT NULL, count INTEGER NOT NULL);
      PRAGMA user_version = ${schema}`);
    file.prepare('INSERT OR IGNORE INTO state VALUES (1, ?, 0)').run(epoch);
    const state = file.prepare('SELECT epoch, count FROM state').get() as { epoch: string; count: number };
    const changes = file.prepare('SELECT slot, count FROM changes').all();
    const sum = file
      .prepare('SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes FROM answers')
      .get();
    ({ entries, bytes } = sum as { entries: number; bytes: number });
    // Replaced, not changed in place: the rows are found by age.
    put = file.prepare('INSERT OR REPLACE INTO answers (name, value, bytes, expires) VALUES (?, ?, ?, ?)');
    sizeOf = file.prepare('SELECT bytes FROM answers WHERE name = ?');
    db = file;
    port.postMessage({ kind: 'open', path, ...state, changes, entries, bytes });
  } catch (error) {
    file.close();
    throw error;
  }
}

function isSpoilt(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  // SQLITE_CORRUPT, SQLITE_NOTADB.
  return (code & 0xff) === 11 || (code & 0xff) === 26;
}
