import type { z } from 'zod';
import { refuseCardNumbers } from '../../kernel/card-number.js';
import { Fault } from '../../kernel/fault.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { nearest } from '../result/nearest.js';

/** Arguments as the tool takes them, and those the registry added. */
export interface CheckedArguments {
  readonly own: Record<string, unknown>;
  readonly hotelId?: string;
  readonly cursor?: string;
  readonly confirmationToken?: string;
}

/**
 * Checks a call's arguments against the tool's schema, once, after a look for card numbers anywhere in them: whatever else is
 * wrong, nothing may repeat one. What this server signed itself, cursor and token, is not looked into.
 * @throws Fault INPUT_CARD_NUMBER, INPUT_INVALID naming the first wrong field and how to correct it
 */
export function checkArguments(entry: ToolEntry, given: unknown): CheckedArguments {
  refuseCardNumbers(typeof given === 'object' ? { ...given, ...OWN_TEXTS } : given);
  const parsed = entry.schema.safeParse(given ?? {});
  if (!parsed.success) throw inputFault(entry, parsed.error.issues);
  const { hotelId, cursor, confirmationToken, ...own } = parsed.data as CheckedArguments &
    Record<string, unknown>;
  return { own, hotelId, cursor, confirmationToken };
}

const OWN_TEXTS = { cursor: undefined, confirmationToken: undefined };

/** Most issues told at once; more would only repeat the same mistake. */
const MAX_ISSUES = 5;

function inputFault(entry: ToolEntry, issues: readonly z.core.$ZodIssue[]): Fault {
  const told = issues.slice(0, MAX_ISSUES).map((issue) => explain(entry, issue));
  const [first] = told;
  return new Fault('INPUT_INVALID', {
    message: told.map(({ text }) => text).join(' '),
    field: first?.field,
    ...(told.length > 1 ? { data: { fields: told.map(({ field }) => field) } } : {}),
  });
}

/** One issue in words; the values given are not repeated, they may be a guest's. */
function explain(entry: ToolEntry, issue: z.core.$ZodIssue): { field: string; text: string } {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys[0] ?? '';
    const field = path === '' ? unknown : `${path}.${unknown}`;
    const near = path === '' ? nearest(unknown, entry.argumentNames) : undefined;
    const hint =
      near !== undefined
        ? `Did you mean "${near}"?`
        : path === ''
          ? `Arguments: ${entry.argumentNames.join(', ') || 'none'}.`
          : '';
    return { field: clip(field), text: `Unknown argument "${clip(field)}". ${hint}`.trim() };
  }
  const field = path === '' ? 'arguments' : path;
  const missing =
    issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message);
  return { field, text: missing ? `"${field}" is required.` : `"${field}": ${sentence(issue.message)}` };
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
