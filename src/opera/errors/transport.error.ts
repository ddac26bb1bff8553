import type { Effect } from '../../kernel/effect.js';
import type { FaultCode } from '../../kernel/fault.table.js';
import { Fault } from '../../kernel/fault.js';
import type { TransportError, TransportFailure } from '../transport/opera.transport.js';
import type { FailedAttempt } from './opera.error.js';

/** What a missing answer means when nothing can have been changed. */
const FAILURES: Readonly<Record<TransportFailure, { fault: FaultCode; message: string; advice?: string }>> = {
  connect: { fault: 'OPERA_UNAVAILABLE', message: 'No connection to the gateway.' },
  tls: {
    fault: 'OPERA_UNAVAILABLE',
    message: 'The certificate of the gateway cannot be verified.',
    advice: 'An operator should check OPERA_GATEWAY_URL and the certificate authorities this server trusts.',
  },
  reset: { fault: 'OPERA_UNAVAILABLE', message: 'The connection to the gateway was lost.' },
  timeout: { fault: 'OPERA_TIMEOUT', message: 'OPERA did not answer in time.' },
  aborted: { fault: 'OPERA_CANCELLED', message: 'The call was cancelled.' },
  oversize: {
    fault: 'OPERA_LIMIT_EXCEEDED',
    message: 'The answer of OPERA is larger than this server accepts.',
  },
  garbled: { fault: 'OPERA_UNEXPECTED_SHAPE', message: 'The gateway sent an answer that cannot be read.' },
};

/**
 * The fault for an attempt without a complete answer. A write that may have left is never called failed: unless OPERA had
 * already answered with an error status, its outcome is unknown.
 */
export function transportFault(
  error: TransportError,
  attempt: FailedAttempt & { readonly effect: Effect },
): Fault {
  const { fault, message, advice } = FAILURES[error.failure];
  const refused = error.status !== undefined && error.status >= 400 && error.status < 500;
  if (attempt.effect !== 'read' && error.sent && !refused) {
    return outcomeUnknown(message, attempt, { status: error.status, location: error.location, cause: error });
  }
  return new Fault(fault, {
    message: `${message} (${attempt.operation})`,
    advice,
    status: error.status,
    operaRequestId: attempt.operaRequestId,
    internal: error.message,
    cause: error.cause ?? error,
  });
}

/**
 * A write of which nobody here knows whether it happened.
 * @param why our sentence
 */
export function outcomeUnknown(
  why: string,
  attempt: FailedAttempt,
  known: { readonly status?: number; readonly location?: string; readonly cause?: unknown },
): Fault {
  const accepted = known.status !== undefined && known.status >= 200 && known.status < 300;
  return new Fault('OPERA_OUTCOME_UNKNOWN', {
    message: accepted
      ? `OPERA accepted the change, but its answer was lost. ${why} (${attempt.operation})`
      : `The change was sent and may or may not have happened. ${why} (${attempt.operation})`,
    status: known.status,
    operaRequestId: attempt.operaRequestId,
    data: { accepted, ...(known.location === undefined ? {} : { createdId: createdIdOf(known.location) }) },
    cause: known.cause,
  });
}

/** Last segment of a Location header: the id of what was created. */
export function createdIdOf(location: string): string | undefined {
  const path = location.split(/[?#]/, 1)[0]!.replace(/\/+$/, '');
  const segment = path.slice(path.lastIndexOf('/') + 1);
  if (segment === '') return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
