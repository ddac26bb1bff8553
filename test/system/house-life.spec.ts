import { seedWorld } from '../../src/sandbox/seed/world.seed.js';
import { writeSnapshot } from '../../src/sandbox/state/snapshot.js';
import { liveRun } from '../support/house-life.js';

const SEEDED = writeSnapshot(seedWorld(3, '2026-03-10'));

/** A sample of the full run (`npm run sandbox:property`), with seeds of its own. */
describe('a front desk over 30 business dates', () => {
  it.each([1001, 1002, 1003, 1004, 1005, 1006, 1007])('run %i keeps the house in order', (seed) => {
    expect(liveRun(SEEDED, 'SAND02', { seed, events: 500, days: 30 }).has('endOfDay')).toBe(true);
  });

  it('keeps the larger house in order too', () => {
    expect(liveRun(SEEDED, 'SAND01', { seed: 1008, events: 500, days: 30 }).has('endOfDay')).toBe(true);
  });
});
