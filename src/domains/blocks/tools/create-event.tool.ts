import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { freshly } from '../../../kernel/call-context.js';
import { Fault } from '../../../kernel/fault.js';
import type { FaultCode } from '../../../kernel/fault.table.js';
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
import { BlockReader } from '../block-reader.service.js';
import { Count, BlockReference, OtherTime } from '../block.schema.js';
import { eventShown, sayEvent } from '../blocks.view.js';
import type { GroupEvent } from '../event.js';
import { Events } from '../events.service.js';
const input = z.object({
  block: BlockReference,
  name: lineOf(2, 60),
  type: Code.describe('Code: meeting, dinner ...'),
  date: SpokenDate,
  from: TimeOfDay,
  to: OtherTime,
  people: Count(1, 5000),
  space: Code.optional(),
  setup: Code.optional(),
  status: Code.optional().describe("Left out: the block's"),
});
const output = z.object({
  eventId: z.string().optional(),
  start: z.string().optional(),
  space: z.string().optional(),
  status: z.string().optional(),
  existing: z.boolean().optional(),
});

/** Codes with which OPERA says no rather than fails. */
const REFUSALS: readonly FaultCode[] = ['OPERA_RULE', 'OPERA_CONFLICT', 'OPERA_INVALID_REQUEST'];

/** A meeting or meal of a group. */
@McpTool({
  name: 'create_event',
  title: 'Create an event',
  toolset: 'blocks',
  effect: 'write',
  description:
    'Creates a meeting, meal or other event of a group block, once. Spaces: find_function_space. Change it with update_event.',
  input,
  output,
  operations: [
    'evm.postEvents',
    'evm.getEventsOneHotel',
    'evm.getEvent',
    'evm.getFunctionSpaceAvailability',
    'blk.getBlock',
    'blk.searchBlocks',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 2,
  idempotent: true,
})
@Injectable()
export class CreateEventTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly events: Events,
    private readonly reader: BlockReader,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [block, date, type, space, setup, status] = await Promise.all([
      this.reader.find(freshly(call), args.block),
      this.calendar.resolve(call, args.date),
      this.codes.check(call, 'event-type', args.type, 'type'),
      args.space === undefined ? undefined : this.codes.check(call, 'function-space', args.space, 'space'),
      args.setup === undefined ? undefined : this.codes.check(call, 'setup-style', args.setup, 'setup'),
      args.status === undefined ? undefined : this.codes.check(call, 'event-status', args.status, 'status'),
    ]);
    if (date < block.startDate || date > block.endDate) {
      throw new Fault('INPUT_INVALID', {
        message: `${date} is not within the block, ${block.startDate} to ${block.endDate}. Nothing was changed.`,
        advice: 'Give a day of the block.',
        field: 'date',
      });
    }
    if (args.to <= args.from) {
      throw new Fault('INPUT_INVALID', {
        message: `${args.to} is not after ${args.from}. Nothing was changed.`,
        advice: 'Give an end later on the same day.',
        field: 'to',
      });
    }
    const terms = {
      name: args.name,
      type: type.code,
      start: `${date} ${args.from}`,
      end: `${date} ${args.to}`,
      people: args.people,
      space: space?.code,
      setup: setup?.code,
      status: status?.code ?? block.status,
    };
    const made = await this.events.create(call, block.blockId, terms).catch(async (error: unknown) => {
      throw error instanceof Fault && REFUSALS.includes(error.code)
        ? await this.explained(call, terms, error)
        : error;
    });
    const {
      eventId,
      start,
      space: held,
      status: given,
    } = made.event === undefined ? ({} as Partial<GroupEvent>) : made.event;
    const shown = {
      ...(eventId !== undefined && { eventId, start }),
      ...(held !== undefined && { space: held }),
      ...(given !== undefined && { status: given }),
    };
    const head = made.existing ? 'It was there already' : 'Created';
    const text =
      made.outcome === 'unknown'
        ? 'It is not known whether the event was made: look with list_events before trying again.'
        : made.outcome === 'not_done'
          ? 'Not made: OPERA did not answer. It is safe to try again.'
          : `${head}: ${made.event === undefined ? args.name : sayEvent(eventShown(made.event))}.`;
    return { data: { ...shown, existing: made.existing }, text, outcome: made.outcome, notes: made.warnings };
  }

  /** A refusal with the spaces that are free. */
  private async explained(
    call: ToolCall,
    terms: { start: string; end: string; people: number; setup?: string },
    fault: Fault,
  ): Promise<Fault> {
    const spaces = await this.events.spaces(freshly(call), terms).catch(() => []);
    const free = spaces.filter((space) => space.free).map((space) => space.code);
    return new Fault(fault.code, {
      ...fault.details,
      advice: `${free.length === 0 ? 'No other space is free then and big enough.' : `Free and big enough: ${free.join(', ')}.`} Name another space or time.`,
      data: { ...fault.details.data, free },
      cause: fault,
    });
  }
}
