import type { FastifyReply } from 'fastify';
import type { Clock } from '../../kernel/clock.js';

/** Of a body that was refused, so much more is read, for so long. */
const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE_SECONDS = 5;

/**
 * Lets the sender of a refused body finish sending, so that it reads the answer instead of a reset (RFC 9112, section 9.6): what
 * comes is thrown away, within bounds. Call it before the reply is sent.
 * @param clock waits for senders that neither go on nor leave
 */
export function discardBody(reply: FastifyReply, clock: Clock): void {
  const request = reply.request.raw;
  if (request.complete) return;
  // Fastify would close at once, and unread bytes turn that into a reset that overtakes the answer.
  reply.removeHeader('connection');
  const waiting = new AbortController();
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) request.socket.destroy();
  });
  request.once('close', () => waiting.abort());
  request.once('end', () => waiting.abort());
  clock.sleep(PATIENCE_SECONDS * 1000, waiting.signal).then(
    () => request.socket.destroy(),
    () => undefined,
  );
}
