import type { AccessToken } from './access-token.js';
import type { TokenCipher } from './token.cipher.js';

/** A token as text that tells nothing without the key. */
export function sealToken(cipher: TokenCipher, key: string, token: AccessToken): string {
  return cipher.seal(key, JSON.stringify(token));
}

/** The token, or undefined for what was not sealed by this key for this place, or is no token. */
export function openToken(cipher: TokenCipher, key: string, sealed: string): AccessToken | undefined {
  const text = cipher.open(key, sealed);
  if (text === undefined) return undefined;
  const { value, issuedAt, expiresAt } = (JSON.parse(text) ?? {}) as Partial<AccessToken>;
  if (typeof value !== 'string' || typeof issuedAt !== 'number' || typeof expiresAt !== 'number')
    return undefined;
  return { value, issuedAt, expiresAt };
}
