import { P2Quantile } from '../tracking/p2-quantile.js';
import type {
  Degradation,
  DegradationChange,
  DegradationKind,
  OperationPace,
  WatchedAttempt,
} from './degradation.js';
import { ErrorBaseline } from './error-baseline.js';
import { LatencyBaseline } from './latency-baseline.js';

const BATCH_MS = 5_000;
const HOUR_MS = 3_600_000;
/** What lasts longer is the new usual; a person has been told long ago. */
const ACCEPTED_AFTER_MS = 2 * HOUR_MS;

type Place = Pick<WatchedAttempt, 'operation' | 'hotelId' | 'gateway'>;

/** One operation of one hotel: what is usual and whether it is so now. Looks at batches of five seconds. */
export class OperationSeries {
  lastSeen = 0;
  #calls = 0;
  #batchEnd = 0;
  #hour = 0;
  #before?: { readonly p50Ms: number; readonly p95Ms: number };
  readonly #p50 = new P2Quantile(0.5);
  readonly #p95 = new P2Quantile(0.95);
  readonly #latency = new LatencyBaseline();
  readonly #errors = new ErrorBaseline();
  readonly #since = new Map<DegradationKind, number>();

  constructor(private readonly place: Place) {}

  /** @param now epoch milliseconds; @returns what began or ended with the batch before this attempt */
  note(now: number, durationMs: number, failed: boolean): readonly DegradationChange[] {
    const changes = now >= this.#batchEnd ? this.#close(now) : NOTHING;
    this.lastSeen = now;
    this.#calls += 1;
    this.#latency.add(now, durationMs);
    this.#errors.add(failed);
    this.#keep(now, durationMs);
    return changes;
  }

  /** What is degraded now. */
  current(now: number): readonly Degradation[] {
    return [...this.#since.keys()].map((kind) => this.#facts(kind, now));
  }

  pace(): OperationPace {
    const { p50Ms, p95Ms } =
      this.#p50.count >= 5 || this.#before === undefined
        ? { p50Ms: this.#p50.value() ?? 0, p95Ms: this.#p95.value() ?? 0 }
        : this.#before;
    return { ...this.place, calls: this.#calls, p50Ms: Math.round(p50Ms), p95Ms: Math.round(p95Ms) };
  }

  #close(now: number): readonly DegradationChange[] {
    this.#batchEnd = now + BATCH_MS;
    const changes = [
      ...this.#changed('latency', this.#latency.close(now), now),
      ...this.#changed('errors', this.#errors.close(now), now),
    ];
    for (const [kind, since] of this.#since) {
      if (now - since < ACCEPTED_AFTER_MS) continue;
      changes.push({ phase: 'over', degradation: this.#facts(kind, now) });
      (kind === 'latency' ? this.#latency : this.#errors).accept();
      this.#since.delete(kind);
    }
    return changes;
  }

  #changed(kind: DegradationKind, phase: 'begun' | 'over' | undefined, now: number): DegradationChange[] {
    if (phase === undefined) return [];
    if (phase === 'begun') this.#since.set(kind, now);
    const degradation = this.#facts(kind, now);
    if (phase === 'over') this.#since.delete(kind);
    return [{ phase, degradation }];
  }

  #facts(kind: DegradationKind, now: number): Degradation {
    const since = new Date(this.#since.get(kind) ?? now).toISOString();
    return kind === 'latency'
      ? {
          ...this.place,
          kind,
          since,
          usual: Math.round(this.#latency.usual(now)),
          now: Math.round(this.#latency.latest()),
        }
      : {
          ...this.place,
          kind,
          since,
          usual: hundredths(this.#errors.usual()),
          now: hundredths(this.#errors.latest()),
        };
  }

  #keep(now: number, durationMs: number): void {
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== this.#hour) {
      if (this.#p50.count > 0) this.#before = { p50Ms: this.#p50.value()!, p95Ms: this.#p95.value()! };
      this.#p50.reset();
      this.#p95.reset();
      this.#hour = hour;
    }
    this.#p50.add(durationMs);
    this.#p95.add(durationMs);
  }
}

const NOTHING: readonly DegradationChange[] = [];

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
