import type { CallContext } from '../../kernel/call-context.js';
import type { OperationFact, Release } from '../catalogue/operation.js';
import type { HotelLink } from '../gateway/gateway.js';
import type { OperaWarning, ParameterValue } from './opera-call.js';

export type Parameters = Readonly<Record<string, ParameterValue | undefined>>;

/** A request that passed the guard: which operation of which release, for which hotel, with what. */
export interface CallPlan {
  readonly context: CallContext;
  readonly link: HotelLink;
  readonly release: Release;
  readonly fact: OperationFact;
  readonly parameters: Parameters;
  readonly body?: unknown;
  readonly bulk: boolean;
  /** What the guard noted without refusing. */
  readonly warnings: readonly OperaWarning[];
}
