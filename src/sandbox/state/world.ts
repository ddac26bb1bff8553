import type { BusinessEvent } from './business-event.js';
import type { Registers } from './document.js';
import type { Hotel } from './hotel.js';
import type { Profile } from './profile.js';

/** Kinds of numbers that OPERA gives out. */
export const SEQUENCES = [
  'profile',
  'reservation',
  'confirmation',
  'cancellation',
  'transaction',
  'folio',
  'record',
  'membership',
  'event',
] as const;
export type Sequence = (typeof SEQUENCES)[number];

/** Everything the sandbox knows: plain data, so that a snapshot is a copy of it. */
export interface World {
  readonly seed: number;
  readonly chainCode: string;
  readonly hotels: Map<string, Hotel>;
  readonly profiles: Map<string, Profile>;
  readonly sequences: Record<Sequence, number>;
  /** Records of the whole chain that are stored as they were sent, by kind. */
  registers?: Registers;
  /** What outside systems may fetch, and how far each has, by system and hotel. */
  readonly events: {
    readonly log: BusinessEvent[];
    readonly fetched: Record<string, Record<string, number>>;
  };
}

/** The next number of a kind, as text: OPERA's ids are digits in text. */
export function nextId(world: World, sequence: Sequence): string {
  return String(nextNumber(world, sequence));
}

/** The next number of a kind. */
export function nextNumber(world: World, sequence: Sequence): number {
  world.sequences[sequence] += 1;
  return world.sequences[sequence];
}
