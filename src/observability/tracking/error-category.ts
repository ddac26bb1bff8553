import type { FaultCode } from '../../kernel/fault.table.js';

/** Whose matter a fault is. */
export const ERROR_CATEGORIES = [
  'caller',
  'rights',
  'quota',
  'hotel-rule',
  'opera-access',
  'opera-outage',
  'unclear-write',
  'contract',
  'server',
] as const;
export type ErrorCategory = (typeof ERROR_CATEGORIES)[number];

/** Codes whose prefix says too little. */
const BY_CODE: Partial<Record<FaultCode | 'protocol_error', ErrorCategory>> = {
  THROTTLED: 'quota',
  OPERA_THROTTLED: 'quota',
  OPERA_LIMIT_EXCEEDED: 'caller',
  OPERA_INVALID_REQUEST: 'caller',
  OPERA_NOT_FOUND: 'caller',
  OPERA_HOTEL_UNKNOWN: 'caller',
  OPERA_OPERATION_UNKNOWN: 'caller',
  OPERA_CONFLICT: 'hotel-rule',
  OPERA_RULE: 'hotel-rule',
  NOT_ALLOWED_NOW: 'hotel-rule',
  OPERA_UNAVAILABLE: 'opera-outage',
  OPERA_TIMEOUT: 'opera-outage',
  OPERA_CANCELLED: 'caller',
  OPERA_OUTCOME_UNKNOWN: 'unclear-write',
  OPERA_UNEXPECTED_SHAPE: 'contract',
  INTERNAL: 'server',
};

/** Ends of a call that are no fault. */
const NO_FAULT = new Set(['confirmation_required', 'input_required']);

/**
 * Category of how a call ended; undefined when it ended well.
 * @param outcome as a tool said (`done`, lower case), a question, or a fault's code
 */
export function categoryOf(outcome: string): ErrorCategory | undefined {
  const known = BY_CODE[outcome as FaultCode];
  if (known !== undefined) return known;
  if (outcome === 'protocol_error') return 'caller';
  if (NO_FAULT.has(outcome) || outcome === outcome.toLowerCase()) return undefined;
  if (outcome.startsWith('AUTH_')) return 'rights';
  return outcome.startsWith('OPERA_') ? 'opera-access' : 'caller';
}
