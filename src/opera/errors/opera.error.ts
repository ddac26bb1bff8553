import { Fault } from '../../kernel/fault.js';
import type { WireAnswer } from '../transport/opera.transport.js';
import { readErrorBody } from './error-body.js';
import { GATEWAY_ANSWERS, type GatewayAnswer } from './gateway-answer.table.js';
import { OPERA_CODES } from './opera-code.table.js';
import { retryAfterSeconds } from './retry-after.js';
import { safeText } from './safe-text.js';
import { statusFault } from './status.table.js';

/** What is known of the failed attempt besides its answer. */
export interface FailedAttempt {
  /** `module.operationId`. */
  readonly operation: string;
  readonly operaRequestId: string;
  /** Epoch milliseconds, to read a Retry-After date. */
  readonly now: number;
  /** Answers to look for before the general ones. */
  readonly answers?: readonly GatewayAnswer[];
}

/**
 * The fault that an answer with an error status stands for. Order: OPERA's code, the gateway's words, the status.
 * The message never carries OPERA's text unless sanitised, and then only for codes nobody here knows.
 */
export function operaFault(
  answer: Pick<WireAnswer, 'status' | 'headers' | 'text'>,
  attempt: FailedAttempt,
): Fault {
  const body = readErrorBody(answer.text);
  const code = body.codes.find((candidate) => OPERA_CODES[candidate]) ?? body.codes[0];
  const known =
    (code === undefined ? undefined : OPERA_CODES[code]) ??
    byWords(answer.status, body.text, attempt.answers ?? GATEWAY_ANSWERS);
  const entry = known ?? statusFault(answer.status);
  const detail = known && !known.showDetail ? '' : safeText(body.text);
  const label =
    code === undefined ? `status ${answer.status}` : `${operaCode(code)}, status ${answer.status}`;
  return new Fault(entry.fault, {
    message: `${entry.message} (${attempt.operation}: ${label}${detail === '' ? '' : `: ${detail}`})`,
    advice: entry.advice,
    field: body.path,
    status: answer.status,
    operaCode: code === undefined ? undefined : operaCode(code),
    operaRequestId: attempt.operaRequestId,
    retryAfterSeconds: retryAfterSeconds(answer.headers['retry-after'], attempt.now),
  });
}

/** Whether OPERA itself spoke, so that an error status is its decision and not an accident on the way. */
export function saidByOpera(answer: Pick<WireAnswer, 'text'>): boolean {
  return readErrorBody(answer.text).codes.length > 0;
}

function byWords(status: number, text: string, answers: readonly GatewayAnswer[]): GatewayAnswer | undefined {
  return answers.find((answer) => answer.status.includes(status) && answer.words.test(text));
}

function operaCode(code: string): string {
  return /^[A-Z]{3}\d{5}$/.test(code) ? `OPERAWS-${code}` : code;
}
