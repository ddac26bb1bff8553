import type { Caller } from '../../auth/caller.js';
import type { LogLevel } from '../declaration/client-link.js';
import type { RpcId } from './json-rpc.js';

/** What is remembered of a client between its requests (2025-era session, or the one client of stdio). */
export class Session {
  capabilities: { readonly [name: string]: unknown } = {};
  logLevel: LogLevel = 'warning';
  /** The client said `initialize`. */
  opened = false;
  /** URIs of resources the client wants news of. */
  readonly subscriptions = new Set<string>();
  /** Our questions that are open: the engine's id by the id the client was given. */
  readonly questions = new Map<RpcId, number>();
  /** Writes a message that belongs to no request; absent while no stream is open. */
  push?: (text: string) => void;
  /** Closes the stream behind `push`. */
  close?: () => void;
  /** Clock.monotonic() of the last use. */
  usedAt = 0;

  constructor(
    readonly id: string,
    readonly caller: Caller,
  ) {}
}
