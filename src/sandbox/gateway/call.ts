import type { Clock } from '../../kernel/clock.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import { type Desk, localTime } from '../desk/desk.js';
import { refuse } from '../errors/opera.error.js';
import type { Hotel } from '../state/hotel.js';
import type { World } from '../state/world.js';
import { Fields } from '../wire/fields.js';

/** A success of OPERA: status, body in Oracle's names, and for a create the path of what was created. */
export interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly location?: string;
  /** The body as JSON, where it was written out before; `body` is of no account then. */
  readonly written?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What serves one operation. Throws OperaError to refuse. */
export type Handler = (call: Call) => Answer;

/** Handlers by `module.operationId`. */
export type Routes = Readonly<Record<string, Handler>>;

/** One checked request on its way to a handler: right hotel, right parameters, body in the shape Oracle declares. */
export class Call {
  constructor(
    readonly world: World,
    /** The hotel of x-hotelid. */
    readonly hotel: Hotel,
    readonly clock: Clock,
    readonly operation: OperationFact,
    /** Path of the request, without query. */
    readonly path: string,
    readonly params: Fields,
    readonly query: Fields,
    readonly body: Fields,
    /** Whether this property should be refused postings for lack of a cashier is decided by the hotel itself. */
    readonly requestId: string,
  ) {}

  /** What a search looks for: the query of a GET, the body of a POST search. */
  get criteria(): Fields {
    return this.operation.hasBody ? this.body : this.query;
  }

  /** The front desk of the call's hotel at this moment. */
  get desk(): Desk {
    return { world: this.world, hotel: this.hotel, at: this.at };
  }

  /** Local time of the hotel, `YYYY-MM-DD HH:MM:SS.0`. */
  get at(): string {
    return localTime(this.hotel.businessDate, this.clock.now());
  }

  /** A path parameter. */
  param(name: string): string {
    return this.params.required(name);
  }

  /** True when the caller asked for a part of the answer; with nothing asked for, for every part. */
  wants(instruction: string, byDefault = true): boolean {
    const asked = this.criteria.texts('fetchInstructions');
    return asked.length === 0 ? byDefault : asked.includes(instruction);
  }

  /** The hotel of a chain-level request that names one in query or body, else that of the header. Throws 403 when it is unknown. */
  hotelNamed(name: string | undefined): Hotel {
    if (name === undefined) return this.hotel;
    const hotel = this.world.hotels.get(name);
    if (!hotel) throw refuse('HOTEL_FORBIDDEN', `The user is not authorized to access data of ${name}.`);
    return hotel;
  }
}

/** 200 with a body. */
export function ok(body: object): Answer {
  return { status: 200, body };
}

/** 201 with a location and perhaps a body. */
export function created(location: string, body: object = {}): Answer {
  return { status: 201, body, location };
}

/** 204: nothing found. */
export const NONE: Answer = { status: 204 };
