import { createHash } from 'node:crypto';
import type { SentChange } from '../../kernel/call-scope.js';

/** What a line tells. The first four are about files and the process, the others about acts of callers. */
export const AUDIT_EVENTS = [
  'opened',
  'recovered',
  'retired',
  'closed',
  'consent_asked',
  'consent_given',
  'consent_refused',
  'write_begun',
  'write_ended',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** An act, or something about the files. Ids, codes and digests; no personal data in clear. */
export interface AuditFacts {
  readonly event: AuditEvent;
  readonly requestId?: string;
  readonly traceId?: string;
  /** The caller's subject; a digest of it where the subject itself is an e-mail address or the like. */
  readonly subject?: string;
  readonly tenant?: string;
  readonly hotelId?: string;
  readonly tool?: string;
  readonly effect?: string;
  /** HMAC of the arguments: equal arguments, equal digests; not to be reversed without the key. */
  readonly args?: string;
  readonly outcome?: string;
  readonly durationMs?: number;
  /** Changes sent to OPERA, each with its operation and x-request-id. */
  readonly sent?: readonly SentChange[];
  /** Of `recovered`: bytes of the torn line and their SHA-256. */
  readonly tornBytes?: number;
  readonly torn?: string;
  /** Of `retired`: last sequence number of the files removed. */
  readonly throughSeq?: number;
}

/** A line as it stands in a file, before its seal. */
export interface AuditBody extends AuditFacts {
  readonly v: 1;
  /** 1 for the first line of a chain; without gaps, across files. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Seal of the line before; `GENESIS` for the first. */
  readonly prev: string;
}

/** Stands before the first line. */
export const GENESIS = '0'.repeat(64);

/** The seal of a line: SHA-256 over its text without the seal. */
export function sealOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The line: its body, then the seal and the signature of the seal. One JSON object, no line break. */
export function lineOf(text: string, seal: string, signature: string | undefined): string {
  const signed = signature === undefined ? '' : `,"sig":"${signature}"`;
  return `${text.slice(0, -1)},"seal":"${seal}"${signed}}\n`;
}

/** A line taken apart again; undefined when it is not one of ours. */
export interface ReadLine {
  readonly body: AuditBody;
  readonly text: string;
  readonly seal: string;
  readonly signature?: string;
}

const TAIL = /,"seal":"([0-9a-f]{64})"(?:,"sig":"([\w-]+)")?\}$/;

/** @param line without its line break */
export function readLine(line: string): ReadLine | undefined {
  const tail = TAIL.exec(line);
  if (tail === null) return undefined;
  const text = `${line.slice(0, tail.index)}}`;
  try {
    const body = JSON.parse(text) as AuditBody;
    if (typeof body.seq !== 'number' || typeof body.prev !== 'string') return undefined;
    return { body, text, seal: tail[1]!, signature: tail[2] };
  } catch {
    return undefined;
  }
}
