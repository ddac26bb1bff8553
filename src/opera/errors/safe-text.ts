const LONGEST = 160;

/**
 * Upstream text made fit for a model, a log or an error: OPERA's details may quote guests, so whatever looks personal goes.
 * Quoted parts, e-mail addresses, digit runs of nine and more, URLs and markup are dropped, the rest is capped.
 */
export function safeText(text: unknown): string {
  if (typeof text !== 'string') return '';
  const clean = text
    .slice(0, 2000)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\bhttps?:\/\/\S+/gi, '…')
    .replace(/"[^"]*"|“[^”]*”|‘[^’]*’|(?<!\p{L})'[^']*'(?!\p{L})|`[^`]*`|«[^»]*»/gu, '…')
    .replace(/["“”`«»]/g, '')
    .replace(/\S+@\S+/g, '…')
    .replace(/\+?\d(?:[ \-./()]{0,3}\d){8,}/g, '…')
    // Control and format characters could hide instructions from people who read the log.
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
}
