import type { Finding, OperationFact, OperationId, Release } from '../catalogue/operation.js';
import type { Parameters } from './call-plan.js';

/** What a check found, and the request in the shape that OPERA declares. */
export interface CheckedRequest {
  readonly findings: readonly Finding[];
  readonly parameters: Parameters;
  readonly body?: unknown;
}

/** Several requests that together cover a period too long for one, and how their bodies become one. */
export interface SplitRequest {
  readonly calls: readonly { readonly parameters: Parameters; readonly body?: unknown }[];
  readonly merge: (bodies: readonly unknown[]) => unknown;
}

/** What the client needs of the catalogue; port, so that the client can be driven with a handful of operations. */
export interface OperationBook {
  /** Newest first, at least one. */
  readonly releases: readonly Release[];
  /** Facts of an operation in a release; undefined when the release lacks it. */
  find(id: OperationId, release: Release): OperationFact | undefined;
  /**
   * The same, for an id that must exist.
   * @throws Fault OPERA_OPERATION_UNKNOWN naming the nearest ids
   */
  operation(id: OperationId, release: Release): OperationFact;
  /** Names, places, codes, formats and documented limits of parameters and body. */
  check(fact: OperationFact, release: Release, parameters: Parameters, body: unknown): CheckedRequest;
  /** The cheapest read of a module, which only says that its service is there; undefined where Oracle gave it none. */
  ping(module: string): OperationFact | undefined;
  /** All of them by module. */
  pings(): ReadonlyMap<string, OperationFact>;
  /** For a read over a longer period than OPERA allows; undefined where one call will do or splitting would lie. */
  split(fact: OperationFact, parameters: Parameters, body: unknown): SplitRequest | undefined;
}

export const OperationBook = Symbol('OperationBook');
