import type { Json } from '../../kernel/json.js';
import type { Params, RpcId } from './json-rpc.js';
import type { Peer } from './peer.js';

/** One request being worked on, free of transport and SDK. */
export interface EngineRequest {
  readonly method: string;
  readonly params: Params;
  /** The client's id of it: for saying it back, never for finding anything. */
  readonly clientId: RpcId;
  readonly peer: Peer;
  /** Our id of it, on every log line. */
  readonly requestId: string;
  /** W3C trace of the client: from `_meta`, else from the HTTP header. */
  readonly traceparent?: string;
  /** Aborted when the client cancels or goes away. */
  readonly signal: AbortSignal;
  /** Calls back at that moment, cheaper than listening to the signal. At most one listener. */
  readonly onCancel: (listener: () => void) => void;
  /** Sends a notification on this request's way back. */
  readonly notify: (method: string, params: Params) => void;
  /** Puts a question to the client and waits; only with a peer that keeps a session. */
  readonly question: (method: string, params: Params, timeoutMs: number) => Promise<Json>;
}
