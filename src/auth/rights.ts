import type { Caller } from './caller.js';

/** What something demands of its caller. Made once for each tool, resource, prompt and route, never for a call. */
export interface Need {
  /** One of these scopes; empty: none of them. The first is what a caller without any is asked to get. */
  readonly oneOf: readonly string[];
  /** Each of these scopes. */
  readonly all: readonly string[];
}

/** Needs nothing but a known caller. */
export const NO_NEED: Need = { oneOf: [], all: [] };

/**
 * The guard of rights: every list, call, reading and route asks here and nowhere else.
 * @returns the scopes the caller would have to get; empty when it has them
 */
export function lackingScopes(caller: Caller, need: Need): readonly string[] {
  const lacking = need.all.filter((scope) => !holds(caller, scope));
  const [first] = need.oneOf;
  if (first !== undefined && !need.oneOf.some((scope) => holds(caller, scope))) return [first, ...lacking];
  return lacking;
}

/** Whether the caller has a scope; `toolset:*` stands for every toolset, and what is denied is not had. */
export function holds({ scopes, denied }: Caller, scope: string): boolean {
  if (denied?.scopes.has(scope) === true) return false;
  return scopes.has(scope) || (scope.startsWith('toolset:') && scopes.has('toolset:*'));
}

/**
 * The guard of hotels: whether the caller may act for this one. Whether it exists is another question, which a caller who may
 * not act for it is never answered.
 */
export function mayActFor({ hotels, denied }: Caller, hotelId: string): boolean {
  if (denied?.hotels.includes(hotelId) === true) return false;
  return hotels.includes(hotelId) || hotels.includes('*');
}

/** Of these hotels those the caller may act for. */
export function hotelsAmong(caller: Caller, hotels: readonly string[]): string[] {
  return hotels.filter((hotelId) => mayActFor(caller, hotelId));
}

/** Whether the caller may act for every hotel there is. */
export function actsEverywhere({ hotels, denied }: Caller): boolean {
  return hotels.includes('*') && (denied === undefined || denied.hotels.length === 0);
}
