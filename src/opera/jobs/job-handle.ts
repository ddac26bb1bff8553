import type { OperationId } from '../catalogue/operation.js';
import type { OperationFact } from '../catalogue/operation.js';
import type { Parameters } from '../client/call-plan.js';

/** A long job of OPERA under way: all that is needed to go on with it, in another process too. JSON-safe. */
export interface JobHandle {
  /** The operation that started it. */
  readonly operation: OperationId;
  readonly hotelId: string;
  /** OPERA's id of the job. */
  readonly id: string;
  /** Path parameters that status and result share with the start. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** How a job stands. */
export interface JobState {
  readonly ready: boolean;
  /** OPERA's word for it, when it says one. */
  readonly note?: string;
  /** When it makes sense to look again. */
  readonly lookAgainSeconds: number;
  /** OPERA's id of the result, which may differ from the job's. */
  readonly resultId: string;
}

/** Names in a path template. */
export function pathNames(fact: OperationFact): string[] {
  return [...fact.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!);
}

/**
 * Path parameters of the status or result operation of a job.
 * @param id goes where the operation wants what the start did not have
 */
export function jobParameters(fact: OperationFact, handle: JobHandle, id: string): Parameters {
  const values = pathNames(fact)
    .filter((name) => name !== 'hotelId')
    .map((name) => [name, handle.parameters[name] ?? id] as const);
  return Object.fromEntries(values);
}
