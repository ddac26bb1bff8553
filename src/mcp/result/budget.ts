import type { Json } from '../../kernel/json.js';

/** Characters a token stands for, on average over JSON and English. */
const CHARACTERS_PER_TOKEN = 4;

/** Estimated tokens of a text. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** Data cut to fit, and what to tell of it. */
export interface Cut {
  readonly data: Readonly<Record<string, unknown>>;
  readonly json: string;
  /** Undefined when nothing was cut. */
  readonly note?: string;
}

/**
 * Keeps an answer within a number of tokens by shortening its longest array, again and again if need be, else its longest text.
 * @param data the answer's structured part; not changed
 * @param room for the members added beside it, in tokens
 */
export function fitted(data: Readonly<Record<string, unknown>>, maxTokens: number, room = 200): Cut {
  const json = JSON.stringify(data);
  if (tokensOf(json) <= maxTokens) return { data, json };
  const budget = Math.max(1, maxTokens - room) * CHARACTERS_PER_TOKEN;
  const copy = JSON.parse(json) as Record<string, Json>;
  const notes = new Map<string, string>();
  let size = json.length;
  while (size > budget) {
    const longest = longestPart(copy, '', undefined);
    if (longest === undefined) break;
    const { holder, key, path, value } = longest;
    const over = size - budget;
    if (typeof value !== 'string') {
      const kept = keptItems(value, over);
      const all = originalLength(notes, path) ?? value.length;
      holder[key] = value.slice(0, kept);
      notes.set(path, `"${path}" shows ${kept} of ${all} entries`);
    } else {
      holder[key] = `${value.slice(0, Math.max(0, value.length - over - 1))}…`;
      notes.set(path, `"${path}" is shortened`);
    }
    const next = JSON.stringify(copy).length;
    if (next >= size) break;
    size = next;
  }
  const note = `Cut to fit: ${[...notes.values()].join('; ')}. Ask for fewer or narrower (dates, filters, limit, summary) to get the rest.`;
  return { data: copy, json: JSON.stringify(copy), note };
}

/** The text cut to the same budget. */
export function fittedText(text: string, maxTokens: number): string {
  const most = maxTokens * CHARACTERS_PER_TOKEN;
  return text.length <= most
    ? text
    : `${text.slice(0, most)}…\n(cut: the answer is longer than ${maxTokens} tokens)`;
}

interface Part {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly path: string;
  readonly value: readonly unknown[] | string;
  readonly size: number;
}

/** The largest array with more than one entry; without any, the largest text. */
function longestPart(node: object, path: string, best: Part | undefined): Part | undefined {
  let found = best;
  for (const [key, value] of Object.entries(node)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (isCuttable(value)) {
      const part = {
        holder: node as Record<string, unknown>,
        key,
        path: here,
        value,
        size: JSON.stringify(value).length,
      };
      if (better(part, found)) found = part;
    }
    if (typeof value === 'object' && value !== null) found = longestPart(value as object, here, found);
  }
  return found;
}

function isCuttable(value: unknown): value is readonly unknown[] | string {
  return (Array.isArray(value) && value.length > 1) || (typeof value === 'string' && value.length > 200);
}

function better(part: Part, than: Part | undefined): boolean {
  if (than === undefined) return true;
  const isArray = Array.isArray(part.value);
  return isArray === Array.isArray(than.value) ? part.size > than.size : isArray;
}

/** As many leading entries as leave the array `over` characters shorter, at least one. */
function keptItems(items: readonly unknown[], over: number): number {
  let saved = 0;
  let kept = items.length;
  while (kept > 1 && saved < over) {
    kept -= 1;
    saved += JSON.stringify(items[kept]).length + 1;
  }
  return kept;
}

function originalLength(notes: ReadonlyMap<string, string>, path: string): number | undefined {
  const count = / of (\d+) entries$/.exec(notes.get(path) ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}
