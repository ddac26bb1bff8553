/** Longest guest text shown to a model; more is cut. */
const MAX_LENGTH = 500;
/** Longest name, city or company shown to a model; more is cut. */
const MAX_NAME_LENGTH = 80;

// Control characters but tab and line feed, bidirectional overrides and isolates, zero-width and tag characters:
// all of them can hide instructions from the person who reads along.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- removing them is the purpose
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
const FENCE = /[⟦⟧]/gu;

/**
 * Text that guests or other outsiders wrote, made safe to show: invisible characters gone, length capped and fenced as
 * data, so that a model does not take it for instructions (OWASP LLM01).
 * @param text the words as stored; empty gives ''
 * @param maxLength in characters
 */
export function guestText(text: string, maxLength = MAX_LENGTH): string {
  const visible = Array.from(visibleText(text).replace(FENCE, '|').trim());
  if (visible.length === 0) return '';
  const kept = visible.length > maxLength ? `${visible.slice(0, maxLength).join('')}…` : visible.join('');
  return `⟦untrusted guest text: ${kept}⟧`;
}

/** Text without the characters that a person does not see. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * A name as guests or agencies wrote it, on one line: what a person does not see is gone, it cannot open or close a fence,
 * and it is too short to carry instructions. Names stand in previews and questions of consent, where a fence would not be read.
 * @param name as stored; empty gives ''
 * @param maxLength in characters
 */
export function nameText(name: string, maxLength = MAX_NAME_LENGTH): string {
  const plain = Array.from(visibleText(name).replace(FENCE, '|').replace(/\s+/gu, ' ').trim());
  return plain.length > maxLength ? `${plain.slice(0, maxLength).join('')}…` : plain.join('');
}
