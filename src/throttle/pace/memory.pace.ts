import type { Clock } from '../../kernel/clock.js';
import type { PaceSettings } from './bucket.js';
import { LanePace } from './lane.pace.js';
import { LocalBucket } from './local.bucket.js';

/** The pace of one process: a token bucket per gateway, callers taking turns. */
export class MemoryPace extends LanePace<LocalBucket> {
  constructor(settings: PaceSettings, clock: Clock) {
    super(settings, clock, () => new LocalBucket(settings, clock));
  }
}
