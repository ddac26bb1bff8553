import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ids } from '../../kernel/ids.js';
import type { AccessToken } from './access-token.js';
import { TokenCipher } from './token.cipher.js';
import { openToken, sealToken } from './sealed-token.js';
import type { Release, TokenStore } from './token.store.js';

/** Where sealed files are kept, and the key material they are sealed with. */
export interface FileTokenStoreOptions {
  readonly directory: string;
  readonly secret: string;
}

/** Tokens in sealed files of one directory, which processes on one machine may share. */
export class FileTokenStore implements TokenStore {
  private readonly cipher: TokenCipher;

  constructor(
    private readonly options: FileTokenStoreOptions,
    private readonly ids: Ids,
  ) {
    this.cipher = new TokenCipher(options.secret, ids);
  }

  async read(key: string): Promise<AccessToken | undefined> {
    try {
      return openToken(this.cipher, key, await readFile(this.pathOf(key), 'utf8'));
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
      await writeFile(draft, sealToken(this.cipher, key, token), { mode: 0o600 });
      // A reader sees the old file or the new one, never half of one.
      await rename(draft, path);
    } catch {
      // A token that cannot be kept is asked for again: slower, not wrong.
    }
  }

  /** Processes on one machine are few: each may ask, and the last answer is kept. */
  async lease(): Promise<Release> {
    return () => undefined;
  }

  private pathOf(key: string): string {
    return join(this.options.directory, `${this.cipher.nameOf(key)}.token`);
  }
}
