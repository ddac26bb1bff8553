const MIN_IBAN = 15;
const MAX_IBAN = 34;
const LONGEST_NUMBER = 64;

/** Lengths of card numbers by the digits they begin with (ISO/IEC 7812 ranges of the large schemes). */
const SCHEMES: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [13, 16, 19] },
  { begins: /^(5[0-9]|2[2-7])/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(0|6|8|9)/, lengths: [14, 16] },
  { begins: /^35/, lengths: [16, 17, 18, 19] },
  { begins: /^6/, lengths: [16, 17, 18, 19] },
];

/** A card number is hidden somewhere in these digits (separators allowed): right beginning, right length, Luhn sum right. */
export function holdsCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  // No record of a hotel has so long a number; looking through all of it would be work an attacker can order.
  if (digits.length > LONGEST_NUMBER) return true;
  for (let start = 0; start + 13 <= digits.length; start += 1) {
    const rest = digits.slice(start, start + 19);
    for (const { begins, lengths } of SCHEMES) {
      if (!begins.test(rest)) continue;
      if (lengths.some((length) => rest.length >= length && luhn(rest.slice(0, length)))) return true;
    }
  }
  return false;
}

/** The check digit of ISO/IEC 7812-1 is right. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    let digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    if (index % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0;
}

/** The text begins with an account number whose check digits are right (ISO 13616, ISO 7064 MOD 97-10). */
export function beginsWithIban(text: string): boolean {
  const letters = text.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  for (let length = Math.min(MAX_IBAN, letters.length); length >= MIN_IBAN; length -= 1) {
    if (mod97(letters.slice(4, length) + letters.slice(0, 4)) === 1) return true;
  }
  return false;
}

function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}

/** `03-12-2026` and its like, which also look like a telephone number. */
export function looksLikeDate(text: string): boolean {
  return /^\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}$|^\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}/.test(text.trim());
}

/** Letters of both cases and digits mixed, as random texts have them and words have not. */
export function looksRandom(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}
