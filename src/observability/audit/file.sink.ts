import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '../../kernel/clock.js';
import type { AuditOptions } from './audit.options.js';
import type { AuditChain, ChainEnd } from './audit-chain.js';
import { type AuditFacts, GENESIS } from './audit-entry.js';
import {
  endOf,
  filePath,
  filesOf,
  headPath,
  makeFolder,
  outdated,
  readHead,
  removeFiles,
} from './audit-folder.js';
import type { AuditSink } from './audit-sink.js';

const DAY_MS = 24 * 3_600_000;
const SYNC_EVERY_MS = 1000;
/** One write of fixed length replaces the note whole. */
const HEAD_BYTES = 256;

interface Waiting {
  readonly facts: AuditFacts;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface OpenFile {
  readonly lines: FileHandle;
  readonly head: FileHandle;
  bytes: number;
  day: number;
}

type Settings = Pick<AuditOptions, 'maxBytes' | 'retentionDays' | 'fsync'> & { readonly directory: string };

/**
 * Files that are only ever appended to. Lines that wait together are written and forced to the disk together. After a failure or
 * a kill the files are read again and the chain goes on from the last whole line; what is torn stays and is told of.
 */
export class FileSink implements AuditSink {
  #file?: OpenFile;
  #waiting: Waiting[] = [];
  #writing?: Promise<void>;
  #closed = false;
  /** The last line that was written for certain. */
  #noted: ChainEnd = { seq: 0, seal: GENESIS };
  #syncAt?: Promise<void>;

  constructor(
    private readonly settings: Settings,
    private readonly chain: AuditChain,
    private readonly clock: Clock,
  ) {}

  /** Opens the files, so that a folder that cannot be written to shows at start. */
  async open(): Promise<void> {
    if (this.#file === undefined) await this.resume();
  }

  write(facts: AuditFacts): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('the audit file is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ facts, resolve, reject });
      this.#writing ??= this.drain();
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    if (this.chain.end.seq > 0) await this.write({ event: 'closed' }).catch(() => undefined);
    this.#closed = true;
    await this.#writing;
    await this.#syncAt;
    await this.release();
  }

  private async drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.append(batch.map(({ facts }) => facts));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // Nobody knows how much of it is on the disk: the next write looks.
        await this.release();
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = undefined;
  }

  private async append(batch: readonly AuditFacts[]): Promise<void> {
    let file = this.#file ?? (await this.resume());
    // Somebody else wrote to it or removed it: go on after that.
    const { size, nlink } = await file.lines.stat();
    if (size !== file.bytes || nlink === 0) file = await this.again();
    const now = this.clock.now();
    if (file.bytes > 0 && (file.bytes >= this.settings.maxBytes || dayOf(now) !== file.day)) {
      file = await this.follow(now);
    }
    await this.put(file, batch);
  }

  private async put(file: OpenFile, batch: readonly AuditFacts[]): Promise<void> {
    const now = this.clock.now();
    const bytes = Buffer.from(batch.map((facts) => this.chain.next(facts, now)).join(''));
    await file.lines.appendFile(bytes);
    file.bytes += bytes.length;
    if (this.settings.fsync === 'always') await file.lines.datasync();
    else if (this.settings.fsync === 'second') this.#syncAt ??= this.syncSoon();
    const note = JSON.stringify(this.chain.end).padEnd(HEAD_BYTES - 1);
    this.#noted = this.chain.end;
    await file.head.write(`${note}\n`, 0);
  }

  private async syncSoon(): Promise<void> {
    try {
      await this.clock.sleep(SYNC_EVERY_MS);
      await this.#file?.lines.datasync();
    } catch {
      // The next write finds out.
    } finally {
      this.#syncAt = undefined;
    }
  }

  private async again(): Promise<OpenFile> {
    await this.release();
    return this.resume();
  }

  /** Goes on where the files end. */
  private async resume(): Promise<OpenFile> {
    const { directory } = this.settings;
    await makeFolder(directory);
    const newest = (await filesOf(directory)).at(-1);
    const noted = later(this.#noted, await readHead(directory));
    if (newest === undefined) {
      this.chain.continueAfter(noted);
      return this.begin([{ event: 'opened' }]);
    }
    const { bytes, last, torn } = await endOf(newest.path);
    const found = last === undefined ? await this.endBefore(newest.firstSeq) : sealed(last);
    // What was noted and is not there was cut off: its numbers are not given again, so that the gap stays.
    this.chain.continueAfter(later(found, noted));
    const day = dayOf(last === undefined ? this.clock.now() : Date.parse(last.body.at));
    const file = await this.opened(newest.path, bytes, day);
    if (torn !== undefined) {
      if (!torn.endsLine) {
        await file.lines.appendFile('\n');
        file.bytes += 1;
      }
      await this.put(file, [{ event: 'recovered', tornBytes: torn.bytes, torn: torn.sha256 }]);
    } else await this.put(file, [{ event: 'opened' }]);
    return file;
  }

  /** A file without a whole line: the chain ends in the one before it. */
  private async endBefore(firstSeq: number): Promise<ChainEnd> {
    const before = (await filesOf(this.settings.directory)).findLast((file) => file.firstSeq < firstSeq);
    const last = before && (await endOf(before.path)).last;
    return last === undefined ? { seq: 0, seal: GENESIS } : sealed(last);
  }

  /** The next file of the chain, after the old ones were looked through. */
  private async follow(now: number): Promise<OpenFile> {
    await this.#file?.lines.datasync();
    await this.release();
    const { directory, retentionDays } = this.settings;
    const files = retentionDays > 0 ? await filesOf(directory) : [];
    const old = await outdated(files, now - retentionDays * DAY_MS);
    const first = files[old.length];
    if (old.length === 0 || first === undefined) return this.begin([]);
    // On record first: a gap that no line explains is a deletion.
    const file = await this.begin([{ event: 'retired', throughSeq: first.firstSeq - 1 }]);
    await removeFiles(old);
    return file;
  }

  private async begin(lines: readonly AuditFacts[]): Promise<OpenFile> {
    const path = filePath(this.settings.directory, this.chain.end.seq + 1);
    const file = await this.opened(path, 0, dayOf(this.clock.now()));
    if (lines.length > 0) await this.put(file, lines);
    return file;
  }

  private async opened(path: string, bytes: number, day: number): Promise<OpenFile> {
    const lines = await open(path, 'a', 0o600);
    try {
      const head = await open(headPath(this.settings.directory), 'a', 0o600);
      await head.close();
      this.#file = { lines, head: await open(headPath(this.settings.directory), 'r+'), bytes, day };
      return this.#file;
    } catch (error) {
      await lines.close();
      throw error;
    }
  }

  private async release(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.lines.close().catch(() => undefined);
    await file?.head.close().catch(() => undefined);
  }
}

function sealed({
  body,
  seal,
}: {
  readonly body: { readonly seq: number };
  readonly seal: string;
}): ChainEnd {
  return { seq: body.seq, seal };
}

function later(one: ChainEnd, other: ChainEnd | undefined): ChainEnd {
  return other !== undefined && other.seq > one.seq ? other : one;
}

function dayOf(now: number): number {
  return Math.floor(now / DAY_MS);
}
