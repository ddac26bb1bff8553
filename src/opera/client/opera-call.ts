import type { OperationId } from '../catalogue/operation.js';

export type ParameterValue = string | number | boolean | readonly (string | number | boolean)[];

/** One call of an OPERA operation; where each parameter goes (path, query) is the catalogue's business. */
export interface OperaRequest {
  readonly operation: OperationId;
  /** By Oracle's names. `hotelId` is filled from the context when the operation has it in its path. */
  readonly parameters?: Readonly<Record<string, ParameterValue | undefined>>;
  readonly body?: unknown;
  /** Another hotel than the context's (already allowed). */
  readonly hotelId?: string;
  /** Waits behind interactive calls. */
  readonly bulk?: boolean;
}

export interface OperaWarning {
  readonly code?: string;
  readonly text: string;
}

/** A request in the shape it would be sent in. */
export interface PreparedCall {
  /** Method and path with its values: `POST /rsv/v1/hotels/SAND01/reservations`. */
  readonly line: string;
  readonly parameters: Readonly<Record<string, ParameterValue | undefined>>;
  readonly body?: unknown;
  /** What the guard noted without refusing. */
  readonly warnings: readonly OperaWarning[];
}

/** What came back. `body` is undefined on 204, which means none. */
export interface OperaAnswer<Body = unknown> {
  readonly status: number;
  readonly body: Body | undefined;
  /** The Location header's last segment: the id of what was created. */
  readonly createdId?: string;
  readonly location?: string;
  readonly warnings: readonly OperaWarning[];
  /** Of a long job: OPERA's word for how it stands, and when to look again. */
  readonly job?: { readonly state?: string; readonly pollAfterSeconds?: number };
  /** x-request-id of the attempt, for Oracle support. */
  readonly operaRequestId: string;
  /** From our cache: its age in seconds. Absent when OPERA was asked. */
  readonly ageSeconds?: number;
  /** Older than it should be: OPERA could not be asked and this is the last answer known. */
  readonly stale?: boolean;
}
