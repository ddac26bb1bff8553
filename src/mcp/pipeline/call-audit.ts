import type { Effect } from '../../kernel/effect.js';

/** An act that goes on record. */
export interface AuditedAct {
  readonly requestId: string;
  /** The caller's subject. */
  readonly caller: string;
  readonly tenant: string;
  readonly hotelId: string;
  readonly tool: string;
  readonly effect: Effect;
  /** Only a digest of them is kept. */
  readonly args: unknown;
}

/** Puts changes and consents on record. A port; nothing is kept unless somebody provides it. */
export interface CallAudit {
  /**
   * Before a change.
   * @throws Fault AUDIT_UNAVAILABLE when it cannot be put on record and may not happen without
   */
  begun(act: AuditedAct): Promise<void>;
  /** After it: its outcome, or the code of the fault it ended with. Never throws: what happened, happened. */
  ended(act: AuditedAct, outcome: string): Promise<void>;
  /**
   * A person was asked, agreed or did not.
   * @param code why not
   * @throws Fault AUDIT_UNAVAILABLE as `begun` does
   */
  consent(act: AuditedAct, step: 'asked' | 'given' | 'refused', code?: string): Promise<void>;
}

export const CallAudit = Symbol('CallAudit');
