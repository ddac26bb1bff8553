/** Seeded numbers from 0 to 1 (mulberry32): equal seeds give equal scenarios. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of the entries `[weight, value]`. */
export function pick(random, entries) {
  let left = random() * entries.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of entries) {
    left -= weight;
    if (left < 0) return value;
  }
  return entries.at(-1)[1];
}
