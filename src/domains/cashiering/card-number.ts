import { Fault } from '../../kernel/fault.js';

const UNBROKEN = /(?<!\d)\d{13,19}(?!\d)/g;
/** Digits in groups as cards are printed and read out: single spaces, dots or dashes between them. */
const GROUPED = /(?<!\d)\d(?:[ .-]?\d){12,}/g;
/** First digits of the card schemes (ISO/IEC 7812): 3 to 6, and Mastercard's 2221 to 2720. */
const SCHEME = /^(?:[3-6]|2(?:2[2-9]|[3-6]|7[01]|720))/;

/**
 * Refuses arguments that hold a card number: 13 to 19 digits in a row with a valid check digit (Luhn, ISO/IEC 7812-1
 * annex B), also when grouped and beginning as cards do. The number itself is never repeated.
 * @param args arguments of a tool, of any shape
 * Throws Fault INPUT_CARD_NUMBER naming the field.
 */
export function refuseCardNumbers(args: unknown, field = ''): void {
  if (typeof args === 'string' || typeof args === 'number') {
    if (!holdsCardNumber(String(args))) return;
    throw new Fault('INPUT_CARD_NUMBER', {
      message: 'An argument holds what looks like a card number. Nothing was done, and it was not kept.',
      field: field === '' ? undefined : field,
    });
  }
  if (typeof args !== 'object' || args === null) return;
  for (const [key, value] of Object.entries(args)) {
    refuseCardNumbers(value, field === '' ? key : `${field}.${key}`);
  }
}

/** True when the text holds a card number anywhere. */
export function holdsCardNumber(text: string): boolean {
  const unbroken = text.match(UNBROKEN) ?? [];
  if (unbroken.some(passesLuhn)) return true;
  return (text.match(GROUPED) ?? []).some((run) =>
    joinedGroups(run).some((digits) => SCHEME.test(digits) && passesLuhn(digits)),
  );
}

/** Every row of neighbouring groups that together has 13 to 19 digits: an amount or a date may stand beside the number. */
function joinedGroups(run: string): string[] {
  const groups = run.split(/[ .-]/);
  const joined: string[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    let digits = groups[from] ?? '';
    for (let to = from + 1; to < groups.length && digits.length < 20; to += 1) {
      digits += groups[to] ?? '';
      if (digits.length >= 13 && digits.length <= 19) joined.push(digits);
    }
  }
  return joined;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
