import { REFUSALS, type Refusal } from './refusal.table.js';

/** Oracle's error body (`exceptionDetailType`), the members the sandbox fills. */
export interface ErrorBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly 'o:errorCode': string;
  readonly 'o:errorPath'?: string;
}

/** An answer of OPERA that is not a success; thrown anywhere below the gateway and rendered by it. */
export class OperaError extends Error {
  constructor(
    readonly refusal: Refusal,
    detail: string,
    readonly path?: string,
  ) {
    super(detail);
    this.name = 'OperaError';
  }

  get status(): number {
    return REFUSALS[this.refusal].status;
  }

  /** Oracle's error body for the request at `instance`. */
  body(instance?: string): ErrorBody {
    const { status, code, title } = REFUSALS[this.refusal];
    return {
      type: `https://www.rfc-editor.org/rfc/rfc9110#status.${status}`,
      title,
      status,
      detail: this.message,
      instance,
      'o:errorCode': code,
      'o:errorPath': this.path,
    };
  }
}

/** An answer of the gateway in front of OPERA: a status with an empty body, or with one line of text. */
export class GatewayError extends Error {
  constructor(
    readonly status: number,
    readonly text = '',
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(text);
    this.name = 'GatewayError';
  }
}

/** Shorthand used by rules and handlers: `throw refuse('ROOM_TAKEN', '...')`. */
export function refuse(refusal: Refusal, detail: string, path?: string): OperaError {
  return new OperaError(refusal, detail, path);
}
