import { callContext, memoryCache } from '../../../../test/support/opera-rig.js';
import { LOCAL_CALLER } from '../../../auth/caller.js';
import { SystemClock } from '../../../kernel/clock.js';
import type { ToolCall } from '../../../mcp/declaration/tool.declaration.js';
import { InspectCacheTool } from './inspect-cache.tool.js';
import { PurgeCacheTool } from './purge-cache.tool.js';

const clock = new SystemClock();
const call = callContext(clock) as ToolCall;
const key = (tenant: string, id: string) => ({
  tenant,
  gateway: 'g',
  hotelId: 'SAND01',
  operation: 'rsv.getReservation',
  arguments: { id },
});

describe('inspect_cache and purge_cache', () => {
  const { tenant } = LOCAL_CALLER;
  const cache = memoryCache(clock);
  const inspect = async (tag: string) => (await new InspectCacheTool(cache).run({ tag }, call)).data;

  it('show and forget the answers of the caller’s own tenant by tag', async () => {
    const read = async (of: string, id: string, value: string) =>
      (await cache.read(key(of, id), { tags: [`reservation:${id}`, 'guests'] }, async () => value)).value;
    await read(tenant, '1', 'one');
    await read(tenant, '2', 'two');
    await read('elsewhere', '3', 'three');

    expect((await inspect('')).tags).toEqual([
      { tag: 'guests', entries: 2 },
      { tag: expect.stringMatching(/^reservation:[12]$/), entries: 1 },
      { tag: expect.stringMatching(/^reservation:[12]$/), entries: 1 },
    ]);
    expect(await inspect('reservation:1')).toMatchObject({
      tags: [{ tag: 'reservation:1', entries: 1 }],
      layers: [{ name: 'memory', entries: 3 }],
    });

    await new PurgeCacheTool(cache).run({ tags: ['reservation:1', 'reservation:3'] }, call);
    expect((await inspect('reservation:')).tags).toEqual([{ tag: 'reservation:2', entries: 1 }]);
    expect(await read(tenant, '1', 'new')).toBe('new');
    expect(await read('elsewhere', '3', 'new')).toBe('three');
  });
});
