import { Fault } from '../../kernel/fault.js';
import { createdIdOf, outcomeUnknown } from '../errors/transport.error.js';
import { operaFault, saidByOpera, type FailedAttempt } from '../errors/opera.error.js';
import { safeText } from '../errors/safe-text.js';
import type { WireAnswer } from '../transport/opera.transport.js';
import type { OperaAnswer, OperaWarning } from './opera-call.js';
import type { Outgoing } from './step.js';

/** Statuses after which a write may have happened, unless OPERA itself says no. */
const UNCLEAR = new Set([408, 500, 502, 504]);

/**
 * The answer of OPERA for its caller.
 * @throws Fault as `operaFault`; OPERA_OUTCOME_UNKNOWN when a write may have happened; OPERA_UNEXPECTED_SHAPE
 */
export function parseAnswer(call: Outgoing, answer: WireAnswer, now: number): OperaAnswer {
  const about: FailedAttempt = { operation: call.plan.fact.id, operaRequestId: call.operaRequestId, now };
  const isWrite = call.plan.fact.effect !== 'read';
  if (answer.status < 200 || answer.status >= 300) {
    if (isWrite && (UNCLEAR.has(answer.status) || answer.status < 400) && !saidByOpera(answer)) {
      throw outcomeUnknown('The gateway failed on the way.', about, { status: answer.status });
    }
    throw operaFault(answer, about);
  }
  const location = answer.headers['location'];
  const body = bodyOf(answer);
  if (body === UNREADABLE) {
    if (isWrite) throw outcomeUnknown('It cannot be read.', about, { status: answer.status, location });
    throw new Fault('OPERA_UNEXPECTED_SHAPE', {
      message: `OPERA answered with something that is not JSON (${about.operation}).`,
      status: answer.status,
      operaRequestId: call.operaRequestId,
    });
  }
  return {
    status: answer.status,
    body,
    ...(location === undefined ? {} : { location, createdId: createdIdOf(location) }),
    warnings: [...call.plan.warnings, ...warningsOf(body)],
    ...(call.plan.fact.async === undefined ? {} : { job: jobOf(answer) }),
    operaRequestId: call.operaRequestId,
  };
}

const UNREADABLE = Symbol('unreadable');

function bodyOf(answer: WireAnswer): unknown {
  if (answer.status === 204 || answer.text.trim() === '') return undefined;
  if (!/\bjson\b/i.test(answer.headers['content-type'] ?? 'application/json')) return UNREADABLE;
  try {
    return JSON.parse(answer.text) as unknown;
  } catch {
    return UNREADABLE;
  }
}

function jobOf({ headers }: WireAnswer): OperaAnswer['job'] {
  const seconds = /max-age=(\d{1,5})/.exec(headers['cache-control'] ?? '')?.[1];
  return {
    state: safeText(headers['status']) || undefined,
    pollAfterSeconds: seconds === undefined ? undefined : Number(seconds),
  };
}

function warningsOf(body: unknown): OperaWarning[] {
  const warnings = (body as { warnings?: unknown } | undefined)?.warnings;
  if (!Array.isArray(warnings)) return [];
  return warnings.slice(0, 20).flatMap((entry: unknown) => {
    const { code, value, shortText } = (entry ?? {}) as Record<string, unknown>;
    const text = safeText(value) || safeText(shortText);
    if (text === '') return [];
    return [{ ...(typeof code === 'string' ? { code: safeText(code) } : {}), text }];
  });
}
