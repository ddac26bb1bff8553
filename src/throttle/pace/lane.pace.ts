import type { Clock } from '../../kernel/clock.js';
import type { Pace, PaceFigures, PaceRequest } from '../pace.js';
import type { Bucket, PaceSettings } from './bucket.js';
import { Lane } from './lane.js';

/** A lane for each gateway, made when it is first used. */
export class LanePace<Kind extends Bucket> implements Pace {
  protected readonly buckets = new Map<string, Kind>();
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly settings: PaceSettings,
    private readonly clock: Clock,
    private readonly bucketOf: (gateway: string) => Kind,
  ) {}

  acquire(request: PaceRequest): Promise<void> | undefined {
    return this.lane(request.gateway).acquire(request);
  }

  slowDown(gateway: string, retryAfterSeconds?: number): void {
    this.lane(gateway).slowDown(retryAfterSeconds);
  }

  figures(gateway: string): PaceFigures {
    const lane = this.lane(gateway);
    return { waiting: lane.waiting, rate: lane.rate() };
  }

  private lane(gateway: string): Lane {
    let lane = this.lanes.get(gateway);
    if (lane === undefined) {
      const bucket = this.bucketOf(gateway);
      this.buckets.set(gateway, bucket);
      this.lanes.set(gateway, (lane = new Lane(bucket, this.settings.maxWaiting, this.clock)));
    }
    return lane;
  }
}
