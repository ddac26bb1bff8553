import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EFFECTS } from '../../../kernel/effect.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { CatalogueSearchService } from '../catalogue-search.service.js';
import { sayFound } from '../operations.view.js';

const input = z.object({
  query: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .describe('What is to be done, in plain hotel words (English), or a name'),
  module: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .optional()
    .describe('Only this OPERA module (rsv, csh, crm ...) or group of tasks (front-desk, cashiering ...)'),
  effect: z.enum(EFFECTS).optional(),
  limit: z.int().min(1).max(50).default(8),
});

const output = z.object({
  found: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['task', 'operation']),
      effect: z.enum(EFFECTS),
      about: z.string(),
      operations: z.array(z.string()).optional(),
      next: z.string(),
    }),
  ),
});

/** Everything this server can do, found by words. */
@McpTool({
  name: 'search_operations',
  title: 'Search tasks and operations',
  toolset: 'operations',
  effect: 'read',
  description:
    'Finds how to do anything that no listed tool does: further ready tasks and every OPERA API operation, by plain words. Say what is wanted ("change the market code of a block"), not names or dates of guests. Does nothing itself.',
  input,
  output,
  operations: [],
  chainWide: true,
})
@Injectable()
export class SearchOperationsTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly catalogue: CatalogueSearchService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const found = await this.catalogue.search(call, args);
    return { data: { found }, text: sayFound(found) };
  }
}
