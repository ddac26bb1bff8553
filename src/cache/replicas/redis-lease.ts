import type { Clock } from '../../kernel/clock.js';
import type { Ids } from '../../kernel/ids.js';
import type { RedisLink, RedisScript } from '../../redis/redis.link.js';

/** A holder that ended without a word keeps the others waiting no longer than this. */
const LEASE_MS = 10_000;
const MARK_BYTES = 9;
const FIRST_LOOK_MS = 5;
const LONGEST_PAUSE_MS = 40;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

export type Release = () => Promise<void>;

/** One load for all replicas: the right to ask OPERA for a key, of which there is one at a time (SET NX PX). */
export interface LoadLease {
  /** The release of the right; `taken` when another process has it; undefined when there is no telling. */
  take(key: string): Promise<Release | 'taken' | undefined>;
  /** Pauses between looks for what the holder will have stored. */
  pause(look: number, signal?: AbortSignal): Promise<void>;
}

/** Leases in Redis. */
export class RedisLoadLease implements LoadLease {
  private readonly end: RedisScript;

  /** @param nameOf a name for the key that tells nothing of it */
  constructor(
    private readonly link: RedisLink,
    private readonly nameOf: (key: string) => string,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {
    this.end = link.script('cacheLeaseEnd', RELEASE, 1);
  }

  async take(key: string): Promise<Release | 'taken' | undefined> {
    const place = this.link.key('cache', 'load', this.nameOf(key));
    const mark = this.ids.token(MARK_BYTES);
    try {
      const taken = await this.link.run((redis) => redis.set(place, mark, 'PX', LEASE_MS, 'NX'));
      if (taken === null) return 'taken';
    } catch {
      return undefined;
    }
    return async () => void (await this.end(place, mark).catch(() => undefined));
  }

  async pause(look: number, signal?: AbortSignal): Promise<void> {
    await this.clock.sleep(Math.min(LONGEST_PAUSE_MS, FIRST_LOOK_MS * (look + 1)), signal);
  }
}
