import type { ThrottlerStorage } from '@nestjs/throttler';
import type { QuotaStore } from './quota-store.js';

type ThrottlerRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/** The storage that @nestjs/throttler counts plain HTTP requests in, over the same accounts as tool calls. */
export class ThrottlerQuotas implements ThrottlerStorage {
  constructor(private readonly quotas: QuotaStore) {}

  /**
   * @param ttl milliseconds in which `limit` requests are granted
   * @returns times in whole seconds, as the throttler writes them into headers
   */
  async increment(key: string, ttl: number, limit: number): Promise<ThrottlerRecord> {
    const quota = { name: 'address', perMinute: (limit * 60_000) / ttl, burst: limit };
    const { allowed, waitMs, remaining } = await this.quotas.take([{ quota, key }], 1);
    const used = allowed ? limit - remaining : limit + 1;
    return {
      totalHits: used,
      timeToExpire: Math.ceil((Math.min(used, limit) * ttl) / limit / 1000),
      isBlocked: !allowed,
      timeToBlockExpire: Math.ceil(waitMs / 1000),
    };
  }
}
