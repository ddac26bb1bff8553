import type { Caller } from '../../auth/caller.js';
import type { LogLevel } from '../declaration/client-link.js';
import type { InventoryView } from '../inventory/inventory.view.js';
import type { RpcId } from './json-rpc.js';
import type { Session } from './session.js';
import type { Era } from './versions.table.js';

/** Who is on the other side of one request, and what it may be told and asked. */
export interface Peer {
  readonly era: Era;
  readonly caller: Caller;
  readonly view: InventoryView;
  /** What the client declared it can do; empty when unknown. */
  readonly capabilities: { readonly [name: string]: unknown };
  /** Lowest level of log notifications wanted; undefined: none may be sent. */
  readonly logLevel?: LogLevel;
  /** Of a 2025-era client that keeps one, or of stdio. */
  readonly session?: Session;
}

/** Where a request came from, as far as logs and traces care. */
export interface Origin {
  readonly requestId: string;
  /** Valid W3C text. */
  readonly traceparent?: string;
}

/**
 * The way back to the client for one request. The engine knows nothing else of the transport: because every answer goes to
 * the exchange its request came with, no answer can reach another client, whatever ids clients choose.
 */
export interface Exchange {
  readonly peer: Peer;
  /** The client's id of the request. */
  readonly id: RpcId;
  /** Of the HTTP request that brought it: its id, a UUID of ours, and the client's trace. */
  readonly origin?: Origin;
  /** Sends a notification or a question belonging to the request; false when the client cannot take it. */
  send(text: string): boolean;
  /** The answer, JSON-RPC text; with the error's code when it is an error. */
  finish(text: string, errorCode?: number): void;
  /** Called when the request is cancelled; set by whoever works on it. */
  cancelled?: () => void;
  /** Nothing will be answered: the client took the request back. */
  abandon(): void;
}
