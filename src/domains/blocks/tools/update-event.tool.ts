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
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf, TimeOfDay } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { Count, EventShown, OtherTime } from '../block.schema.js';
import { eventShown, sayEvent } from '../blocks.view.js';
import { Events } from '../events.service.js';
const input = z.object({
  eventId: lineOf(1, 20),
  name: lineOf(2, 60).optional(),
  date: SpokenDate.optional(),
  from: TimeOfDay.optional(),
  to: OtherTime.optional(),
  people: Count(1, 5000).optional(),
  space: Code.optional(),
  setup: Code.optional(),
  status: Code.optional(),
  items: z
    .array(z.object({ item: Code, quantity: Count(1, 999) }))
    .refine((list) => list.length <= 20, 'must have at most 20 entries')
    .default([])
    .describe('Equipment there should be'),
  note: lineOf(1, 500).optional(),
});

const ChangedEvent = EventShown.omit({ name: true, block: true }).partial({ start: true, end: true });

/** Changes of a meeting or meal. */
@McpTool({
  name: 'update_event',
  title: 'Change an event',
  toolset: 'blocks',
  effect: 'write',
  description:
    'Changes time, space, setup, people or status of an event, adds a note or orders equipment. What is left out stays.',
  input,
  output: ChangedEvent,
  operations: [
    'evm.changeEvents',
    'evm.changeEventsResources',
    'evm.getEvent',
    'evm.getEventsResources',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 2,
})
@Injectable()
export class UpdateEventTool implements ToolHandler<typeof input, typeof ChangedEvent> {
  constructor(
    private readonly events: Events,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof ChangedEvent>>> {
    const event = await this.events.read(freshly(call), args.eventId);
    const [date, space, setup, status] = await Promise.all([
      args.date === undefined ? undefined : this.calendar.resolve(call, args.date),
      args.space === undefined ? undefined : this.codes.check(call, 'function-space', args.space, 'space'),
      args.setup === undefined ? undefined : this.codes.check(call, 'setup-style', args.setup, 'setup'),
      args.status === undefined ? undefined : this.codes.check(call, 'event-status', args.status, 'status'),
    ]);
    const items = await Promise.all(
      args.items.map(async ({ item, quantity }, index) => ({
        item: (await this.codes.check(call, 'event-item', item, `items[${index}].item`)).code,
        quantity,
      })),
    );
    const moves = date !== undefined || args.from !== undefined || args.to !== undefined;
    const day = date ?? event.start.slice(0, 10);
    const start = `${day} ${args.from ?? event.start.slice(11)}`;
    const end = `${day} ${args.to ?? event.end.slice(11)}`;
    if (moves && end <= start) {
      throw new Fault('INPUT_INVALID', {
        message: `The event would end ${end}, before it starts ${start}. Nothing was changed.`,
        advice: 'Give from and to on the same day.',
        field: 'to',
      });
    }
    const terms = {
      name: args.name,
      ...(moves && { start, end }),
      people: args.people,
      space: space?.code,
      setup: setup?.code,
      status: status?.code,
      note: args.note,
    };
    if (items.length === 0 && Object.values(terms).every((value) => value === undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: 'Nothing to change was given.',
        advice: 'Give at least one thing to change.',
        field: 'name',
      });
    }
    const changed = await this.events.change(call, event, terms, items);
    const now = eventShown(changed.event ?? event);
    const { name: _name, block: _block, ...data } = now;
    const ordered = items.map(({ item, quantity }) => `${quantity} ${item}`).join(', ');
    const text = `Changed: ${sayEvent(now)}.${ordered === '' ? '' : ` Ordered: ${ordered}.`}`;
    return { data, text, outcome: changed.outcome, notes: changed.warnings };
  }
}
