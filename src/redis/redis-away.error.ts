/** Redis cannot be used now, or did not answer in time. Whoever asked goes on without it. */
export class RedisAway extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`redis is away: ${reason}`, { cause });
    this.name = 'RedisAway';
  }
}
