import { FAULTS, type FaultCode } from './fault.table.js';

/** What a fault carries beside its code. */
export interface FaultDetails {
  /** For the model and people: what happened, in our words, without guest data or upstream text of doubtful origin. */
  readonly message: string;
  /** Overrides the table's advice where the place knows better (nearest valid codes, the right field). */
  readonly advice?: string;
  /** The argument at fault, as a path such as `roomStay.arrivalDate`. */
  readonly field?: string;
  /** Choices or values that help the model to go on (JSON-safe, no personal data beyond what the caller may see). */
  readonly data?: Readonly<Record<string, unknown>>;
  /** HTTP status of OPERA, when OPERA said it. */
  readonly status?: number;
  /** OPERA's own code such as `OPERAWS-FOF00094`. */
  readonly operaCode?: string;
  /** The x-request-id sent with the failed attempt, for Oracle support. */
  readonly operaRequestId?: string;
  readonly retryAfterSeconds?: number;
  /** For the log only. */
  readonly internal?: string;
  readonly cause?: unknown;
}

/**
 * The only error that crosses rooms: a code of the closed vocabulary plus texts for its two audiences.
 * `message` and `advice` may be read by a model; `internal` and `cause` only by the log.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly details: FaultDetails;

  constructor(code: FaultCode, details: FaultDetails | string) {
    const full = typeof details === 'string' ? { message: details } : details;
    super(full.message, { cause: full.cause });
    this.name = 'Fault';
    this.code = code;
    this.details = full;
  }

  get advice(): string {
    return this.details.advice ?? FAULTS[this.code].advice;
  }

  get retryable(): boolean {
    return FAULTS[this.code].retryable;
  }
}

/** Any thrown value as a Fault; what is not one already becomes INTERNAL with its text kept for the log only. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const internal = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Fault('INTERNAL', { message: 'The server failed on this call.', internal, cause: error });
}
