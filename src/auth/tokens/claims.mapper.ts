import { hash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { ClaimPaths, IssuerOptions } from '../auth.options.js';
import type { Caller } from '../caller.js';
import { granted } from '../granted.js';
import { HotelText, ScopeText } from '../grant.schema.js';
import type { Rights } from './rights-file.schema.js';
import { RefusedToken } from './refused-token.js';

/** Tenant of callers of whom nobody says another. */
export const DEFAULT_TENANT = 'default';

/**
 * The caller that a token's claims describe. Nothing of the token itself is kept: the caller cannot be made to carry it on.
 * @param claims verified
 * @param rights what roles are worth
 * @throws RefusedToken when nothing says who it is
 */
export function callerOf(
  claims: JWTPayload,
  { issuer, tenant }: IssuerOptions,
  paths: ClaimPaths,
  rights: Rights,
): Caller {
  const subject = textAt(claims, paths.subject);
  if (subject === undefined) throw new RefusedToken('claims_missing', 'The token names no subject.');
  const scopes = wordsAt(claims, paths.scopes);
  const roles = wordsAt(claims, paths.roles);
  const given = [rights.everybody, ...[...roles, ...scopes].flatMap((name) => rights.roles.get(name) ?? [])];
  const all = (pick: (grant: Rights['everybody']) => readonly string[]): string[] => given.flatMap(pick);
  return {
    // Issuers choose their subjects themselves, some of them e-mail addresses: apart by issuer, and not readable.
    subject: `user:${hash('sha256', JSON.stringify([issuer, subject]), 'base64url').slice(0, 22)}`,
    tenant: tenant ?? textAt(claims, paths.tenant) ?? DEFAULT_TENANT,
    chain: textAt(claims, paths.chain),
    roles,
    method: 'token',
    ...granted({
      scopes: [...scopes.filter((scope) => ScopeText.safeParse(scope).success), ...all((one) => one.scopes)],
      hotels: [
        ...wordsAt(claims, paths.hotels).filter((hotel) => HotelText.safeParse(hotel).success),
        ...all((one) => one.hotels),
      ],
      deny: all((one) => one.deny),
      denyHotels: all((one) => one.denyHotels),
    }),
  };
}

/** The words of every claim named, from lists or from text with spaces or commas. */
function wordsAt(claims: JWTPayload, paths: readonly string[]): string[] {
  const words = paths.flatMap((path) => {
    const value = valueAt(claims, path);
    if (Array.isArray(value)) return value.filter((word): word is string => typeof word === 'string');
    return typeof value === 'string' ? value.split(/[\s,]+/) : [];
  });
  return [...new Set(words.filter((word) => word !== ''))];
}

function textAt(claims: JWTPayload, paths: readonly string[]): string | undefined {
  const values = paths.map((path) => valueAt(claims, path));
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

/** A claim by its whole name, for names may be URLs with dots in them, or by a dotted path. */
function valueAt(claims: JWTPayload, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (node, name) =>
        typeof node === 'object' && node !== null && Object.hasOwn(node, name)
          ? (node as Record<string, unknown>)[name]
          : undefined,
      claims,
    );
}
