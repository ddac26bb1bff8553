import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CacheService } from '../../../cache/cache.service.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { PurgeAnswer } from '../cache.schema.js';

const input = z.object({
  tags: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(50)
    .describe('Tags as inspect_cache shows them, such as reservation:4711'),
});

/** Forgets remembered answers, on every replica. */
@McpTool({
  name: 'purge_cache',
  title: 'Purge the cache',
  toolset: 'system',
  effect: 'write',
  description:
    'Makes this server forget what it remembers of OPERA under the given tags, on every replica; the next reads ask OPERA. Changes nothing in OPERA.',
  input,
  output: PurgeAnswer,
  operations: [],
  chainWide: true,
  idempotent: true,
})
@Injectable()
export class PurgeCacheTool implements ToolHandler<typeof input, typeof PurgeAnswer> {
  constructor(@Inject(CacheService) private readonly cache: CacheService) {}

  async run({ tags }: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<PurgeAnswer>> {
    await this.cache.invalidate(call.caller.tenant, tags);
    return { data: { purged: tags }, text: `Forgotten: ${tags.join(', ')}.` };
  }
}
