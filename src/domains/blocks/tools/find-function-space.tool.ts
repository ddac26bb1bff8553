import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { visibleText } from '../../../mcp/declaration/guest-text.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { sayMoney } from '../../../shared/money.js';
import { Code, TimeOfDay } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { Count } from '../block.schema.js';
import { Events } from '../events.service.js';
const input = z.object({
  date: SpokenDate,
  from: TimeOfDay.default('08:00'),
  to: TimeOfDay.default('18:00'),
  people: Count(1, 5000).optional(),
  setup: Code.optional().describe('Code: theatre, banquet ...'),
});
const output = z.object({
  spaces: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      rental: z.string().optional(),
    }),
  ),
  taken: z.array(z.string()),
});

/** Rooms for a meeting or a meal. */
@McpTool({
  name: 'find_function_space',
  title: 'Find function space',
  toolset: 'blocks',
  effect: 'read',
  description:
    'Meeting and banquet rooms free at a time and big enough, and which suitable ones are taken. Guest rooms: check_room_availability.',
  input,
  output,
  operations: ['evm.getFunctionSpaceAvailability', 'lov.getListOfValues', 'bof.getBusinessDate'],
})
@Injectable()
export class FindFunctionSpaceTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly events: Events,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    if (args.to <= args.from) {
      throw new Fault('INPUT_INVALID', {
        message: `${args.to} is not after ${args.from}.`,
        advice: 'Give an end later on the same day.',
        field: 'to',
      });
    }
    const [date, setup] = await Promise.all([
      this.calendar.resolve(call, args.date),
      args.setup === undefined ? undefined : this.codes.check(call, 'setup-style', args.setup, 'setup'),
    ]);
    const found = await this.events.spaces(freshly(call), {
      start: `${date} ${args.from}`,
      end: `${date} ${args.to}`,
      people: args.people,
      setup: setup?.code,
    });
    const spaces = found
      .filter((space) => space.free)
      .map(({ code, name, rental }) => ({
        code,
        name: visibleText(name),
        ...(rental !== undefined && { rental: sayMoney(rental) }),
      }));
    const taken = found.filter((space) => !space.free).map((space) => space.code);
    const when = `${date} ${args.from} to ${args.to}`;
    const lines = spaces.map(
      (space) => `${space.code} ${space.name}, rental ${space.rental ?? 'not stated'}`,
    );
    const head = spaces.length === 0 ? `Nothing suitable is free ${when}.` : `Free ${when}:`;
    const tail = taken.length === 0 ? [] : [`Taken: ${taken.join(', ')}`];
    return { data: { spaces, taken }, text: [head, ...lines, ...tail].join('\n') };
  }
}
