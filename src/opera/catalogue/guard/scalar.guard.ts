import { nearest } from '../nearest.js';
import { isCalendarDate, numberProblem, type ScalarRules, textProblem } from '../value-rules.js';
import type { Findings } from './findings.js';

const MOST_VALUES_NAMED = 12;

/** What is asked of one scalar: Oracle's rules, and whether a changed type is worth telling. */
export interface ScalarQuestion {
  readonly rules: ScalarRules;
  readonly path: string;
  /** A parameter is text on the wire whatever its type, so a converted one needs no warning. */
  readonly quiet: boolean;
}

/**
 * A scalar in the type Oracle declares, with everything wrong about it noted.
 * @returns the corrected value; the value as given where it cannot be corrected
 */
export function checkScalar(question: ScalarQuestion, value: unknown, findings: Findings): unknown {
  const { rules, path } = question;
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
    findings.error(
      path,
      `is ${Array.isArray(value) ? 'a list' : 'an object'}; ${article(rules.type)} is meant`,
    );
    return value;
  }
  if (rules.type === 'boolean') return checkBoolean(question, value, findings);
  if (rules.type === 'integer' || rules.type === 'number') return checkNumber(question, value, findings);
  return rules.type === 'string' ? checkText(question, value, findings) : value;
}

function checkBoolean({ path, quiet }: ScalarQuestion, value: unknown, findings: Findings): unknown {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (text === 'true' || text === 'false') {
    if (!quiet) findings.warning(path, 'was text; sent as a boolean');
    return text === 'true';
  }
  findings.error(path, 'is neither true nor false');
  return value;
}

function checkNumber({ rules, path, quiet }: ScalarQuestion, value: unknown, findings: Findings): unknown {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const whole = rules.type === 'integer';
  if (typeof number !== 'number' || !Number.isFinite(number) || (whole && !Number.isInteger(number))) {
    findings.error(path, `is not ${whole ? 'a whole number' : 'a number'}`);
    return value;
  }
  if (typeof value === 'string' && !quiet) findings.warning(path, 'was text; sent as a number');
  const problem = numberProblem(rules, number);
  if (problem) findings.error(path, problem);
  return number;
}

function checkText({ rules, path, quiet }: ScalarQuestion, value: unknown, findings: Findings): unknown {
  if (typeof value !== 'string' && !quiet) findings.warning(path, `was a ${typeof value}; sent as text`);
  const text = String(value);
  if (rules.enum && !rules.enum.includes(text)) return checkCode(rules.enum, path, text, findings);
  if (rules.format === 'date-time' && isCalendarDate(text)) {
    findings.warning(path, 'is a date and time; midnight is sent');
    return `${text} 00:00:00.0`;
  }
  const problem = textProblem(rules, text);
  if (problem) findings.error(path, problem);
  return text;
}

function checkCode(allowed: readonly string[], path: string, text: string, findings: Findings): string {
  const same = allowed.filter((code) => code.toLowerCase() === text.toLowerCase());
  if (same.length === 1 && same[0] !== undefined) {
    findings.warning(path, `is written ${same[0]}; sent so`);
    return same[0];
  }
  const near = nearest(text, allowed);
  const named = allowed.slice(0, MOST_VALUES_NAMED).join(', ');
  const rest = allowed.length > MOST_VALUES_NAMED ? ` and ${allowed.length - MOST_VALUES_NAMED} more` : '';
  const guess = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  findings.error(path, 'is not one of the values allowed', `${guess}Allowed: ${named}${rest}.`);
  return text;
}

function article(type: string | undefined): string {
  if (type === 'integer' || type === 'number') return 'a number';
  return type === 'boolean' ? 'true or false' : 'text';
}
