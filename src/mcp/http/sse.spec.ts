import type { FastifyReply } from 'fastify';
import { openSse } from './sse.js';

/** A response of which so many bytes lie unread. */
function replyWith(unread: number): { reply: FastifyReply; written: string[]; gone: () => boolean } {
  const written: string[] = [];
  let destroyed = false;
  const raw = {
    writableEnded: false,
    get destroyed() {
      return destroyed;
    },
    writableLength: unread,
    writeHead: () => raw,
    flushHeaders: () => undefined,
    write: (text: string) => written.push(text) > 0,
    destroy: () => (destroyed = true),
  };
  const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply;
  return { reply, written, gone: () => destroyed };
}

describe('a stream', () => {
  it('goes on while its client reads', () => {
    const { reply, written, gone } = replyWith(8 * 1024 * 1024);
    openSse(reply).message('{}');
    expect([written, gone()]).toEqual([['event: message\ndata: {}\n\n'], false]);
  });

  it('gives a client up that reads nothing, instead of keeping all of it in memory', () => {
    const { reply, written, gone } = replyWith(8 * 1024 * 1024 + 1);
    const stream = openSse(reply);
    stream.message('{}');
    stream.message('{}');
    expect([written.length, gone()]).toEqual([1, true]);
  });
});
