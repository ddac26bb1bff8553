import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';

/**
 * Remembers which consents were used, so that each works once. A port: replicas that share a signing key share this too.
 */
export interface ConsumedConsents {
  /**
   * Marks the consent as used.
   * @param expiresAt epoch milliseconds after which it may be forgotten
   * @returns false when it was used before, or when that cannot be known
   */
  consume(id: string, expiresAt: number): Promise<boolean>;
  /** Whether it was used already. */
  isConsumed(id: string): Promise<boolean>;
  /** Takes the mark back: the act turned out not to have begun. */
  release(id: string): Promise<void>;
}

export const ConsumedConsents = Symbol('ConsumedConsents');

/** Consents remembered at most; beyond it none is accepted rather than one accepted twice. */
const MAX_REMEMBERED = 10_000;

/** Memory of one process. */
@Injectable()
export class MemoryConsumedConsents implements ConsumedConsents {
  private readonly expiries = new Map<string, number>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  async consume(id: string, expiresAt: number): Promise<boolean> {
    if (this.expiries.size >= MAX_REMEMBERED) this.forgetExpired();
    if (this.expiries.has(id) || this.expiries.size >= MAX_REMEMBERED) return false;
    this.expiries.set(id, expiresAt);
    return true;
  }

  async isConsumed(id: string): Promise<boolean> {
    return this.expiries.has(id);
  }

  async release(id: string): Promise<void> {
    this.expiries.delete(id);
  }

  private forgetExpired(): void {
    const now = this.clock.now();
    for (const [id, expiresAt] of this.expiries) if (expiresAt < now) this.expiries.delete(id);
  }
}
