import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ids } from '../../kernel/ids.js';

const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/;

/**
 * The secret of an embedded layer for which none is configured: made once, in a file beside it that only this user reads. It
 * guards copies of the database, not a whole copied directory: configure a secret for that. Where no file can be written, the
 * secret lives as long as the process.
 */
export function keyFileSecret(directory: string, ids: Ids): string {
  const path = join(directory, 'cache.key');
  const made = ids.token(SECRET_BYTES);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(path, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch {
    return known(path) ?? made;
  }
}

function known(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim();
    chmodSync(path, 0o600);
    return SECRET.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
