import type { Ids } from '../../kernel/ids.js';
import type { Day } from '../clock/business-date.js';
import type { SandboxClock } from '../clock/sandbox.clock.js';
import { seedWorld } from '../seed/world.seed.js';
import { readSnapshot, writeSnapshot } from '../state/snapshot.js';
import type { World } from '../state/world.js';

/** The world that answers at present; the control surface exchanges it as a whole. */
export class SandboxState {
  world: World;
  /** Counts the changes of the world, so that others notice one. */
  version = 0;
  private readonly listeners: (() => void)[] = [];

  constructor(
    readonly clock: SandboxClock,
    readonly ids: Ids,
    private readonly options: {
      readonly seed: number;
      readonly businessDate?: Day;
      readonly cashier: 'default' | 'none';
    },
  ) {
    this.world = this.grow(options.seed);
  }

  private grow(seed: number): World {
    const world = seedWorld(seed, this.options.businessDate ?? this.clock.today());
    if (this.options.cashier === 'none') {
      for (const [id, hotel] of world.hotels) world.hotels.set(id, { ...hotel, defaultCashier: undefined });
    }
    return world;
  }

  /** To be called after anything that may have changed the world. */
  changed(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  /** Has `listener` called with every change. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** A fresh chain; time goes back to the underlying clock. */
  reset(seed = this.options.seed): void {
    this.clock.reset();
    this.world = this.grow(seed);
    this.changed();
  }

  snapshot(): string {
    return writeSnapshot(this.world);
  }

  /** Throws when the text is no snapshot; the present world stays then. */
  restore(text: string): void {
    this.world = readSnapshot(text);
    this.changed();
  }
}
