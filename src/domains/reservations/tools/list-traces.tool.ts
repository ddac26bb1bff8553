import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import { addDays, SpokenDate } from '../../../shared/business-date.js';
import { Code, PageSize, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../guest-name.js';
import type { Trace } from '../stay-note.js';
import { TraceService } from '../trace.service.js';

const input = z.object({
  reservation: StayReference.optional(),
  date: SpokenDate.default('today'),
  days: z.int().min(1).max(90).default(1),
  department: Code.optional(),
  resolvedToo: z.boolean().default(false),
  limit: PageSize,
});
const output = z.object({
  total: z.int(),
  traces: z.array(
    z.object({
      traceId: z.string(),
      reservationId: z.string().optional(),
      guest: z.string(),
      room: z.string().optional(),
      date: z.string().optional(),
      department: z.string().optional(),
      text: z.string(),
      done: z.boolean(),
    }),
  ),
});
type Row = z.output<typeof output>['traces'][number];

/** Reminders of one stay or of the day. */
@McpTool({
  name: 'list_traces',
  title: 'Traces',
  toolset: 'reservations',
  effect: 'read',
  description:
    'Traces (reminders to departments about stays): of one reservation, or of all stays on a date. Open ones unless resolvedToo.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getTracesByReservation',
    'blk.getTracesByDateRange',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  paged: true,
})
@Injectable()
export class ListTracesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly traces: TraceService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [from, department] = await Promise.all([
      this.calendar.resolve(call, args.date),
      args.department && this.codes.check(call, 'department', args.department, 'department'),
    ]);
    const found = await this.traces.list(call, {
      reservation: args.reservation,
      from,
      to: addDays(from, args.days - 1),
      department: department ? department.code : undefined,
    });
    const wanted = found.filter((trace) => args.resolvedToo || !trace.done);
    const offset = (call.cursor as { offset: number } | undefined)?.offset ?? 0;
    const rows = wanted.slice(offset, offset + args.limit).map((trace) => row(trace, call));
    const end = offset + rows.length;
    return {
      data: { total: wanted.length, traces: rows },
      text: rows.length === 0 ? 'No trace.' : [`${wanted.length} traces:`, ...rows.map(say)].join('\n'),
      ...(end < wanted.length && { next: { offset: end } }),
    };
  }
}

function row(trace: Trace, call: ToolCall): Row {
  const { guest, text, ...rest } = trace;
  return { ...rest, guest: guestName(guest, call.caller), text: guestText(text, 200) };
}

function say(one: Row): string {
  const where = one.room === undefined ? '' : `, room ${one.room}`;
  return `${one.date ?? ''} ${one.department ?? ''} ${one.text} ${one.guest}${where}, trace ${one.traceId}${one.done ? ' (done)' : ''}`.trim();
}
