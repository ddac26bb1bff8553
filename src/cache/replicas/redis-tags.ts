import type { Clock } from '../../kernel/clock.js';
import type { Ids } from '../../kernel/ids.js';
import type { RedisLink, RedisScript } from '../../redis/redis.link.js';
import { SHARED_SLOTS } from '../tag-hash.js';
import type { TagHearer, TagKeeper } from './shared-tag-ledger.js';

const OWN_BYTES = 9;
/** A replica that a message did not reach finds out within this time. */
const LOOK_EVERY_MS = 1000;
/** Longest wait until one's own change has come round. */
const ROUND_MS = 150;
const SCAN_COUNT = 1000;

/** Epoch, count and slots are one hash: Redis loses all of them or none, and then the epoch is another. */
const RECORD = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then epoch = ARGV[1]; redis.call('HSET', KEYS[1], 'epoch', epoch) end
local count = redis.call('HINCRBY', KEYS[1], 'count', 1)
for i = 4, #ARGV do redis.call('HSET', KEYS[1], ARGV[i], count) end
redis.call('PUBLISH', ARGV[2], epoch .. ' ' .. count .. ' ' .. ARGV[3] .. ' ' .. table.concat(ARGV, ',', 4))
return count`;

const HEAD = `
redis.call('HSETNX', KEYS[1], 'epoch', ARGV[1])
redis.call('HSETNX', KEYS[1], 'count', 0)
return redis.call('HMGET', KEYS[1], 'epoch', 'count')`;

interface Message {
  readonly epoch: string;
  readonly count: number;
  readonly own: boolean;
  readonly slots: readonly number[];
}

/**
 * The count of changes that all replicas share. A change is one script: counted, noted and published in one step. Messages carry
 * the count, so a gap shows; after one, after every reconnection and when a look at the count says so, the whole state is read.
 */
export class RedisTags implements TagKeeper {
  private readonly own: string;
  private readonly place: string;
  private readonly channel: string;
  private readonly recordScript: RedisScript;
  private readonly headScript: RedisScript;
  private readonly closing = new AbortController();
  private readonly waiters = new Set<() => void>();
  private hearer?: TagHearer;
  private epoch = '';
  private seen = 0;
  private subscribed = false;
  private hearing = false;
  private reading = false;
  private again = false;
  private early: Message[] = [];

  constructor(
    private readonly link: RedisLink,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {
    this.own = ids.token(OWN_BYTES);
    this.place = link.key('cache', 'tags');
    this.channel = link.key('cache', 'changes');
    this.recordScript = link.script('cacheTagRecord', RECORD, 1);
    this.headScript = link.script('cacheTagHead', HEAD, 1);
  }

  open(hearer: TagHearer): void {
    this.hearer = hearer;
    this.link.subscribe(this.channel, (text) => this.hear(text), {
      begun: () => {
        this.subscribed = true;
        void this.read();
      },
      ended: () => {
        this.subscribed = false;
        this.lose();
      },
    });
    this.link.onChange((up) => (up ? void this.read() : this.lose()));
    void this.watch();
  }

  /** Ends the looking; for shutdown. */
  close(): void {
    this.closing.abort();
  }

  async record(slots: readonly number[]): Promise<void> {
    try {
      const reply = await this.recordScript(
        this.place,
        this.ids.token(OWN_BYTES),
        this.channel,
        this.own,
        ...slots,
      );
      await this.came(Number(reply));
    } catch (error) {
      this.lose();
      void this.read();
      throw error;
    }
  }

  /** Resolves when the message of this count was heard: from then on what is loaded is known to be newer. */
  private async came(count: number): Promise<void> {
    const end = this.clock.monotonic() + ROUND_MS;
    while (this.hearing && this.seen < count && this.clock.monotonic() < end) {
      const heard = new AbortController();
      const wake = () => heard.abort();
      this.waiters.add(wake);
      await this.clock.sleep(ROUND_MS, heard.signal).catch(() => undefined);
      this.waiters.delete(wake);
    }
  }

  private hear(text: string): void {
    const [epoch = '', count = '', from = '', slots = ''] = text.split(' ');
    const message = {
      epoch,
      count: Number(count),
      own: from === this.own,
      slots: slots.split(',').map(Number),
    };
    if (this.reading) this.early.push(message);
    else if (this.hearing) this.apply(message);
  }

  private apply({ epoch, count, own, slots }: Message): void {
    if (epoch === this.epoch && count <= this.seen) return;
    if (epoch !== this.epoch || count !== this.seen + 1) {
      this.lose();
      void this.read();
      return;
    }
    this.seen = count;
    this.hearer?.changed(count, slots, own);
    for (const wake of this.waiters) wake();
  }

  private lose(): void {
    this.hearing = false;
    this.hearer?.lost();
  }

  /** The whole state, in small steps; what is published meanwhile is applied after it. */
  private async read(): Promise<void> {
    if (!this.subscribed) return;
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    this.again = false;
    this.early = [];
    try {
      const [epoch, count] = await this.head();
      if (this.hearing && epoch === this.epoch && count === this.seen) return;
      const changedAt = await this.slots();
      this.epoch = epoch;
      this.seen = count;
      this.hearing = this.subscribed;
      if (!this.hearing) return;
      this.hearer?.state({ epoch, count }, changedAt);
      for (const wake of this.waiters) wake();
    } catch {
      this.lose();
    } finally {
      this.reading = false;
      const early = this.early;
      this.early = [];
      for (const message of early) if (this.hearing) this.apply(message);
      if (this.again) void this.read();
    }
  }

  private async head(): Promise<[string, number]> {
    const [epoch, count] = (await this.headScript(this.place, this.ids.token(OWN_BYTES))) as [string, string];
    return [epoch, Number(count)];
  }

  private async slots(): Promise<Float64Array> {
    const changedAt = new Float64Array(SHARED_SLOTS);
    let cursor = '0';
    do {
      const [next, pairs] = await this.link.run((redis) =>
        redis.hscan(this.place, cursor, 'COUNT', SCAN_COUNT),
      );
      for (let at = 0; at < pairs.length; at += 2) {
        const slot = Number(pairs[at]);
        if (Number.isInteger(slot)) changedAt[slot] = Number(pairs[at + 1]);
      }
      cursor = next;
    } while (cursor !== '0');
    return changedAt;
  }

  /** A message can be lost without a sign; the count cannot. */
  private async watch(): Promise<void> {
    const { signal } = this.closing;
    let before = 0;
    try {
      for (;;) {
        await this.clock.sleep(LOOK_EVERY_MS, signal);
        if (!this.link.up) continue;
        if (!this.hearing) await this.read();
        else before = await this.look(before);
      }
    } catch {
      // Shut down.
    }
  }

  /** @returns the count met now; what was counted before the last look must have been heard by this one */
  private async look(before: number): Promise<number> {
    const head = await this.head().catch(() => undefined);
    if (head === undefined) return before;
    const [epoch, count] = head;
    if (epoch !== this.epoch || this.seen < before) {
      this.lose();
      await this.read();
    }
    return count;
  }
}
