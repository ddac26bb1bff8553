import type { Fault } from '../../kernel/fault.js';

/**
 * A fault as a model reads it: `CODE: what happened. what to do next` and, on a second line, the facts as compact JSON.
 * Upstream text and internals are not part of it.
 */
export function faultText(fault: Fault, requestId: string): string {
  const { field, data, retryAfterSeconds, operaCode } = fault.details;
  const facts = JSON.stringify({ code: fault.code, field, ...data, retryAfterSeconds, operaCode, requestId });
  return `${fault.code}: ${fault.message} ${fault.advice}\n${facts}`;
}
