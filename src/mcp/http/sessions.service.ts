import {
  Inject,
  Injectable,
  Optional,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { HandleObserver } from '../confirmation/handle-observer.js';
import { Changes, notificationOf, type Change } from '../engine/changes.service.js';
import { Session } from '../engine/session.js';
import { McpOptions } from '../mcp.options.js';

/**
 * Sessions of 2025-era HTTP clients, when switched on. An id is no credential: each session belongs to the caller that opened
 * it, and to nobody else it exists. Bounded: the one idle longest makes room.
 */
@Injectable()
export class Sessions implements OnModuleInit, BeforeApplicationShutdown {
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly changes: Changes,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(McpOptions) private readonly options: McpOptions,
    @Optional() @Inject(HandleObserver) private readonly handles?: HandleObserver,
  ) {}

  onModuleInit(): void {
    this.changes.listen((change) => this.tell(change));
  }

  beforeApplicationShutdown(): void {
    for (const session of this.sessions.values()) session.close?.();
    this.sessions.clear();
  }

  /** A new session of the caller; undefined when sessions are switched off. */
  open(caller: Caller): Session | undefined {
    if (!this.options.sessions) return undefined;
    this.dropIdle();
    const session = new Session(this.ids.token(24), caller);
    this.use(session);
    return session;
  }

  /** The caller's session of that id, which is thereby in use; undefined when there is none for this caller. */
  find(id: string, caller: Caller): Session | undefined {
    const session = this.sessions.get(id);
    if (session === undefined) return undefined;
    if (session.caller.subject !== caller.subject || session.caller.tenant !== caller.tenant) {
      this.handles?.misused('session', { caller: caller.subject, tenant: caller.tenant });
      return undefined;
    }
    if (this.isIdle(session)) {
      this.end(session);
      return undefined;
    }
    this.use(session);
    return session;
  }

  /** Forgets the session and closes its stream. */
  end(session: Session): void {
    this.sessions.delete(session.id);
    session.close?.();
  }

  /** Sessions known. */
  get size(): number {
    return this.sessions.size;
  }

  private use(session: Session): void {
    session.usedAt = this.clock.monotonic();
    // Moved to the end: the map is in order of last use.
    this.sessions.delete(session.id);
    this.sessions.set(session.id, session);
  }

  private dropIdle(): void {
    for (const session of this.sessions.values()) {
      if (!this.isIdle(session) && this.sessions.size < this.options.maxSessions) break;
      this.end(session);
    }
  }

  private isIdle(session: Session): boolean {
    const idleMs = this.clock.monotonic() - session.usedAt;
    return session.push === undefined && idleMs > this.options.sessionIdleSeconds * 1000;
  }

  private tell(change: Change): void {
    const { method, params } = notificationOf(change);
    const text = JSON.stringify({ jsonrpc: '2.0', method, params });
    for (const session of this.sessions.values()) {
      if (change.kind !== 'resource' || session.subscriptions.has(change.uri)) session.push?.(text);
    }
  }
}
