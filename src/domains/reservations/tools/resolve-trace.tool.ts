import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { sayOutcome } from '../outcome.view.js';
import { named, StayNamed } from '../stay-named.schema.js';
import { TraceService } from '../trace.service.js';

const input = z.object({
  reservation: StayReference,
  traceId: lineOf(1, 20).optional().describe('Needed when several are open'),
});
const output = StayNamed.extend({ traceId: z.string() });

/** A reminder done. */
@McpTool({
  name: 'resolve_trace',
  title: 'Resolve a trace',
  toolset: 'reservations',
  effect: 'write',
  description: 'Marks a trace of a stay as done. See open ones with list_traces.',
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getTracesByReservation',
    'rsv.putReservation',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class ResolveTraceTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly traces: TraceService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const change = await this.traces.resolve(call, args.reservation, args.traceId);
    const { stay, already, outcome, warnings } = change;
    const data = { ...named(stay, call.caller), traceId: change.trace?.traceId ?? args.traceId ?? '' };
    const done = `Trace ${data.traceId} of ${data.guest} ${already ? 'was done already' : 'is done'}.`;
    return { data, text: sayOutcome(outcome, done, 'the change', 'list_traces'), outcome, notes: warnings };
  }
}
