import { z } from 'zod';
import { HotelText, ScopeText } from '../grant.schema.js';
import { AuthFileError } from '../watched-file.js';

/** One line of the file: an API key without what only its holder knows. */
export const KeyLine = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{12}$/),
  /** For people who read the file; told to nobody. */
  name: z.string().min(1).max(100),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'is 64 hexadecimal digits' }),
  tenant: z.string().min(1).max(100).default('default'),
  chain: z.string().min(1).max(40).optional(),
  scopes: z.array(ScopeText).min(1),
  hotels: z.array(HotelText).min(1),
  deny: z.array(ScopeText).default([]),
  denyHotels: z.array(HotelText).default([]),
  /** From then on it is nobody's. */
  expires: z.iso.datetime({ offset: true }),
});
export type KeyLine = z.output<typeof KeyLine>;

/**
 * The lines of a keys file: one JSON object a line; empty lines and lines that begin with `#` count for nothing.
 * @throws AuthFileError naming lines and fields, never values
 */
export function readKeyLines(path: string, text: string): KeyLine[] {
  const seen = new Set<string>();
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.trimStart().startsWith('#')) return [];
    const checked = KeyLine.safeParse(parsed(line));
    const place = `line ${index + 1}`;
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const field = issue?.path.map(String).join('.') || 'line';
      throw new AuthFileError(path, `has a problem in ${place}: ${field} ${issue?.message ?? ''}`);
    }
    if (seen.has(checked.data.id)) throw new AuthFileError(path, `has the same id again in ${place}`);
    seen.add(checked.data.id);
    return [checked.data];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
