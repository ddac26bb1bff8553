/** What could be read from an error answer. */
export interface ErrorBody {
  /** OPERA's codes without prefix, outermost first. */
  readonly codes: readonly string[];
  /** Title and detail joined: upstream text, only to be matched or shown after `safeText`. */
  readonly text: string;
  /** `o:errorPath`: the field at fault. */
  readonly path?: string;
}

const CODE = /\b(?:OPERAWS-)?([A-Z]{3}\d{5})\b|\b(OPICS-[A-Z_]+)\b/g;
const PATH = /^[\w$.[\]/-]{1,120}$/;

/** Reads Oracle's error body (`exceptionDetailType`), another JSON error, plain text or nothing; never throws. */
export function readErrorBody(text: string): ErrorBody {
  const trimmed = text.trim().slice(0, 20_000);
  if (trimmed === '') return { codes: [], text: '' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(trimmed);
  } catch {
    return { codes: codesIn(trimmed), text: trimmed };
  }
  const found = { codes: [] as string[], texts: [] as string[], path: undefined as string | undefined };
  collect(parsed, found, 0);
  return { codes: [...new Set(found.codes)], text: found.texts.join(' '), path: found.path };
}

const TEXT_KEYS = ['title', 'detail', 'message', 'error', 'error_description', 'errorDescription'] as const;

function collect(
  node: unknown,
  found: { codes: string[]; texts: string[]; path?: string },
  depth: number,
): void {
  if (typeof node === 'string') found.texts.push(node);
  if (typeof node !== 'object' || node === null || depth > 4) return;
  const error = node as Record<string, unknown>;
  const code = error['o:errorCode'] ?? error['errorCode'] ?? error['code'];
  if (typeof code === 'string') found.codes.push(...codesIn(code, code));
  for (const key of TEXT_KEYS) {
    const value = error[key];
    if (typeof value === 'string') {
      found.texts.push(value);
      found.codes.push(...codesIn(value));
    } else if (value !== undefined) collect(value, found, depth + 1);
  }
  const path = error['o:errorPath'];
  if (typeof path === 'string' && PATH.test(path)) found.path ??= path;
  const nested = error['o:errorDetails'];
  for (const child of Array.isArray(nested) ? nested.slice(0, 20) : []) collect(child, found, depth + 1);
}

function codesIn(text: string, whole?: string): string[] {
  const codes = [...text.matchAll(CODE)].map((match) => match[1] ?? match[2]!);
  if (codes.length === 0 && whole !== undefined && /^[A-Z][A-Z0-9_-]{2,40}$/.test(whole)) return [whole];
  return codes;
}
