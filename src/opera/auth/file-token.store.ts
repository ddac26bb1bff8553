import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ids } from '../../kernel/ids.js';
import type { TokenStoreOptions } from '../opera.options.js';
import type { AccessToken } from './access-token.js';
import { TokenCipher } from './token.cipher.js';
import type { TokenStore } from './token.store.js';

/** Tokens in sealed files of one directory, which processes on one machine may share. */
export class FileTokenStore implements TokenStore {
  private readonly cipher: TokenCipher;

  constructor(
    private readonly options: TokenStoreOptions,
    private readonly ids: Ids,
  ) {
    this.cipher = new TokenCipher(options.secret, ids);
  }

  async read(key: string): Promise<AccessToken | undefined> {
    try {
      const text = this.cipher.open(key, await readFile(this.pathOf(key), 'utf8'));
      return text === undefined ? undefined : tokenOf(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  async write(key: string, token: AccessToken | undefined): Promise<void> {
    const path = this.pathOf(key);
    try {
      if (token === undefined) return await rm(path, { force: true });
      await mkdir(this.options.directory, { recursive: true, mode: 0o700 });
      const draft = `${path}.${this.ids.token(6)}`;
      await writeFile(draft, this.cipher.seal(key, JSON.stringify(token)), { mode: 0o600 });
      // A reader sees the old file or the new one, never half of one.
      await rename(draft, path);
    } catch {
      // A token that cannot be kept is asked for again: slower, not wrong.
    }
  }

  private pathOf(key: string): string {
    return join(this.options.directory, `${this.cipher.nameOf(key)}.token`);
  }
}

function tokenOf(value: unknown): AccessToken | undefined {
  const { value: token, issuedAt, expiresAt } = (value ?? {}) as Partial<AccessToken>;
  if (typeof token !== 'string' || typeof issuedAt !== 'number' || typeof expiresAt !== 'number')
    return undefined;
  return { value: token, issuedAt, expiresAt };
}
