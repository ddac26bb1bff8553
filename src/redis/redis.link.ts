import { Redis, type RedisOptions } from 'ioredis';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit, Optional } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { RedisAway } from './redis-away.error.js';
import { RedisObserver, SILENT_REDIS_OBSERVER } from './redis-observer.js';
import { REDIS_OPTIONS, type RedisLinkOptions } from './redis.options.js';

/** How Redis stands, for health. */
export interface RedisFacts {
  readonly configured: boolean;
  readonly up: boolean;
  /** Commands that failed since the start. */
  readonly failures: number;
}

/** Runs a Lua script by its digest: keys first, then arguments; one round trip. */
export type RedisScript = (...args: readonly (string | number)[]) => Promise<unknown>;

type Listener = (up: boolean) => void;
type Hearer = (message: string) => void;

/** Told when messages of a channel begin to come, first or again, and when they may be missed. */
export interface Hearing {
  begun(): void;
  ended(): void;
}

const LONGEST_RECONNECT_MS = 2000;

/**
 * The one owner of the connections to Redis or Valkey: one for commands, one for subscriptions, both made again by themselves.
 * A Redis that is away, slow or frozen costs its users an error at once, never a wait: they all have a way without it.
 */
@Injectable()
export class RedisLink implements OnModuleInit, OnApplicationShutdown {
  private commands?: Redis;
  private subscriber?: Redis;
  private readonly listeners = new Set<Listener>();
  private readonly hearers = new Map<string, Set<Hearer>>();
  private readonly hearings = new Map<string, Set<Hearing>>();
  private readonly scripts = new Map<string, { readonly lua: string; readonly numberOfKeys: number }>();
  private connected = false;
  private inARow = 0;
  private failures = 0;
  private restUntil = -Infinity;
  private told = false;

  constructor(
    @Inject(REDIS_OPTIONS) private readonly options: RedisLinkOptions,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(RedisObserver) private readonly observer: RedisObserver = SILENT_REDIS_OBSERVER,
  ) {}

  /** Whether a Redis was named at all. */
  get configured(): boolean {
    return this.options.url !== undefined;
  }

  /** Whether commands may be sent now. */
  get up(): boolean {
    return this.connected && this.clock.monotonic() >= this.restUntil;
  }

  facts(): RedisFacts {
    return { configured: this.configured, up: this.up, failures: this.failures };
  }

  /** A key or channel of this installation: `opera-mcp:pace:gateway`. */
  key(...parts: readonly string[]): string {
    return [this.options.prefix, ...parts].join(':');
  }

