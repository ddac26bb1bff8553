import type { AccessToken } from './access-token.js';

/**
 * Keeps tokens beyond the process, so that a restart or a second replica does not ask again. A store that fails is as good
 * as an empty one: both methods swallow their own troubles.
 */
export interface TokenStore {
  /** @param key of the gateway, as `Gateway.key` */
  read(key: string): Promise<AccessToken | undefined>;
  /** Undefined removes. */
  write(key: string, token: AccessToken | undefined): Promise<void>;
}

export const TokenStore = Symbol('TokenStore');

/** Remembers nothing: each process asks for its own token. */
export class NoTokenStore implements TokenStore {
  async read(): Promise<undefined> {
    return undefined;
  }

  async write(): Promise<void> {}
}
