/** Limits of one operation that its description states. */
export interface ProseLimits {
  readonly maxLimit?: number;
  readonly maxSpanDays?: number;
}

const LIMIT = [/maximum allowable limit for this API is (\d+)/i, /fetched at a time being (\d+) \(limit\)/i];
const SPAN = [
  /time span of (\d+) days?/i,
  /maximum (\d+) day date range/i,
  /date range\b[^.]*? is (\d+) days/i,
  /for up to (\d+) days/i,
];

/**
 * Reads the two limits that OPERA enforces and Oracle states only in prose.
 * @param description Oracle's text, HTML allowed; nothing of it is kept
 */
export function readProseLimits(description: string | undefined): ProseLimits {
  const text = (description ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  const maxLimit = firstNumber(LIMIT, text);
  const maxSpanDays = firstNumber(SPAN, text);
  return { ...(maxLimit && { maxLimit }), ...(maxSpanDays && { maxSpanDays }) };
}

function firstNumber(patterns: readonly RegExp[], text: string): number | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return Number(found);
  }
  return undefined;
}
