import type { FastifyReply } from 'fastify';
import { errorText, RPC, type RpcId } from '../engine/json-rpc.js';
import type { Exchange, Origin, Peer } from '../engine/peer.js';
import type { KeepAlive } from './keep-alive.service.js';
import { atEndOfTurn } from './outbox.js';
import { openSse, type SseStream } from './sse.js';

/** What the client accepts as an answer. */
export interface Accepted {
  readonly json: boolean;
  readonly sse: boolean;
}

/** HTTP statuses of 2026-07-28 errors; older revisions answer errors with 200. */
const MODERN_STATUS: Readonly<Record<number, number>> = {
  [RPC.METHOD_NOT_FOUND]: 404,
  [RPC.HEADER_MISMATCH]: 400,
  [RPC.MISSING_CAPABILITY]: 400,
  [RPC.UNSUPPORTED_VERSION]: 400,
};

/**
 * One POST and its response: JSON, unless something has to be said before the answer; from then on a stream that ends with it.
 */
export class HttpExchange implements Exchange {
  cancelled?: () => void;
  private stream?: SseStream;
  private done = false;

  constructor(
    readonly peer: Peer,
    readonly id: RpcId,
    private readonly reply: FastifyReply,
    private readonly accepted: Accepted,
    private readonly keepAlive: KeepAlive,
    /** Called once when the exchange is over. */
    private readonly over: () => void,
    readonly origin?: Origin,
  ) {}

  send(text: string): boolean {
    if (this.done || !this.accepted.sse) return false;
    this.stream ??= this.open();
    this.stream.message(text);
    return true;
  }

  finish(text: string, errorCode?: number): void {
    if (!this.close()) return;
    if (this.stream === undefined && !this.accepted.json) this.stream = this.open();
    if (this.stream !== undefined) {
      this.stream.message(text);
      this.end(this.stream);
      return;
    }
    const status =
      errorCode === undefined || this.peer.era === 'legacy' ? 200 : (MODERN_STATUS[errorCode] ?? 200);
    atEndOfTurn(() => {
      void this.reply.code(status).header('content-type', 'application/json').send(text);
    });
  }

  abandon(): void {
    if (!this.close()) return;
    if (this.stream !== undefined) this.end(this.stream);
    else if (this.peer.session !== undefined) void this.reply.code(202).send();
    else {
      // Without sessions the cancelling client is matched by likeness: should it be the wrong one, it is told.
      const text = errorText(this.id, RPC.SERVER_ERROR, 'The request was cancelled by its client.');
      void this.reply.code(200).header('content-type', 'application/json').send(text);
    }
  }

  /** The client is gone: nothing can be sent any more. */
  lost(): void {
    if (!this.close()) return;
    if (this.stream !== undefined) this.end(this.stream);
  }

  get isDone(): boolean {
    return this.done;
  }

  private open(): SseStream {
    const stream = openSse(this.reply);
    this.keepAlive.add(stream);
    return stream;
  }

  private end(stream: SseStream): void {
    this.keepAlive.remove(stream);
    stream.end();
  }

  private close(): boolean {
    if (this.done) return false;
    this.done = true;
    this.over();
    return true;
  }
}
