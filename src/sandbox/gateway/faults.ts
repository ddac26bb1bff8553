import type { Clock } from '../../kernel/clock.js';
import { Prng } from '../seed/prng.js';

/** A trouble the control surface ordered, for one operation or (`*`) for all. */
export interface FaultRule {
  readonly operation: string;
  /** Share of calls it strikes, 0 to 1. */
  readonly rate: number;
  /** Delay before the answer: fixed, or spread evenly between the two. */
  readonly latencyMilliseconds?: number;
  readonly latencyToMilliseconds?: number;
  /** Answer with this status instead of serving the call. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** `before`: close the connection unanswered; `after`: serve the call, then close it unanswered. */
  readonly reset?: 'before' | 'after';
  /** Strikes so many times, then is gone. */
  times?: number;
}

/** What happens to one call. */
export interface Trouble {
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly reset?: 'before' | 'after';
}

/** Disturbs calls as ordered; the dice are seeded, so a test can be repeated. */
export class FaultBox {
  private rules: FaultRule[] = [];
  private dice = new Prng(1);

  set(rules: readonly FaultRule[], seed = 1): void {
    this.rules = [...rules];
    this.dice = new Prng(seed);
  }

  get active(): readonly FaultRule[] {
    return this.rules;
  }

  /** Waits what the matching rules say and tells what else strikes; undefined when the call is spared. */
  async strike(operation: string, clock: Clock): Promise<Trouble | undefined> {
    let trouble: Trouble | undefined;
    for (const rule of this.rules) {
      if (rule.operation !== '*' && rule.operation !== operation) continue;
      if (!this.dice.chance(rule.rate)) continue;
      if (rule.times !== undefined) rule.times -= 1;
      const wait = this.latency(rule);
      if (wait > 0) await clock.sleep(wait);
      if (rule.status !== undefined || rule.reset !== undefined) {
        trouble ??= { status: rule.status, retryAfterSeconds: rule.retryAfterSeconds, reset: rule.reset };
      }
    }
    this.rules = this.rules.filter((rule) => rule.times === undefined || rule.times > 0);
    return trouble;
  }

  private latency(rule: FaultRule): number {
    const from = rule.latencyMilliseconds ?? 0;
    return rule.latencyToMilliseconds === undefined
      ? from
      : this.dice.between(from, Math.max(from, rule.latencyToMilliseconds));
  }
}
