import { type AuditFacts, GENESIS, lineOf, sealOf } from './audit-entry.js';
import type { AuditSigner } from './audit-signer.js';

/** Where a chain stands: its last line. */
export interface ChainEnd {
  readonly seq: number;
  readonly seal: string;
}

/** Makes lines that name the one before them. */
export class AuditChain {
  #end: ChainEnd = { seq: 0, seal: GENESIS };

  constructor(private readonly signer: AuditSigner) {}

  get end(): ChainEnd {
    return this.#end;
  }

  /** Goes on after a line written by an earlier process, or takes back lines that could not be written. */
  continueAfter(end: ChainEnd): void {
    this.#end = end;
  }

  /** The next line, with its line break. @param now epoch milliseconds */
  next(facts: AuditFacts, now: number): string {
    const { seq, seal: prev } = this.#end;
    const text = JSON.stringify({ v: 1, seq: seq + 1, at: new Date(now).toISOString(), ...facts, prev });
    const seal = sealOf(text);
    this.#end = { seq: seq + 1, seal };
    return lineOf(text, seal, this.signer.sign(seal));
  }
}
