import { ConflictException } from '@nestjs/common';
import { json } from 'node:stream/consumers';
import { ManualClock, settle } from '../../../test/support/manual-clock.js';
import { Profiler } from './profiler.service.js';

describe('profiles', () => {
  const clock = new ManualClock();
  const never = new AbortController().signal;
  const profiler = new Profiler(clock, { log: () => undefined } as never);

  async function taken(kind: 'cpu' | 'allocations'): Promise<unknown> {
    const stream = profiler.take(kind, 5, never, 'somebody');
    while (clock.sleeping === 0) await settle();
    await expect(profiler.take('cpu', 1, never, 'another')).rejects.toThrow(ConflictException);
    await clock.advance(5000);
    return json(await stream);
  }

  it('show where time goes and where memory is allocated, one at a time', async () => {
    expect(await taken('cpu')).toMatchObject({ nodes: expect.any(Array), endTime: expect.any(Number) });
    expect(await taken('allocations')).toMatchObject({ head: { callFrame: expect.any(Object) } });
  });

  it('end with the client that left, and the next one is free to ask', async () => {
    const gone = new AbortController();
    const stream = profiler.take('cpu', 5, gone.signal, 'somebody');
    while (clock.sleeping === 0) await settle();
    gone.abort(new Error('left'));
    await expect(stream).rejects.toThrow('left');
    expect(await taken('cpu')).toBeDefined();
  });
});
