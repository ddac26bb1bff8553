import type { Clock } from '../../kernel/clock.js';
import type { Pace, PaceFigures, PaceRequest } from '../pace.js';
import { Lane } from './lane.js';

export interface PaceSettings {
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** Most calls waiting per gateway. */
  readonly maxWaiting: number;
}

/** The pace of one process: a token bucket per gateway, callers taking turns. */
export class MemoryPace implements Pace {
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly settings: PaceSettings,
    private readonly clock: Clock,
  ) {}

  acquire(request: PaceRequest): Promise<void> {
    return this.lane(request.gateway).acquire(request);
  }

  slowDown(gateway: string, retryAfterSeconds?: number): void {
    this.lane(gateway).slowDown(retryAfterSeconds);
  }

  figures(gateway: string): PaceFigures {
    const lane = this.lane(gateway);
    return { waiting: lane.waiting, rate: lane.currentRate() };
  }

  private lane(gateway: string): Lane {
    let lane = this.lanes.get(gateway);
    if (lane === undefined) this.lanes.set(gateway, (lane = new Lane(this.settings, this.clock)));
    return lane;
  }
}
