/** Is told when Redis comes and goes; must not throw. */
export interface RedisObserver {
  redisUp(): void;
  /** @param reason a code such as `closed` or `not answering`, no address */
  redisDown(reason: string): void;
}

export const RedisObserver = Symbol('RedisObserver');

/** For compositions without observability. */
export const SILENT_REDIS_OBSERVER: RedisObserver = { redisUp: () => undefined, redisDown: () => undefined };
