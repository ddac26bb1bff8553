/** One HTTP request as it goes on the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** Absolute, already escaped. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Aborts the request down to the socket. */
  readonly signal: AbortSignal;
  /** Longest time until the whole answer is here, connecting included. */
  readonly timeoutMs: number;
}

/** One HTTP answer, read completely and decompressed. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8 text; empty when there was no body. */
  readonly text: string;
}

/** Connections of one origin. */
export interface ConnectionFigures {
  readonly open: number;
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly queued: number;
}

/** How requests reach a gateway. The chain of the client is the same for every adapter. */
export interface OperaTransport {
  /** @throws TransportError when no complete answer came */
  send(request: WireRequest): Promise<WireAnswer>;
  /** Connections to an origin now; absent when nothing is known of it (a proxy holds them, or nothing was sent yet). */
  figures?(origin: string): ConnectionFigures | undefined;
  /** Closes every connection; requests under way fail. */
  close(): Promise<void>;
}

export const OperaTransport = Symbol('OperaTransport');

/**
 * Why no complete answer came:
 * `connect` no connection (refused, unresolved, unreachable), `tls` certificate or handshake, `reset` connection lost,
 * `timeout` took too long, `aborted` by the caller, `oversize` answer over the ceiling, `garbled` not understandable.
 */
export type TransportFailure = 'connect' | 'tls' | 'reset' | 'timeout' | 'aborted' | 'oversize' | 'garbled';

/** No complete answer. `sent` tells whether OPERA may have seen the request; `status` is set when the answer had begun. */
export class TransportError extends Error {
  constructor(
    readonly failure: TransportFailure,
    /** False only when it is certain that not one byte of the request left. */
    readonly sent: boolean,
    readonly status?: number,
    /** Location header of a broken answer: what a write created. */
    readonly location?: string,
    cause?: unknown,
  ) {
    super(`no complete answer: ${failure}`, { cause });
    this.name = 'TransportError';
  }
}
