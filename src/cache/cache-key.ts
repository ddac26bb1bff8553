import type { Json } from '../kernel/json.js';

/** Everything an answer may depend on. Two calls with equal keys may share one answer. */
export interface CacheKey {
  readonly tenant: string;
  readonly gateway: string;
  readonly hotelId: string;
  /** `module.operationId`. */
  readonly operation: string;
  /** Order of properties does not matter; undefined properties count as absent. */
  readonly arguments: CacheArguments;
  /** What of the caller's rights the answer depends on, when it does. */
  readonly rights?: string;
}

/** JSON in which properties may be undefined. */
export type CacheArguments =
  Json | undefined | readonly CacheArguments[] | { readonly [key: string]: CacheArguments };

/**
 * The key as one text. Each part carries its length, so that no choice of values makes two keys read alike.
 * Holds arguments in clear (perhaps a guest's name): only memory may keep it as it is.
 */
export function keyText(key: CacheKey): string {
  return (
    part(key.tenant) +
    part(key.gateway) +
    part(key.hotelId) +
    part(key.operation) +
    part(key.rights ?? '') +
    canonical(key.arguments)
  );
}

function part(text: string): string {
  return `${text.length}:${text}`;
}

/**
 * A text that only equal arguments have: properties sorted, every text with its length instead of quotes and escapes, which
 * would cost more than the whole look-up.
 */
export function canonical(value: CacheArguments): string {
  if (typeof value === 'string') return `s${value.length}:${value}`;
  if (value === undefined || value === null) return 'n';
  if (typeof value !== 'object') return typeof value === 'number' ? `d${value};` : value ? 't' : 'f';
  if (Array.isArray(value)) {
    let text = '[';
    for (const item of value as readonly CacheArguments[]) text += canonical(item);
    return `${text}]`;
  }
  const object = value as { readonly [key: string]: CacheArguments };
  let text = '{';
  for (const name of sorted(Object.keys(object))) {
    const item = object[name];
    if (item !== undefined) text += `${part(name)}${canonical(item)}`;
  }
  return `${text}}`;
}

/** Callers mostly write properties in one order, and a look is cheaper than a sort. */
function sorted(names: string[]): string[] {
  for (let index = 1; index < names.length; index += 1) {
    const before = names[index - 1]!;
    const name = names[index]!;
    const step = name.charCodeAt(0) - before.charCodeAt(0);
    if (step < 0 || (step === 0 && before > name)) return names.sort();
  }
  return names;
}
