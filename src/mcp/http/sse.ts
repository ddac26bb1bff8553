import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** A client that reads nothing may leave so much unread; more, and it is given up rather than kept in memory. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024;

/** An open stream of server-sent events. Events carry no ids: nothing is replayed, so no two streams can share one. */
export interface SseStream {
  /** Sends one JSON-RPC message. */
  message(text: string): void;
  /** Sends a comment, so that proxies see life. */
  comment(): void;
  end(): void;
}

/**
 * Turns a reply into a stream; headers set on the reply so far go with it.
 * @param headers further ones
 */
export function openSse(reply: FastifyReply, headers: Record<string, string> = {}): SseStream {
  reply.hijack();
  const raw: ServerResponse = reply.raw;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache, no-transform',
    // Asks nginx and its kin not to hold events back.
    'X-Accel-Buffering': 'no',
    ...headers,
  });
  raw.flushHeaders();
  const write = (text: string): void => {
    if (raw.writableEnded || raw.destroyed) return;
    raw.write(text);
    if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
  };
  return {
    message: (text) => write(`event: message\ndata: ${text}\n\n`),
    comment: () => write(': alive\n\n'),
    end: () => void raw.end(),
  };
}
