import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { GENESIS, readLine, type ReadLine, sealOf } from './audit-entry.js';
import { filesOf, readHead } from './audit-folder.js';
import type { SignatureCheck } from './audit-signer.js';

/** Something that an untouched audit does not have, and where. */
export interface AuditProblem {
  readonly file: string;
  /** 1 for the first; 0 for the file as a whole. */
  readonly line: number;
  readonly kind: 'unreadable' | 'altered' | 'unsigned' | 'forged' | 'missing' | 'order' | 'cut';
  readonly text: string;
}

/** What a check found. */
export interface AuditReport {
  readonly files: number;
  readonly lines: number;
  /** Sequence numbers of the first and the last line. */
  readonly from?: number;
  readonly to?: number;
  /** Seal of the last line: note it elsewhere, and a later check proves that nothing up to it was changed. */
  readonly seal?: string;
  /** Times that a process was killed while writing a line. */
  readonly recovered: number;
  readonly problems: readonly AuditProblem[];
}

/** A line known from elsewhere, such as from the log. */
export interface Checkpoint {
  readonly seq: number;
  readonly seal: string;
}

const MOST_PROBLEMS = 100;
/** A character for each byte: what was torn within a character keeps its digest. */
const BYTES = 'latin1';

/**
 * Checks a folder of audit files: every line whole, sealed and signed, in order, none missing, up to the newest that was noted.
 * @param check how lines are signed; without it only the chain is checked, which who can write the files can make anew
 * @param known a line that must be there
 */
export async function checkAudit(
  directory: string,
  check?: SignatureCheck,
  known?: Checkpoint,
): Promise<AuditReport> {
  const files = await filesOf(directory);
  const head = await readHead(directory);
  const walk = new Walk(
    check,
    [head, known].filter((point) => point !== undefined),
  );
  for (const { path, firstSeq } of files) {
    walk.enter(basename(path), firstSeq);
    const lines = createInterface({
      input: createReadStream(path, BYTES),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) walk.line(line);
  }
  walk.end(head !== undefined);
  return { files: files.length, ...walk.report() };
}

/** Goes through the lines and notes what is wrong. */
class Walk {
  private readonly problems: AuditProblem[] = [];
  private file = '(none)';
  private fileSeq = 1;
  private number = 0;
  private count = 0;
  private recovered = 0;
  private first?: number;
  private last?: Checkpoint;
  private retiredThrough = 0;
  /** Lines that were no lines, until a `recovered` line owns up to them. */
  private torn: { readonly text: string; readonly line: number }[] = [];

  /** @param points lines known from elsewhere: the folder's own note and the caller's */
  constructor(
    private readonly check: SignatureCheck | undefined,
    private readonly points: readonly Checkpoint[],
  ) {}

  enter(file: string, firstSeq: number): void {
    this.blameTorn();
    this.file = file;
    this.fileSeq = firstSeq;
    this.number = 0;
    const expected = this.last === undefined ? undefined : this.last.seq + 1;
    if (expected !== undefined && firstSeq > expected)
      this.add('missing', `lines ${expected} to ${firstSeq - 1} are missing before this file`, 0);
  }

  line(text: string): void {
    this.number += 1;
    const read = readLine(Buffer.from(text, BYTES).toString('utf8'));
    if (read === undefined) this.torn.push({ text, line: this.number });
    else this.read(read);
  }

  private read(read: ReadLine): void {
    const { body, seal } = read;
    this.count += 1;
    if (body.event === 'recovered') this.ownUp(body.torn);
    else this.blameTorn();
    if (body.event === 'retired') this.retiredThrough = Math.max(this.retiredThrough, body.throughSeq ?? 0);
    if (sealOf(read.text) !== seal)
      this.add('altered', `line ${body.seq} was changed: its seal does not fit`);
    else this.signature(read);
    this.order(read);
    for (const point of this.points) {
      if (point.seq === body.seq && point.seal !== seal)
        this.add('altered', `line ${body.seq} is another than was noted`);
    }
    this.first ??= body.seq;
    this.last = { seq: body.seq, seal };
  }

  private signature({ body, seal, signature }: ReadLine): void {
    if (this.check === undefined) return;
    if (signature === undefined) this.add('unsigned', `line ${body.seq} is not signed`);
    else if (!this.check(seal, signature)) this.add('forged', `line ${body.seq} is not signed with this key`);
  }

  private order({ body }: ReadLine): void {
    const { seq, prev } = body;
    if (this.last === undefined) {
      if (seq !== this.fileSeq) this.add('missing', `lines ${this.fileSeq} to ${seq - 1} are missing here`);
      if (seq === 1 && prev !== GENESIS) this.add('order', 'the first line names one before it');
      return;
    }
    const expected = this.last.seq + 1;
    if (seq > expected) this.add('missing', `lines ${expected} to ${seq - 1} are missing before line ${seq}`);
    else if (seq < expected) this.add('order', `line ${seq} stands after line ${expected - 1}`);
    else if (prev !== this.last.seal)
      this.add(
        'altered',
        `line ${seq} follows another line than the one before it: line ${seq - 1} was changed`,
      );
  }

  /** After the last file. @param noted the newest line was noted */
  end(noted: boolean): void {
    this.blameTorn();
    const { last, first } = this;
    if (first !== undefined && first > 1 && this.retiredThrough < first - 1)
      this.add('missing', `lines 1 to ${first - 1} are missing, and no line says that they were retired`, 0);
    if (last !== undefined && !noted)
      this.add('cut', 'the note of the newest line (audit.head) is missing', 0);
    const newest = Math.max(0, ...this.points.map(({ seq }) => seq));
    const reached = last?.seq ?? 0;
    if (newest > reached) this.add('cut', `lines ${reached + 1} to ${newest} are missing at the end`);
  }

  report(): Omit<AuditReport, 'files'> {
    const { count: lines, recovered, problems, first: from, last } = this;
    return { lines, from, to: last?.seq, seal: last?.seal, recovered, problems };
  }

  private ownUp(torn: string | undefined): void {
    const text = this.torn.map((one) => one.text).join('\n');
    if (createHash('sha256').update(text, BYTES).digest('hex') === torn) {
      this.recovered += 1;
      this.torn = [];
    } else this.blameTorn();
  }

  private blameTorn(): void {
    for (const { line } of this.torn) this.add('unreadable', 'this is no line of an audit', line);
    this.torn = [];
  }

  private add(kind: AuditProblem['kind'], text: string, line = this.number): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ file: this.file, line, kind, text });
  }
}