  /**
   * Commands on the shared connection; those of one turn of the event loop travel together.
   * @throws RedisAway at once when Redis is away, after the command timeout when it does not answer; errors of the command itself
   *   as they are
   */
  async run<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const { commands } = this;
    if (commands === undefined || !this.up) throw new RedisAway('no connection');
    try {
      const result = await work(commands);
      this.succeeded();
      return result;
    } catch (error) {
      if (isReply(error)) throw error;
      this.failed();
      throw new RedisAway('no answer', error);
    }
  }

  /**
   * A Lua script, known to Redis by its digest from the first use on.
   * @param name unique in the process
   * @param keys how many of the arguments are keys
   */
  script(name: string, lua: string, keys: number): RedisScript {
    const definition = { lua, numberOfKeys: keys };
    this.scripts.set(name, definition);
    this.commands?.defineCommand(name, definition);
    return (...args) =>
      this.run((redis) => (redis as unknown as Record<string, RedisScript>)[name]!(...args));
  }

  /**
   * Hears messages of a channel, again after every reconnection; messages sent while there was none are lost.
   * @param hearing for whom a lost message matters
   * @returns ends the subscription
   */
  subscribe(channel: string, hear: Hearer, hearing?: Hearing): () => void {
    const hearers = this.hearers.get(channel) ?? new Set();
    this.hearers.set(channel, hearers.add(hear));
    if (hearing !== undefined) {
      this.hearings.set(channel, (this.hearings.get(channel) ?? new Set<Hearing>()).add(hearing));
    }
    if (this.subscriber?.status === 'ready') void this.listen([channel]);
    return () => {
      hearers.delete(hear);
      if (hearing !== undefined) this.hearings.get(channel)?.delete(hearing);
      if (hearers.size > 0) return;
      this.hearers.delete(channel);
      this.subscriber?.unsubscribe(channel).catch(() => undefined);
    };
  }

  /**
   * Told whenever Redis comes or goes; what was kept from others' messages is doubtful after it was away.
   * @returns ends the telling
   */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async onModuleInit(): Promise<void> {
    await this.open();
  }

  /** Connects and waits a moment for it; a Redis that is not there comes in when it is. */
  async open(): Promise<void> {
    const { url, startWaitMilliseconds } = this.options;
    if (url === undefined || this.commands !== undefined) return;
    const commands = new Redis(url, this.connection());
    this.commands = commands;
    this.subscriber = commands.duplicate({ autoResubscribe: false, enableAutoPipelining: false });
    for (const [name, definition] of this.scripts) commands.defineCommand(name, definition);
    const settled = new AbortController();
    commands.on('ready', () => {
      this.connected = true;
      this.tell();
      settled.abort();
    });
    commands.on('close', () => {
      this.connected = false;
      this.tell('closed');
    });
    // Every failure also ends in a rejected command or a closed connection; unheard, it would end the process.
    commands.on('error', () => undefined);
    this.subscriber.on('error', () => undefined);
    this.subscriber.on('ready', () => void this.listen([...this.hearers.keys()]));
    this.subscriber.on('close', () => {
      for (const hearings of this.hearings.values()) for (const hearing of hearings) hearing.ended();
    });
    this.subscriber.on('message', (channel: string, message: string) => {
      for (const hear of this.hearers.get(channel) ?? []) hear(message);
    });
    await this.clock.sleep(startWaitMilliseconds, settled.signal).catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Says good-bye where somebody listens, and ends both connections. */
  async close(): Promise<void> {
    const open = [this.commands, this.subscriber].filter((redis) => redis !== undefined);
    this.commands = undefined;
    this.subscriber = undefined;
    this.listeners.clear();
    await Promise.all(
      open.map(async (redis) => {
        if (redis.status === 'ready') await redis.quit().catch(() => undefined);
        redis.disconnect();
      }),
    );
  }

  private connection(): RedisOptions {
    return {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      enableAutoPipelining: true,
      autoResendUnfulfilledCommands: false,
      commandTimeout: this.options.commandTimeoutMilliseconds,
      connectTimeout: this.options.connectTimeoutMilliseconds,
      retryStrategy: (times) => Math.min(times * 100, LONGEST_RECONNECT_MS),
      // A replica that became the primary's follower answers READONLY: its address has to be looked up anew.
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
    };
  }

  private async listen(channels: readonly string[]): Promise<void> {
    if (channels.length === 0) return;
    try {
      await this.subscriber?.subscribe(...channels);
    } catch {
      // The connection went; its successor subscribes again.
      return;
    }
    for (const channel of channels) for (const hearing of this.hearings.get(channel) ?? []) hearing.begun();
  }

  private succeeded(): void {
    if (this.inARow === 0) return;
    this.inARow = 0;
    this.restUntil = -Infinity;
    this.tell();
  }

  private failed(): void {
    this.failures += 1;
    this.inARow += 1;
    if (this.inARow < this.options.failuresBeforeRest) return;
    this.restUntil = this.clock.monotonic() + this.options.restMilliseconds;
    this.tell('not answering');
  }

  /** Passes on a change; while Redis rests it counts as down until a command succeeds. */
  private tell(reason = ''): void {
    const up = this.connected && this.inARow < this.options.failuresBeforeRest;
    if (up === this.told) return;
    this.told = up;
    if (up) this.observer.redisUp();
    else this.observer.redisDown(reason);
    for (const listener of this.listeners) listener(up);
  }
}

/** Redis answered, with an error: it is there. */
function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}
