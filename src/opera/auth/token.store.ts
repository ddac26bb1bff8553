import type { AccessToken } from './access-token.js';

/** Ends the right that a lease gave. */
export type Release = () => void;

/**
 * Keeps tokens beyond the process, so that a restart or a second replica does not ask again. A store that fails is as good
 * as an empty one: its methods swallow their own troubles.
 */
export interface TokenStore {
  /** @param key of the gateway, as `Gateway.key` */
  read(key: string): Promise<AccessToken | undefined>;
  /** Undefined removes. */
  write(key: string, token: AccessToken | undefined): Promise<void>;
  /**
   * The right to ask for a token on behalf of all who share the store; undefined while another process has it, which will
   * write what it gets. A right that is not released ends by itself after some seconds.
   */
  lease(key: string): Promise<Release | undefined>;
}

export const TokenStore = Symbol('TokenStore');

/** Remembers nothing: each process asks for its own token. */
export class NoTokenStore implements TokenStore {
  async read(): Promise<undefined> {
    return undefined;
  }

  async write(): Promise<void> {}

  async lease(): Promise<Release> {
    return () => undefined;
  }
}

/** Several stores as one: the first that has a token is believed, all are told, the first one gives the leases. */
export class LayeredTokenStore implements TokenStore {
  /** @param stores at least one, the one shared by most first */
  constructor(private readonly stores: readonly TokenStore[]) {}

  async read(key: string): Promise<AccessToken | undefined> {
    for (const store of this.stores) {
      const token = await store.read(key);
      if (token !== undefined) return token;
    }
    return undefined;
  }

  async write(key: string, token: AccessToken | undefined): Promise<void> {
    await Promise.all(this.stores.map((store) => store.write(key, token)));
  }

  async lease(key: string): Promise<Release | undefined> {
    return this.stores[0]!.lease(key);
  }
}
