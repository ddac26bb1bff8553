import { Fault } from './fault.js';

/** Digits in a row, or in groups as cards are printed and read out: single spaces, dots or dashes between them. */
const RUN = /(?<!\d)\d(?:[ .-]?\d){12,}/g;
/** A telephone number in its international form: what follows the plus is no card. */
const TELEPHONE = /\+\s?\(?\d[\d ().-]*/g;

/**
 * How the numbers of the card schemes begin, by their length (ISO/IEC 7812-1 issuer ranges). Other numbers of that length,
 * such as confirmation numbers and ids of systems around a hotel, pass even when their last digit happens to fit.
 */
const SCHEMES: Readonly<Record<number, RegExp>> = {
  13: /^4/,
  14: /^3(?:0[0-59]|[689])/,
  15: /^(?:3[47]|2131|1800)/,
  16: /^(?:4|5|6|3[05689]|2(?:20[0-4]|22[1-9]|2[3-9]|[3-6]|7[01]|720)|8[12]|9792)/,
  17: /^(?:5[06-8]|6)/,
  18: /^(?:5[06-8]|6)/,
  19: /^(?:4|5[06-8]|6|35)/,
};

/**
 * Refuses arguments that hold a card number, so that none gets near a log, a cache, OPERA or an answer. The number itself
 * is never repeated.
 * @param args arguments of a tool, of any shape
 * @throws Fault INPUT_CARD_NUMBER naming the field
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

/**
 * True when the text holds a card number anywhere: 13 to 19 digits, plain or in groups, that begin as a card scheme's numbers
 * of that length do and end in a valid check digit (Luhn, ISO/IEC 7812-1 annex B).
 */
export function holdsCardNumber(text: string): boolean {
  // Most arguments hold too few digits to look any closer.
  if (text.length < 13 || !/\d(?:[ .-]?\d){12}/.test(text)) return false;
  const runs = text.replaceAll(TELEPHONE, keptUnlessTelephone).match(RUN) ?? [];
  return runs.some((run) => joinedGroups(run).some(isCardNumber));
}

/** At most 15 digits follow a plus in a telephone number (ITU-T E.164); more of them are looked at. */
function keptUnlessTelephone(found: string): string {
  return found.replaceAll(/\D/g, '').length <= 15 ? ' ' : found.slice(1);
}

function isCardNumber(digits: string): boolean {
  return (SCHEMES[digits.length]?.test(digits) ?? false) && passesLuhn(digits);
}

/** Every row of neighbouring groups that together has 13 to 19 digits: an amount or a date may stand beside the number. */
function joinedGroups(run: string): string[] {
  const groups = run.split(/[ .-]/);
  const joined: string[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    let digits = '';
    for (let to = from; to < groups.length && digits.length < 20; to += 1) {
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
