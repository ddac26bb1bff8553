import type { ParameterFact } from './operation.js';

/** The constraints that a parameter and a scalar of a body share. */
export interface ScalarRules {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const PATTERNS = new Map<string, RegExp | undefined>();

/**
 * A pattern as a regular expression; undefined for one that no value could match because Oracle wrote `{6-10}` for
 * `{6,10}`. Compiled once.
 */
export function patternOf(text: string): RegExp | undefined {
  if (!PATTERNS.has(text)) PATTERNS.set(text, /\{\d+-\d+\}/.test(text) ? undefined : new RegExp(text));
  return PATTERNS.get(text);
}

/** True for a real calendar date written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** True where text is a date with a time: `2026-10-03 14:30:00.0`, `2026-10-03T14:30:00Z`. */
export function isDateAndTime(text: string): boolean {
  return (
    isCalendarDate(text.slice(0, 10)) &&
    /^[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text.slice(10))
  );
}

/**
 * What is wrong with the text of a value, type conversion aside.
 * @returns a phrase such as `is longer than 20 characters`, or undefined
 */
export function textProblem(rules: ScalarRules, text: string): string | undefined {
  if (rules.enum && !rules.enum.includes(text)) return 'is not one of the values allowed';
  if (rules.format === 'date' && !isCalendarDate(text)) return 'is not a calendar date, YYYY-MM-DD';
  if (rules.format === 'date-time' && !isDateAndTime(text))
    return 'is not a date and time, YYYY-MM-DD HH:MM:SS.0';
  if (rules.maxLength !== undefined && rules.type === 'string' && text.length > rules.maxLength) {
    return `is longer than ${rules.maxLength} characters`;
  }
  if (rules.minLength !== undefined && rules.type === 'string' && text.length < rules.minLength) {
    return `is shorter than ${rules.minLength} characters`;
  }
  const pattern = rules.pattern === undefined ? undefined : patternOf(rules.pattern);
  if (pattern && !pattern.test(text)) return `does not match ${rules.pattern ?? ''}`;
  return undefined;
}

/** What is wrong with the size of a number, or undefined. */
export function numberProblem(rules: ScalarRules, value: number): string | undefined {
  if (rules.minimum !== undefined && value < rules.minimum) return `is less than ${rules.minimum}`;
  if (rules.maximum !== undefined && value > rules.maximum) return `is more than ${rules.maximum}`;
  return undefined;
}

/**
 * What is wrong with a parameter's value as it stands on the wire, where everything is text.
 * @returns a phrase, or undefined
 */
export function wireProblem(fact: ParameterFact, text: string): string | undefined {
  if (fact.type === 'boolean')
    return text === 'true' || text === 'false' ? undefined : 'is neither true nor false';
  if (fact.type === 'integer' || fact.type === 'number') {
    const value = Number(text);
    const right =
      text.trim() !== '' && Number.isFinite(value) && (fact.type === 'number' || Number.isInteger(value));
    return right
      ? numberProblem(fact, value)
      : `is not ${fact.type === 'integer' ? 'a whole number' : 'a number'}`;
  }
  return textProblem(fact, text);
}
