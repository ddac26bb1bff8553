import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadLine, readLine } from './audit-entry.js';

const NAME = /^audit-(\d{12})\.jsonl$/;
/** Holds several lines for certain: how a file ends is found in so many bytes. */
const TAIL_BYTES = 256 * 1024;
const LINE_BREAK = 0x0a;

/** One file of the chain. */
export interface AuditFile {
  readonly path: string;
  /** Sequence number of its first line. */
  readonly firstSeq: number;
}

/** How a file ends. */
export interface FileEnd {
  readonly bytes: number;
  /** The last line that is whole; undefined when there is none. */
  readonly last?: ReadLine;
  /** What stands after it, left by a process that was killed while writing. */
  readonly torn?: { readonly bytes: number; readonly sha256: string; readonly endsLine: boolean };
}

/** Where the newest line is noted, so that a cut at the end shows. */
export function headPath(directory: string): string {
  return join(directory, 'audit.head');
}

/** The file whose first line has this sequence number. */
export function filePath(directory: string, firstSeq: number): string {
  return join(directory, `audit-${String(firstSeq).padStart(12, '0')}.jsonl`);
}

/** Makes the folder, for its owner alone, if it is not there. */
export async function makeFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
}

/** The files of a folder, oldest lines first. */
export async function filesOf(directory: string): Promise<AuditFile[]> {
  const names = await readdir(directory);
  return names
    .flatMap((name) => {
      const seq = NAME.exec(name)?.[1];
      return seq === undefined ? [] : [{ path: join(directory, name), firstSeq: Number(seq) }];
    })
    .toSorted((a, b) => a.firstSeq - b.firstSeq);
}

/** Reads how a file ends. */
export async function endOf(path: string): Promise<FileEnd> {
  const { size } = await stat(path);
  const handle = await open(path, 'r');
  try {
    const from = Math.max(0, size - TAIL_BYTES);
    const tail = Buffer.alloc(size - from);
    await handle.read(tail, 0, tail.length, from);
    return lastLine(tail, size);
  } finally {
    await handle.close();
  }
}

/** The oldest files, none of whose lines is younger; never the newest one. @param before epoch milliseconds */
export async function outdated(files: readonly AuditFile[], before: number): Promise<AuditFile[]> {
  const old: AuditFile[] = [];
  for (const file of files.slice(0, -1)) {
    if ((await stat(file.path)).mtimeMs >= before) break;
    old.push(file);
  }
  return old;
}

/** Removes them. */
export async function removeFiles(files: readonly AuditFile[]): Promise<void> {
  for (const { path } of files) await unlink(path);
}

/** What was noted of the newest line; undefined when nothing readable was. */
export async function readHead(
  directory: string,
): Promise<{ readonly seq: number; readonly seal: string } | undefined> {
  try {
    const head = JSON.parse(await readFile(headPath(directory), 'utf8')) as { seq: unknown; seal: unknown };
    const { seq, seal } = head;
    return typeof seq === 'number' && typeof seal === 'string' ? { seq, seal } : undefined;
  } catch {
    return undefined;
  }
}

function lastLine(tail: Buffer, size: number): FileEnd {
  let end = tail.length;
  while (end > 0) {
    const stop = tail.lastIndexOf(LINE_BREAK, end - 1);
    if (stop < 0) break;
    const start = stop === 0 ? 0 : tail.lastIndexOf(LINE_BREAK, stop - 1) + 1;
    const last = readLine(tail.toString('utf8', start, stop));
    if (last !== undefined) return { bytes: size, last, torn: tornOf(tail.subarray(stop + 1)) };
    end = stop;
  }
  return { bytes: size, torn: tornOf(tail) };
}

function tornOf(rest: Buffer): FileEnd['torn'] {
  if (rest.length === 0) return undefined;
  const endsLine = rest.at(-1) === LINE_BREAK;
  const sha256 = createHash('sha256')
    .update(endsLine ? rest.subarray(0, -1) : rest)
    .digest('hex');
  return { bytes: endsLine ? rest.length - 1 : rest.length, sha256, endsLine };
}
