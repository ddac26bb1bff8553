import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { nearest } from '../nearest.js';
import type { ListedValue } from '../value-list.mapper.js';
import { ValueListsService } from '../value-lists.service.js';

const input = z.object({
  list: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe(
      'What the codes are of, in plain words (room types, cancellation reasons), or the name of the list in OPERA',
    ),
  search: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe('Only values whose code or description holds this'),
  parameters: z
    .record(z.string(), z.string())
    .optional()
    .describe('What the list depends on, when the answer says so'),
  includeInactive: z.boolean().default(false),
  limit: z.int().min(1).max(200).default(50),
});

const output = z.object({
  list: z.string(),
  values: z.array(z.object({ code: z.string(), description: z.string(), inactive: z.boolean().optional() })),
  total: z.int(),
  otherLists: z.array(z.string()).optional(),
});

/** How many values are offered when none holds what was searched for. */
const OFFERED = 5;

/** The valid codes of anything. */
@McpTool({
  name: 'list_values',
  title: 'List valid codes',
  toolset: 'configuration',
  effect: 'read',
  description:
    "The hotel's valid codes of anything, with what they mean: room types, rate codes, transaction codes, payment methods, market and source codes, reasons, packages, specials, countries and over 400 more lists. Use it before guessing a code.",
  input,
  output,
  operations: ['lov.getLOVNames', 'lov.getListOfValues'],
  paged: true,
})
@Injectable()
export class ListValuesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly lists: ValueListsService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { list, search, parameters = {}, includeInactive: inactive, limit } = args;
    const found = await this.lists.find(call, { list, parameters, inactive });
    const holding =
      search === undefined ? found.values : found.values.filter((value) => holds(value, search));
    const missed = search !== undefined && holding.length === 0 && found.values.length > 0;
    const chosen = missed ? (nearest(search, found.values, OFFERED) as ListedValue[]) : holding;
    const from = typeof call.cursor === 'number' ? call.cursor : 0;
    const values = chosen.slice(from, from + limit).map(({ code, description, inactive: old }) => ({
      code,
      description,
      ...(old && { inactive: true }),
    }));
    const notes = missed ? ['No value holds what was searched for; these are the nearest.'] : [];
    return {
      data: {
        list: found.name,
        values,
        total: chosen.length,
        ...(found.others.length > 0 && { otherLists: [...found.others] }),
      },
      text: say(found.name, values, chosen.length, found.others),
      notes,
      ...(from + limit < chosen.length && { next: from + limit }),
    };
  }
}

/** Every word in code or description, without regard to case. */
function holds({ code, description }: ListedValue, search: string): boolean {
  const text = `${code} ${description}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function say(
  name: string,
  values: readonly { code: string; description: string; inactive?: boolean }[],
  total: number,
  others: readonly string[],
): string {
  const lines = values.map(
    ({ code, description, inactive }) =>
      `${code}${description === '' || description === code ? '' : `: ${description}`}${inactive === true ? ' (inactive)' : ''}`,
  );
  const head = total === 0 ? `${name}: no values at this hotel.` : `${name}, ${values.length} of ${total}:`;
  return [head, ...lines, ...(others.length > 0 ? [`Other lists: ${others.join(', ')}`] : [])].join('\n');
}
