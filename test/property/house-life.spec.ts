import { KINDS } from '../support/desk-events.js';
import { liveRun } from '../support/house-life.js';
import { seedWorld } from '../../src/sandbox/seed/world.seed.js';
import { writeSnapshot } from '../../src/sandbox/state/snapshot.js';

const RUNS = 300;
const SEEDED = writeSnapshot(seedWorld(3, '2026-03-10'));

describe('300 runs of 500 events over 30 business dates', () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'run %i keeps the house in order',
    (seed) => {
      const done = liveRun(SEEDED, seed % 10 === 0 ? 'SAND01' : 'SAND02', { seed, events: 500, days: 30 });
      expect(done.has('endOfDay')).toBe(true);
      expect(done.size).toBeGreaterThan(new Set(KINDS).size / 2);
    },
  );
});
