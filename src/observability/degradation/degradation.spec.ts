import { ManualClock } from '../../../test/support/manual-clock.js';
import { ChangePoint } from './change-point.js';
import type { DegradationChange } from './degradation.js';
import { DegradationWatch } from './degradation-watch.service.js';

const WEEK_S = 7 * 24 * 3600;
/** Seed of the chance and weeks of quiet. */
const QUIET: readonly [number, number][] = [
  [1, 2],
  [2, 1],
  [3, 1],
];
/** Looked up once: globals of a test's own world are slow to reach. */
const { cos, exp, imul, log, sqrt, PI } = Math;

/** Numbers from 0 to 1 by seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A hotel's traffic: busier and slower by day, a mood that drifts, long tails, a few failures. */
class Traffic {
  readonly told: (DegradationChange & { readonly atS: number })[] = [];
  readonly watch: DegradationWatch;
  slowness = 1;
  failing = 0.003;
  private second = 0;
  private mood = 0;
  private day = 0;
  private readonly random: () => number;

  constructor(
    seed: number,
    private readonly operations: readonly { name: string; medianMs: number; perSecond: number }[],
  ) {
    this.watch = new DegradationWatch({ now: () => this.now() } as never);
    this.random = randomOf(seed);
  }

  now(): number {
    return Date.parse('2026-03-02T00:00:00Z') + this.second * 1000;
  }

  get atS(): number {
    return this.second;
  }

  run(seconds: number): void {
    for (const end = this.second + seconds; this.second < end; this.second += 1) this.oneSecond();
  }

  private oneSecond(): void {
    if (this.second % 60 === 0) {
      this.day = 0.5 - 0.5 * cos((2 * PI * (((this.second / 3600) % 24) - 3)) / 24);
      this.mood = 0.9 * this.mood + 0.03 * this.normal();
    }
    const { day } = this;
    for (const { name, medianMs, perSecond } of this.operations) {
      const rate = perSecond * (0.2 + 0.8 * day);
      if (this.random() >= rate) continue;
      const tail = this.random() < 0.01 ? 5 : 1;
      const usual = medianMs * (1 + 0.5 * day) * exp(this.mood + 0.35 * this.normal());
      const changes = this.watch.note({
        operation: name,
        hotelId: 'HOTEL',
        gateway: 'gw',
        durationMs: usual * tail * this.slowness,
        failed: this.random() < this.failing,
      });
      for (const change of changes) this.told.push({ ...change, atS: this.second });
    }
  }

  private normal(): number {
    return sqrt(-2 * log(1 - this.random())) * cos(2 * PI * this.random());
  }
}

const OPERATIONS = [
  { name: 'rsv.getReservations', medianMs: 180, perSecond: 0.9 },
  { name: 'par.getHotelAvailability', medianMs: 420, perSecond: 0.5 },
  { name: 'crm.getProfiles', medianMs: 90, perSecond: 0.3 },
];

describe('degradation', () => {
  it.each(QUIET)(
    'with seed %i tells at most one false alarm in each of %i quiet weeks, twice the time within a minute, and its end',
    (seed, weeks) => {
      const traffic = new Traffic(seed, OPERATIONS);
      for (let week = 1; week <= weeks; week += 1) {
        traffic.told.length = 0;
        traffic.run(WEEK_S);
        expect(traffic.told.filter(({ phase }) => phase === 'begun').length).toBeLessThanOrEqual(1);
      }
      traffic.run(14 * 3600);
      traffic.told.length = 0;
      const began = traffic.atS;
      traffic.slowness = 2;
      traffic.run(300);
      const busiest = traffic.told.find(({ degradation }) => degradation.operation === 'rsv.getReservations');
      expect(busiest).toMatchObject({ phase: 'begun', degradation: { kind: 'latency', hotelId: 'HOTEL' } });
      expect(busiest!.atS - began).toBeLessThanOrEqual(60);
      const { usual, now } = busiest!.degradation;
      expect(now / usual).toBeGreaterThan(1.4);
      expect(traffic.watch.current().map(({ operation }) => operation)).toContain('rsv.getReservations');

      traffic.slowness = 1;
      traffic.run(300);
      expect(traffic.watch.current()).toEqual([]);
      expect(traffic.told.filter(({ phase }) => phase === 'over').length).toBeGreaterThan(0);
    },
  );

  it('tells of failures within a minute, without touching the latency', () => {
    const traffic = new Traffic(7, OPERATIONS);
    traffic.run(12 * 3600);
    traffic.told.length = 0;
    const began = traffic.atS;
    traffic.failing = 0.5;
    traffic.run(120);
    const found = traffic.told.find(({ degradation }) => degradation.operation === 'rsv.getReservations');
    expect(found).toMatchObject({ phase: 'begun', degradation: { kind: 'errors' } });
    expect(found!.atS - began).toBeLessThanOrEqual(60);
  });

  it('takes what lasts for hours for the usual', () => {
    const traffic = new Traffic(8, OPERATIONS);
    traffic.run(12 * 3600);
    traffic.slowness = 2.5;
    traffic.run(3 * 3600);
    expect(traffic.told.some(({ phase }) => phase === 'begun')).toBe(true);
    expect(traffic.watch.current()).toEqual([]);
  });

  it('is not startled by a hiccup of seconds', () => {
    const traffic = new Traffic(9, OPERATIONS);
    traffic.run(12 * 3600);
    traffic.told.length = 0;
    traffic.slowness = 20;
    traffic.run(8);
    traffic.slowness = 1;
    traffic.run(600);
    expect(traffic.told).toEqual([]);
  });

  it('holds no more than its series, and forgets the one unused for longest', () => {
    const watch = new DegradationWatch(new ManualClock());
    for (let i = 0; i < 600; i += 1) {
      watch.note({ operation: `m.op${i}`, hotelId: 'H', gateway: 'g', durationMs: i, failed: false });
    }
    expect(watch.slowest(1000)).toHaveLength(500);
    expect(watch.slowest(1)).toMatchObject([{ operation: 'm.op599', p95Ms: 599 }]);
    expect(watch.slowest(10, { hotelId: 'OTHER' })).toEqual([]);
  });
});

describe('a change point', () => {
  it('needs several batches however much each says, and calm ones to end', () => {
    const change = new ChangePoint({ threshold: 20, mostPerBatch: 4, calmBatches: 2 });
    const said = [1, 2, 3, 4, 5].map(() => change.add(1000, true));
    expect(said).toEqual([undefined, undefined, undefined, undefined, 'begun']);
    expect([change.add(0, false), change.add(0, true), change.add(0, false), change.add(0, false)]).toEqual([
      undefined,
      undefined,
      undefined,
      'over',
    ]);
  });
});
