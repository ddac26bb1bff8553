const SENTINEL = /^=\?base64\?(.*)\?=$/;

/**
 * The value of a header that mirrors a value of the body (2026-07-28, SEP-2243): plain, or `=?base64?...?=` of its UTF-8 bytes.
 * @returns undefined when it claims to be base64 and is not
 */
export function headerText(value: string): string | undefined {
  const encoded = SENTINEL.exec(value.trim())?.[1];
  if (encoded === undefined) return value.trim();
  const bytes = Buffer.from(encoded, 'base64');
  // Node decodes leniently; only the exact encoding is accepted.
  return bytes.toString('base64') === encoded ? bytes.toString('utf8') : undefined;
}
