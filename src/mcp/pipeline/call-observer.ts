import type { Effect } from '../../kernel/effect.js';
import type { FaultCode } from '../../kernel/fault.table.js';
import type { Outcome } from '../declaration/tool.declaration.js';
import type { Toolset } from '../declaration/toolset.table.js';

/** What is known of a tool call when it is over. No guest data. */
export interface FinishedCall {
  readonly tool: string;
  readonly effect: Effect;
  readonly toolset: Toolset;
  /** How it ended: as the tool said, with a question, with a fault, or with an answer of another kind. */
  readonly outcome: Outcome | 'confirmation_required' | 'input_required' | 'protocol_error' | FaultCode;
  readonly durationMs: number;
  /** Estimated size of the answer. */
  readonly resultTokens: number;
  readonly requestId: string;
  readonly caller: string;
  readonly tenant: string;
  readonly hotelId: string;
  /** For the log: what the fault kept from the client. */
  readonly internal?: string;
}

/** Hears of every tool call, once, when it is over. A port; nothing listens unless somebody provides it. */
export interface CallObserver {
  finished(call: FinishedCall): void;
}

export const CallObserver = Symbol('CallObserver');
