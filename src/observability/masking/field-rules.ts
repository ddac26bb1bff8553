import {
  type FieldRule,
  HIDDEN_ENDINGS,
  HIDDEN_FIELDS,
  HIDDEN_PARTS,
  WITHHELD_FIELDS,
} from './field.table.js';

const HIDDEN = new Set(HIDDEN_FIELDS);
const WITHHELD = new Set(WITHHELD_FIELDS);
const MAX_REMEMBERED = 5000;

const remembered = new Map<string, FieldRule | undefined>();

/**
 * The rule for a field's name in any spelling (`givenName`, `given_name`, `Given-Name`); undefined when its value may be shown
 * after the pattern rules.
 */
export function ruleOf(field: string): FieldRule | undefined {
  if (remembered.has(field)) return remembered.get(field);
  const rule = decide(field.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  // Names come from code, so there are few; data used as names must not fill memory.
  if (remembered.size < MAX_REMEMBERED) remembered.set(field, rule);
  return rule;
}

function decide(name: string): FieldRule | undefined {
  if (WITHHELD.has(name)) return 'withhold';
  if (HIDDEN.has(name)) return 'hide';
  if (HIDDEN_ENDINGS.some((ending) => name.endsWith(ending))) return 'hide';
  return HIDDEN_PARTS.some((part) => name.includes(part)) ? 'hide' : undefined;
}
