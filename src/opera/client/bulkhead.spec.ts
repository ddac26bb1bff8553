import { ManualClock, settle } from '../../../test/support/manual-clock.js';
import type { PaceRequest } from '../../throttle/pace.js';
import { Bulkhead } from './bulkhead.js';

function setUp(placesPerModule = 4, maxWaiting = 100) {
  const clock = new ManualClock();
  const bulkhead = new Bulkhead({ placesPerModule, maxWaiting }, clock);
  const inside: string[] = [];
  const request = (caller: string, more: Partial<PaceRequest> = {}): PaceRequest => ({
    gateway: 'g',
    caller,
    tenant: 't',
    priority: 'interactive',
    deadline: clock.monotonic() + 60_000,
    signal: new AbortController().signal,
    ...more,
  });
  const enter = async (asked: PaceRequest) => {
    await bulkhead.enter(asked);
    inside.push(asked.caller);
    return asked;
  };
  return { clock, bulkhead, inside, request, enter };
}

describe('Bulkhead', () => {
  it('lets in as many as there are places, then one for each that leaves, callers in turn', async () => {
    const { bulkhead, inside, request, enter } = setUp(2);
    const first = await enter(request('a'));
    for (const caller of ['a', 'a', 'a', 'b']) void enter(request(caller));
    await settle();
    expect(inside).toEqual(['a', 'a']);
    bulkhead.leave(first);
    bulkhead.leave(first);
    await settle();
    expect(inside).toEqual(['a', 'a', 'a', 'b']);
  });

  it('keeps half of the places free of bulk', async () => {
    const { inside, request, enter } = setUp(4);
    for (let call = 0; call < 5; call += 1) void enter(request('bulk', { priority: 'bulk' }));
    void enter(request('person'));
    await settle();
    expect(inside).toEqual(['bulk', 'bulk', 'person']);
  });

  it('ends a wait at the deadline, at a cancellation and at once when too many wait', async () => {
    const { clock, bulkhead, inside, request, enter } = setUp(1, 2);
    const holder = await enter(request('a'));
    const abort = new AbortController();
    const late = enter(request('late', { deadline: 100 }));
    const gone = enter(request('gone', { signal: abort.signal }));
    const outcomes = Promise.allSettled([late, gone]);
    await expect(enter(request('more'))).rejects.toMatchObject({ code: 'OPERA_THROTTLED' });
    abort.abort();
    await clock.advance(101);
    expect(await outcomes).toMatchObject([
      { reason: { code: 'OPERA_THROTTLED' } },
      { reason: { code: 'OPERA_CANCELLED' } },
    ]);
    bulkhead.leave(holder);
    await enter(request('next'));
    expect(inside).toEqual(['a', 'next']);
    expect(clock.sleeping).toBe(0);
  });
});
