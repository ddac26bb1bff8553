import type { Finding, OperationFact, OperationId, Release } from '../catalogue/operation.js';

/** What the client needs of the catalogue; port, so that the client can be driven with a handful of operations. */
export interface OperationBook {
  /** Facts of an operation in a release; undefined when the release lacks it. */
  find(id: OperationId, release: Release): OperationFact | undefined;
  /**
   * The same, for an id that must exist.
   * @throws Fault OPERA_OPERATION_UNKNOWN naming the nearest ids
   */
  operation(id: OperationId, release: Release): OperationFact;
  /** Names, places, enums, formats and documented limits of the parameters. */
  checkParameters(
    fact: OperationFact,
    release: Release,
    parameters: Readonly<Record<string, unknown>>,
  ): readonly Finding[];
  /** The body against Oracle's schema of the release. */
  checkBody(fact: OperationFact, release: Release, body: unknown): readonly Finding[];
}

export const OperationBook = Symbol('OperationBook');
