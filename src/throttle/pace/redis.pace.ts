import type { Clock } from '../../kernel/clock.js';
import type { RedisLink } from '../../redis/redis.link.js';
import type { PaceSettings } from './bucket.js';
import { LanePace } from './lane.pace.js';
import { paceScripts } from './pace.scripts.js';
import { SharedBucket } from './shared.bucket.js';

/** The pace of all replicas together: queues and fairness here, one bucket per gateway in Redis. */
export class RedisPace extends LanePace<SharedBucket> {
  constructor(settings: PaceSettings, clock: Clock, link: RedisLink) {
    const scripts = paceScripts(link);
    const channel = link.key('pace-silence');
    super(
      settings,
      clock,
      (gateway) =>
        new SharedBucket(settings, clock, scripts, { gateway, channel, key: link.key('pace', gateway) }),
    );
    link.subscribe(channel, (message) => {
      const [milliseconds = '', gateway = ''] = message.split(' ');
      this.buckets.get(gateway)?.hush(Number(milliseconds));
    });
  }
}
