import type { Clock } from '../../kernel/clock.js';
import type { Ids } from '../../kernel/ids.js';
import type { RedisLink, RedisScript } from '../../redis/redis.link.js';
import type { AccessToken } from './access-token.js';
import { openToken, sealToken } from './sealed-token.js';
import { TokenCipher } from './token.cipher.js';
import type { Release, TokenStore } from './token.store.js';

/** A holder that ended without a word keeps the others waiting no longer than this. */
const LEASE_MS = 5000;
const LEASE_MARK_BYTES = 9;

/** Ends a lease only if it is still ours. */
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/** Sealed tokens in Redis, which all replicas share; one of them asks for a new one while the others wait for it. */
export class RedisTokenStore implements TokenStore {
  private readonly cipher: TokenCipher;
  private readonly releaseLease: RedisScript;

  /** @param secret key material, at least 32 random characters */
  constructor(
    private readonly link: RedisLink,
    secret: string,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {
    this.cipher = new TokenCipher(secret, ids);
    this.releaseLease = link.script('tokenLeaseEnd', RELEASE, 1);
  }

  async read(key: string): Promise<AccessToken | undefined> {
    try {
      const sealed = await this.link.run((redis) => redis.get(this.place(key)));
      return sealed === null ? undefined : openToken(this.cipher, key, sealed);
    } catch {
      return undefined;
    }
  }

  async write(key: string, token: AccessToken | undefined): Promise<void> {
    const left = token === undefined ? 0 : token.expiresAt - this.clock.now();
    try {
      await this.link.run<unknown>((redis) =>
        token === undefined || left <= 0
          ? redis.del(this.place(key))
          : redis.set(this.place(key), sealToken(this.cipher, key, token), 'PX', Math.ceil(left)),
      );
    } catch {
      // The other replicas ask for their own: more requests, nothing wrong.
    }
  }

  async lease(key: string): Promise<Release | undefined> {
    const place = `${this.place(key)}:lease`;
    const mark = this.ids.token(LEASE_MARK_BYTES);
    try {
      const taken = await this.link.run((redis) => redis.set(place, mark, 'PX', LEASE_MS, 'NX'));
      if (taken === null) return undefined;
      return () => void this.releaseLease(place, mark).catch(() => undefined);
    } catch {
      return () => undefined;
    }
  }

  private place(key: string): string {
    return this.link.key('token', this.cipher.nameOf(key));
  }
}
