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

/** JSON text with sorted properties, so that equal arguments give equal texts. */
export function canonical(value: CacheArguments): string {
  if (value === undefined) return '';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = '[';
    for (const item of value as readonly CacheArguments[]) text += `${canonical(item ?? null)},`;
    return `${text}]`;
  }
  const object = value as { readonly [key: string]: CacheArguments };
  let text = '{';
  for (const name of Object.keys(object).sort()) {
    const item = object[name];
    if (item !== undefined) text += `${JSON.stringify(name)}:${canonical(item)},`;
  }
  return `${text}}`;
}
