import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { KeyvStoreAdapter } from 'keyv';
import type { Clock } from '../../kernel/clock.js';
import type { Ids } from '../../kernel/ids.js';
import { ENTRY_VERSION, type CacheEntry } from '../cache-entry.js';
import type { LayerStore, LayerUsage } from '../cache-layer.js';
import type { EntryCodec } from '../replicas/entry-codec.js';
import type { TagHearer, TagKeeper } from '../replicas/shared-tag-ledger.js';
import { SHARED_SLOTS } from '../tag-hash.js';

/** Where the embedded layer lives and how large it may grow. */
export interface DiskSettings {
  readonly directory: string;
  readonly maxBytes: number;
}

type News =
  | {
      readonly kind: 'open';
      readonly path: string;
      readonly epoch: string;
      readonly count: number;
      readonly changes: readonly { readonly slot: number; readonly count: number }[];
      readonly entries: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly count: number;
      readonly entries: number;
      readonly bytes: number;
    }
  | { readonly kind: 'usage'; readonly entries: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly id: number }
  | { readonly kind: 'away' };

type Row = [name: string, value: Uint8Array, expires: number];

interface Waiting {
  readonly resolve: (count: number) => void;
  readonly reject: (error: Error) => void;
}

const TIDY_EVERY_MS = 2000;
/** Rows that may wait for the disk; more are not worth keeping. */
const MAX_WAITING_ROWS = 5000;
const EPOCH_BYTES = 9;

/**
 * The embedded layer: sealed entries in an SQLite file that outlives the process. Reads are done here, on a connection of
 * their own (a look-up takes microseconds and WAL lets it pass every writer); a worker writes what one turn of the event loop
 * gathered as one transaction. It also keeps the count of changes, so that nothing voided comes back after a restart.
 */
export class DiskStore implements LayerStore, TagKeeper {
  readonly layer = 'disk';
  readonly deadlineMs = 0;
  readonly opts = {};
  private readonly worker: Worker;
  private readonly closing = new AbortController();
  private readonly waiting = new Map<number, Waiting>();
  private file?: DatabaseSync;
  private find?: StatementSync;
  private rows: Row[] = [];
  private batch?: Promise<number>;
  private unwritten = 0;
  private lastId = 0;
  private held: LayerUsage = { entries: 0, bytes: 0 };
  private hearer?: TagHearer;

  constructor(
    settings: DiskSettings,
    private readonly codec: EntryCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    const end = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const workerData = { ...settings, schema: ENTRY_VERSION };
    this.worker = new Worker(new URL(`./disk.worker.${end}`, import.meta.url), { workerData });
    this.worker.unref();
    this.worker.on('message', (news: News) => this.hear(news));
    // A worker that died is a layer that is away; nothing else ends with it.
    this.worker.on('error', () => this.away());
    this.worker.on('exit', () => this.away());
    this.tidy();
    void this.keepTidy();
  }

  /** Whether the file is open. */
  get ready(): boolean {
    return this.find !== undefined;
  }

  open(hearer: TagHearer): void {
    this.hearer = hearer;
  }

  async record(slots: readonly number[]): Promise<void> {
    const count = await this.order({ kind: 'touch', slots, epoch: this.ids.token(EPOCH_BYTES) });
    this.hearer?.changed(count, slots, true);
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    // Being opened, or another process has the directory: nothing here, and nothing wrong.
    if (this.find === undefined) return undefined;
    for (const name of this.codec.names(key)) {
      const row = this.row(name) as { value: Uint8Array; expires: number } | undefined;
      if (row === undefined || row.expires <= this.clock.now()) continue;
      const value = this.codec.open(key, row.value);
      if (value !== undefined) return { value } as Value;
    }
    return undefined;
  }

  /** Resolves when it is on disk; rejects when it will not be. */
  async set(key: string, boxed: unknown, ttlMs = 0): Promise<void> {
    if (this.find === undefined) return;
    if (this.unwritten >= MAX_WAITING_ROWS) throw new Error('the disk is behind');
    const sealed = this.codec.seal(key, (boxed as { readonly value: CacheEntry }).value);
    this.rows.push([this.codec.names(key)[0]!, sealed, Math.ceil(this.clock.now() + ttlMs)]);
    this.unwritten += 1;
    // Not a microtask: reads that follow each other at once would each be a message and a transaction of their own.
    this.batch ??= endOfTurn().then(() => this.flush());
    await this.batch;
  }

  /** Answers end by tags and time; a single one is overwritten. */
  async delete(): Promise<boolean> {
    return false;
  }

  async clear(): Promise<void> {
    if (this.find !== undefined) await this.order({ kind: 'clear' });
  }

  on(): KeyvStoreAdapter {
    return this;
  }

  usage(): LayerUsage {
    return this.held;
  }

  /** Lets go of file and thread. */
  async close(): Promise<void> {
    this.closing.abort();
    if (this.batch !== undefined) await this.batch.catch(() => undefined);
    this.away();
    this.worker.removeAllListeners('exit');
    // Not a reason for the process to live, but one to wait for.
    this.worker.ref();
    const ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage({ kind: 'close' });
    await ended;
  }

  private row(name: string): unknown {
    try {
      return this.find?.get(name);
    } catch (error) {
      // The worker says what is to become of the file; until then there is none.
      this.away();
      this.worker.postMessage({ kind: 'broken', now: this.clock.now(), epoch: this.ids.token(EPOCH_BYTES) });
      throw error;
    }
  }

  private async flush(): Promise<number> {
    const rows = this.rows;
    this.rows = [];
    this.batch = undefined;
    try {
      return await this.order({ kind: 'put', rows });
    } finally {
      this.unwritten -= rows.length;
    }
  }

  private async order(order: object): Promise<number> {
    if (this.find === undefined) throw new Error('not open');
    const id = (this.lastId += 1);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.waiting.set(id, { resolve, reject });
    this.worker.postMessage({ ...order, id, now: this.clock.now() });
    return promise;
  }

  private hear(news: News): void {
    if (news.kind === 'away') return this.away();
    if (news.kind === 'failed') return this.settle(news.id)?.reject(new Error('not written'));
    this.held = { entries: news.entries, bytes: news.bytes };
    if (news.kind === 'done') this.settle(news.id)?.resolve(news.count);
    if (news.kind === 'open') this.opened(news);
  }

  private opened({ path, epoch, count, changes }: Extract<News, { kind: 'open' }>): void {
    try {
      this.file = new DatabaseSync(path, { readOnly: true, timeout: 0 });
      this.find = this.file.prepare('SELECT value, expires FROM answers WHERE name = ?');
    } catch {
      return this.away();
    }
    const changedAt = new Float64Array(SHARED_SLOTS);
    for (const change of changes) changedAt[change.slot] = change.count;
    this.hearer?.state({ epoch, count }, changedAt);
  }

  private away(): void {
    this.find = undefined;
    this.held = { entries: 0, bytes: 0 };
    try {
      this.file?.close();
    } catch {
      // Closed or spoilt: gone either way.
    }
    this.file = undefined;
    this.hearer?.lost();
    for (const id of this.waiting.keys()) this.settle(id)?.reject(new Error('away'));
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }

  private tidy(): void {
    this.worker.postMessage({ kind: 'tidy', now: this.clock.now(), epoch: this.ids.token(EPOCH_BYTES) });
  }

  private async keepTidy(): Promise<void> {
    try {
      for (;;) {
        await this.clock.sleep(TIDY_EVERY_MS, this.closing.signal);
        this.tidy();
      }
    } catch {
      // Closed.
    }
  }
}
