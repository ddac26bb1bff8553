import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { Gateway } from '../gateway/gateway.js';
import { OperaOptions } from '../opera.options.js';
import type { AccessToken } from './access-token.js';
import { TokenClient } from './token.client.js';
import { TokenStore } from './token.store.js';
import { settleBefore, type Waiting } from './waiting.js';

/** A token refused within this time of its issue was not refused for its age: another one would not help. */
const YOUNG_MS = 10_000;
/** How often a process looks whether another one got the token. */
const LOOK_AGAIN_MS = 40;

interface Slot {
  token?: AccessToken;
  /** The request under way; everybody waits for the same one. */
  pending?: Promise<AccessToken>;
  /** The last failure and until when it stands (epoch milliseconds). */
  failure?: { readonly fault: Fault; readonly until: number };
  /** The token was asked for because its predecessor was refused. */
  replacement?: boolean;
  /** That predecessor, which may still lie in the store. */
  refused?: string;
}

/**
 * Hands out bearer tokens: one per gateway, client and enterprise, asked for once however many wait, renewed in the
 * background before it expires and replaced when the gateway refuses it.
 */
@Injectable()
export class TokenSource {
  private readonly slots = new Map<string, Slot>();

  constructor(
    @Inject(TokenClient) private readonly client: TokenClient,
    @Inject(TokenStore) private readonly store: TokenStore,
    @Inject(OperaOptions) private readonly options: OperaOptions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * A token that is valid now.
   * @param waiting how long this caller can wait; the request itself goes on for the others
   * @throws Fault as `TokenClient.request`; OPERA_TIMEOUT or OPERA_CANCELLED when the caller's wait ends first
   */
  async token(gateway: Gateway, waiting: Waiting): Promise<AccessToken> {
    const slot = this.slot(gateway);
    const now = this.clock.now();
    if (slot.token !== undefined && slot.token.expiresAt > now) {
      if (this.isDue(slot.token, now)) this.renewQuietly(gateway, slot);
      return slot.token;
    }
    return settleBefore(this.request(gateway, slot), waiting, this.clock);
  }

  /**
   * The gateway refused this token. True when a new token is worth one more attempt: it expired or was revoked. False when
   * the token is new itself, so that wrong credentials never become a loop of token requests.
   */
  refused(gateway: Gateway, token: AccessToken): boolean {
    const slot = this.slot(gateway);
    if (slot.token?.value !== token.value) return true;
    if (slot.replacement === true && this.clock.now() - token.issuedAt < YOUNG_MS) return false;
    slot.token = undefined;
    slot.replacement = true;
    slot.refused = token.value;
    return true;
  }

  /** Expiry of the token at hand (epoch milliseconds), for health; undefined when there is none. */
  expiry(gateway: Gateway): number | undefined {
    return this.slots.get(gateway.key)?.token?.expiresAt;
  }

  /** When the token at hand was issued (epoch milliseconds), for metrics; undefined when there is none. */
  issued(gateway: Gateway): number | undefined {
    return this.slots.get(gateway.key)?.token?.issuedAt;
  }

  /** Why the latest request failed, for health; undefined when it did not. */
  trouble(gateway: Gateway): Fault | undefined {
    return this.slots.get(gateway.key)?.failure?.fault;
  }

  private slot(gateway: Gateway): Slot {
    let slot = this.slots.get(gateway.key);
    if (slot === undefined) this.slots.set(gateway.key, (slot = {}));
    return slot;
  }

  private isDue(token: AccessToken, now: number): boolean {
    const lifetime = token.expiresAt - token.issuedAt;
    // Short-lived tokens would otherwise be due from birth.
    const lead = Math.min(this.options.token.renewBeforeSeconds * 1000, lifetime / 2);
    return token.expiresAt - now <= lead;
  }

  private renewQuietly(gateway: Gateway, slot: Slot): void {
    if (slot.failure !== undefined && slot.failure.until > this.clock.now()) return;
    // The token at hand still serves; a failed renewal is tried again after the pause.
    this.request(gateway, slot).catch(() => undefined);
  }

  private request(gateway: Gateway, slot: Slot): Promise<AccessToken> {
    if (slot.pending !== undefined) return slot.pending;
    if (slot.failure !== undefined && slot.failure.until > this.clock.now())
      return Promise.reject(slot.failure.fault);
    slot.pending = this.obtain(gateway, slot).finally(() => (slot.pending = undefined));
    return slot.pending;
  }

  private async obtain(gateway: Gateway, slot: Slot): Promise<AccessToken> {
    try {
      const token = (await this.stored(gateway, slot)) ?? (await this.fresh(gateway, slot));
      slot.token = token;
      slot.failure = undefined;
      return token;
    } catch (error) {
      if (error instanceof Fault)
        slot.failure = { fault: error, until: this.clock.now() + this.pauseAfter(error) };
      throw error;
    }
  }

  /** A token that this process or another one left, if it is new to us and not about to expire. */
  private async stored(gateway: Gateway, slot: Slot): Promise<AccessToken | undefined> {
    const token = await this.store.read(gateway.key);
    if (token === undefined || token.value === slot.refused || token.value === slot.token?.value)
      return undefined;
    return this.isDue(token, this.clock.now()) ? undefined : token;
  }

  /** Asks, or waits while another process asks for all. */
  private async fresh(gateway: Gateway, slot: Slot): Promise<AccessToken> {
    for (;;) {
      const release = await this.store.lease(gateway.key);
      try {
        // Whoever had the lease before us may have left what we need.
        const left = await this.stored(gateway, slot);
        if (left !== undefined) return left;
        if (release !== undefined) return await this.asked(gateway);
      } finally {
        release?.();
      }
      await this.clock.sleep(LOOK_AGAIN_MS);
    }
  }

  private async asked(gateway: Gateway): Promise<AccessToken> {
    const token = await this.client.request(gateway);
    // Before the lease ends, so that the next holder finds it.
    await this.store.write(gateway.key, token);
    return token;
  }

  private pauseAfter(fault: Fault): number {
    // A busy gateway may be asked again soon; refused credentials only lock the account faster.
    if (fault.retryable) return (fault.details.retryAfterSeconds ?? 1) * 1000;
    return this.options.token.refusalPauseSeconds * 1000;
  }
}
