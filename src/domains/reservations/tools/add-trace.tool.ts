import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';
import { TraceService } from '../trace.service.js';

const input = z.object({
  reservation: StayReference,
  department: Code.describe('Department code; a wrong one is answered with the list'),
  text: lineOf(1, 500),
  date: SpokenDate.default('today'),
});
const output = StayNamed.extend({ traceId: z.string().optional() });

/** A reminder to a department. */
@McpTool({
  name: 'add_trace',
  title: 'Add a trace',
  toolset: 'reservations',
  effect: 'write',
  description:
    'Leaves a trace: a task for a department about a stay on a date, such as flowers in the room. A note for everybody is a comment of modify_reservation.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getTracesByReservation',
    'rsv.putReservation',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class AddTraceTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly traces: TraceService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [date, department] = await Promise.all([
      this.calendar.resolve(call, args.date),
      this.codes.check(call, 'department', args.department, 'department'),
    ]);
    const { stay, trace, already, outcome, warnings } = await this.traces.add(call, args.reservation, {
      date,
      department: department.code,
      text: args.text,
    });
    const data = { ...named(stay, call.caller), ...(trace && { traceId: trace.traceId }) };
    const did = already ? 'There already is this trace' : 'Trace added';
    const done = `${did} for ${data.guest}: ${department.code} on ${date}.`;
    return { data, text: sayOutcome(outcome, done, 'the trace', 'list_traces'), outcome, notes: warnings };
  }
}
