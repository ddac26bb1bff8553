import { beginsWithIban, holdsCardNumber, looksLikeDate, looksRandom } from './checks.js';

/** A kind of personal data or secret that shows itself in text. Every repetition is bounded: the text may be hostile. */
export interface Pattern {
  readonly find: RegExp;
  /** What stands there instead; may use groups of `find`. */
  readonly by: string;
  /** Looks closer when the shape alone proves too little. */
  readonly accept?: (found: string) => boolean;
}

/** In the order of their use: what contains others comes first. */
export const PATTERNS: readonly Pattern[] = [
  { find: /\/\/[^\s/@]{1,200}@/g, by: '//[credentials]@' },
  { find: /((?:https?:\/\/|\/)[^\s?#"'<>]{0,300})\?[^\s"'<>]{1,2000}/g, by: '$1?[query]' },
  { find: /\beyJ[\w-]{6,4000}\.[\w-]{2,8000}(?:\.[\w-]{0,2000})?/g, by: '[token]' },
  { find: /\b(Bearer|Basic|DPoP)\s+[\w.~+/=-]{6,8000}/gi, by: '$1 [token]' },
  {
    find: /((?:password|passwd|pwd|secret|token|api[-_]?key|app[-_]?key|authorization|cookie|client_secret)["']?\s{0,3}[:=]\s{0,3}["']?)(?!\[)[^\s"',;&}]{1,4000}/gi,
    by: '$1[secret]',
  },
  { find: /\b(?:sk|pk|rk|ghp|gho|xox[abp]|AKIA|ocid1)[-_.]?[\w.-]{16,200}/g, by: '[key]' },
  { find: /-----BEGIN [A-Z ]{3,40}-----[^-]{0,8000}(?:-----END [A-Z ]{3,40}-----)?/g, by: '[key]' },
  {
    find: /[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}.-]{1,200}\.\p{L}{2,24}/gu,
    by: '[email]',
  },
  { find: /\b[A-Z0-9<]{8,40}<<[A-Z0-9<]{2,40}/g, by: '[document]' },
  { find: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,34}/gi, by: '[iban]', accept: beginsWithIban },
  { find: /\d(?:[ .-]?\d){12,}/g, by: '[card]', accept: holdsCardNumber },
  { find: /(?<![\w+])(?:\+|00)[1-9](?:[ ()./-]{0,3}\d){6,14}(?!\d)/g, by: '[phone]' },
  {
    find: /(?<![\w.:-])\(?0\d{1,4}\)?[ /.-]{1,3}\d(?:[ .-]?\d){4,9}(?!\w)/g,
    by: '[phone]',
    accept: (found) => !looksLikeDate(found),
  },
  { find: /(?<![\w.-])\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?![\w-])/g, by: '[phone]' },
  { find: /\b[\w-]{40,8000}/g, by: '[token]', accept: looksRandom },
];

/** No pattern can match a text that this does not match; most texts end here. */
export const SUSPICIOUS =
  /[@?]|%40|eyJ|<<|\d(?:[ ()./-]{0,3}\d){6}|[a-z]{2}\d{2}[ -]?[a-z0-9][ -]?[a-z0-9]{3}|-----BEGIN|bearer|basic|dpop|passw|pwd|secret|token|key|authorization|cookie|(?:sk|pk|rk|gh[po]|xox[abp]|akia|ocid1)[-_.]?[\w.-]{16}|[\w-]{40}/i;

/** Ids of our own making, on every line. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
