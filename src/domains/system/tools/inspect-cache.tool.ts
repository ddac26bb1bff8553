import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CacheService } from '../../../cache/cache.service.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { CacheAnswer } from '../cache.schema.js';
import { sayCache } from '../system.view.js';

const MOST_TAGS = 50;
const input = z.object({
  tag: z.string().max(100).default('').describe('Beginning of the tags wanted, such as hotel:SAND01'),
});

/** What is remembered, layer by layer and tag by tag. */
@McpTool({
  name: 'inspect_cache',
  title: 'Inspect the cache',
  toolset: 'system',
  effect: 'read',
  description:
    'Shows what this server remembers of OPERA: entries, hits and failures by layer, and entries in memory by tag. Use before purge_cache.',
  input,
  output: CacheAnswer,
  operations: [],
  chainWide: true,
})
@Injectable()
export class InspectCacheTool implements ToolHandler<typeof input, typeof CacheAnswer> {
  constructor(@Inject(CacheService) private readonly cache: CacheService) {}

  async run({ tag }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<CacheAnswer>> {
    const { enabled, hitRatio, invalidations, layers } = this.cache.stats();
    const tags = this.cache.tagged(call.caller.tenant, tag, MOST_TAGS);
    const data = {
      enabled,
      hitRatio: Math.round(hitRatio * 100) / 100,
      invalidations,
      layers: [...layers],
      tags,
    };
    return { data, text: sayCache(data) };
  }
}
