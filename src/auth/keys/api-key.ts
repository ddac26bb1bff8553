import { hash, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../../kernel/ids.js';

/** Begins every key, so that scanners for leaked secrets can find one. */
export const KEY_PREFIX = 'ocm_';

const SHAPE = /^ocm_([A-Za-z0-9_-]{12})_([A-Za-z0-9_-]{43})$/;
const ID_BYTES = 9;
const SECRET_BYTES = 32;

/** The two parts of a key: by which it is found, and by which it is proven. */
export interface ApiKey {
  readonly id: string;
  readonly secret: string;
}

/** A key as a client sends it, taken apart; undefined when it is none. */
export function parseKey(text: string): ApiKey | undefined {
  const match = SHAPE.exec(text);
  return match === null ? undefined : { id: match[1]!, secret: match[2]! };
}

/** A new key with 256 random bits of secret. */
export function newKey(ids: Ids): ApiKey & { readonly text: string } {
  const id = ids.token(ID_BYTES);
  const secret = ids.token(SECRET_BYTES);
  return { id, secret, text: `${KEY_PREFIX}${id}_${secret}` };
}

/**
 * What is kept of a key's secret: SHA-256, hexadecimal. Slow password hashes defend guessable secrets; 256 random bits cannot
 * be guessed, and one that takes 100 ms would only let a stranger keep the processor busy.
 */
export function hashOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Whether the secret is the one of the hash, in constant time. */
export function fits(secret: string, sha256: string): boolean {
  return timingSafeEqual(hash('sha256', secret, 'buffer'), Buffer.from(sha256, 'hex'));
}
