import type { Caller } from './caller.js';

/** Rights as a key's line, a role or a token's claims give them. */
export interface Grant {
  readonly scopes: readonly string[];
  readonly hotels: readonly string[];
  readonly deny: readonly string[];
  readonly denyHotels: readonly string[];
}

/**
 * The rights of a caller from what it was granted, denials taken away. Who was granted no toolset by name may use all of them:
 * what may be done in them is the effects' question.
 */
export function granted(grant: Grant): Pick<Caller, 'scopes' | 'hotels' | 'denied'> {
  const denied = new Set(grant.deny);
  const everyToolset = denied.has('toolset:*');
  const scopes = new Set(
    grant.scopes.filter((scope) => !denied.has(scope) && !(everyToolset && scope.startsWith('toolset:'))),
  );
  if (!everyToolset && !grant.scopes.some((scope) => scope.startsWith('toolset:'))) scopes.add('toolset:*');
  const none = grant.denyHotels.includes('*');
  const hotels = none ? [] : [...new Set(grant.hotels)].filter((hotel) => !grant.denyHotels.includes(hotel));
  return {
    scopes,
    hotels: hotels.includes('*') ? ['*'] : hotels,
    ...((denied.size > 0 || grant.denyHotels.length > 0) && {
      denied: { scopes: denied, hotels: [...grant.denyHotels] },
    }),
  };
}
