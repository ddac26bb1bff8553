import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { DescriptionService } from '../description.service.js';
import { sayDescription } from '../operations.view.js';

const input = z.object({
  operation: z
    .string()
    .trim()
    .min(1)
    .max(160)
    .describe('Name from search_operations: module.operationId, or a task'),
  path: z
    .string()
    .trim()
    .max(300)
    .optional()
    .describe('A part to open further: body.a.b, answer.a, parameters.x'),
  depth: z
    .int()
    .min(1)
    .max(8)
    .optional()
    .describe('Levels of the outline at most; as deep as fits when absent'),
});

const output = z.looseObject({
  operation: z.string(),
  kind: z.enum(['task', 'operation']),
  effect: z.string().optional(),
  parameters: z.unknown().optional(),
  body: z.unknown().optional(),
  answer: z.unknown().optional(),
  part: z.unknown().optional(),
  example: z.unknown().optional(),
  next: z.string().optional(),
});

/** How to call one operation or task. */
@McpTool({
  name: 'describe_operation',
  title: 'Describe an operation',
  toolset: 'operations',
  effect: 'read',
  description:
    'Tells how to call one operation or task found by search_operations: parameters, outline of body and answer, limits, effect, a small example. Large bodies are outlined; path opens any part. Read this before calling. Does nothing itself.',
  input,
  output,
  operations: [],
  chainWide: true,
})
@Injectable()
export class DescribeOperationTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly descriptions: DescriptionService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const data = await this.descriptions.describe(call, args);
    return { data, text: sayDescription(data) };
  }
}
