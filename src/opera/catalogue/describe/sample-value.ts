import type { ScalarRules } from '../value-rules.js';
import { patternOf } from '../value-rules.js';

/** Values by the end of a field's name, first match wins; fictional throughout. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/hotel(id|code|ids|codes)?$/i, 'HOTEL1'],
  [/chaincode$/i, 'CHAIN'],
  [/currency(code)?$/i, 'EUR'],
  [/country(code|name)?$/i, 'DE'],
  [/language(code)?$/i, 'E'],
  [/email(address)?$/i, 'guest@example.com'],
  [/(phonenumber|telephone|phone)$/i, '+49301234567'],
  [/url$/i, 'https://example.com/'],
  [/time$/i, '12:00'],
  [/(idcontext|context)$/i, 'OPERA'],
  [/roomtype/i, 'STDK'],
  [/room(id|number)?$/i, '101'],
  [/(surname|lastname)$/i, 'Doe'],
  [/(givenname|firstname)$/i, 'Jane'],
  [/(id|ids|no|number|handle)$/i, '12345'],
  [/(code|codes)$/i, 'CODE'],
];
const CANDIDATES = [
  '12345',
  'ABC',
  'A1',
  '12:00',
  'EUR',
  '123456789',
  'https://example.com',
  '2612',
  '12/26',
  '4111111111',
  "'A'",
  'U',
];
const UUID = '4b9c1c5e-8a54-4a0e-9d3f-0f5f3c1f2a11';

/**
 * A value that keeps the rules of a scalar, for an example.
 * @param name of the field or parameter
 */
export function sampleValue(name: string, rules: ScalarRules): string | number | boolean {
  if (rules.type === 'boolean') return true;
  if (rules.type === 'integer' || rules.type === 'number') return sampleNumber(rules);
  return sampleText(name, rules);
}

function sampleNumber({ minimum, maximum }: ScalarRules): number {
  const least = minimum ?? 1;
  return maximum !== undefined && maximum < 1 ? maximum : Math.max(1, least);
}

function sampleText(name: string, rules: ScalarRules): string {
  if (rules.enum) return rules.enum[0] ?? '';
  if (rules.format === 'date') return /end|to$|departure|until/i.test(name) ? '2026-10-05' : '2026-10-03';
  if (rules.format === 'date-time') return '2026-10-03 12:00:00.0';
  if (rules.format === 'uuid') return UUID;
  const { minLength = 0, maxLength = 2000 } = rules;
  const named = BY_NAME.find(([end]) => end.test(name))?.[1] ?? 'TEXT';
  const pattern = rules.pattern === undefined ? undefined : patternOf(rules.pattern);
  const fits = (text: string): boolean =>
    text.length >= minLength && text.length <= maxLength && (!pattern || pattern.test(text));
  return [named, ...CANDIDATES, UUID].find(fits) ?? named.slice(0, maxLength).padEnd(minLength, '1');
}
