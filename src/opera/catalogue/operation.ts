import type { Effect } from '../../kernel/effect.js';

export { EFFECTS, type Effect } from '../../kernel/effect.js';

/** Releases that come with the server. */
export type BuiltInRelease = '26.2' | '25.5';
/** A release of OPERA by its first two numbers; those of a catalogue that a user built may be any. */
export type Release = BuiltInRelease | (string & {});

/** `module.operationId`, for example `rsv.postReservation`. */
export type OperationId = string;

export type ParameterPlace = 'path' | 'query' | 'header';

/** One parameter as Oracle's file declares it. */
export interface ParameterFact {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  /** Repeated query parameter. */
  readonly array: boolean;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Most values of a repeated parameter. */
  readonly maxItems?: number;
  /** Written as one comma-separated value instead of repeated. */
  readonly csv?: boolean;
  readonly default?: string | number | boolean;
}

/** Limits that Oracle states in prose only. */
export interface OperationLimits {
  readonly maxLimit?: number;
  readonly maxSpanDays?: number;
}

/** Interface facts of one operation; never a sentence of Oracle's. */
export interface OperationFact {
  readonly id: OperationId;
  /** Oracle's file, `rsv`. */
  readonly module: string;
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** Base path included, `/rsv/v1/hotels/{hotelId}/reservations`. */
  readonly path: string;
  readonly parameters: readonly ParameterFact[];
  readonly hasBody: boolean;
  /** Fields of an `application/x-www-form-urlencoded` body (token endpoints only). */
  readonly form?: readonly ParameterFact[];
  readonly effect: Effect;
  readonly deprecated: boolean;
  /** `/config/` modules: kept, not offered unless asked. */
  readonly configuration: boolean;
  readonly limits: OperationLimits;
  readonly paging: 'offset' | 'page' | 'limit' | 'none';
  readonly bodyMaxBytes: number;
  /** Success statuses with a declared body. */
  readonly answers: readonly number[];
  /** Every declared status, errors included. */
  readonly statuses: readonly number[];
  /** Success statuses that declare a `Location` header: a new id, or where an asynchronous job stands. */
  readonly locations: readonly number[];
  /** Part of an asynchronous triple: ids of the three operations. */
  readonly async?: {
    readonly start: OperationId;
    readonly status: OperationId;
    readonly result: OperationId;
  };
  /** The older GET of a 26.x POST search, or the POST that replaces this GET. */
  readonly olderTwin?: OperationId;
  readonly newerTwin?: OperationId;
}

/** What a check of parameters or a body found. Errors stop the call, warnings travel with the answer. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** `body.reservations.reservation[0].roomStay` or `parameters.arrivalStartDate`. */
  readonly path: string;
  readonly problem: string;
  /** What to send instead, with the nearest right name where there is one. */
  readonly fix?: string;
}
