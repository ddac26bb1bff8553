import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { RoutingService } from '../routing.service.js';
import { RoutingShown, sayRouting, shownRouting } from '../routing.view.js';

const input = z.object({ reservation: StayReference });
const output = z.object({ reservationId: z.string(), rules: z.array(RoutingShown) });

/** Who pays what. */
@McpTool({
  name: 'list_routing',
  title: 'Routing',
  toolset: 'cashiering',
  effect: 'read',
  description: 'Shows which charges of a stay go to another folio window, payer or guest.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'rsv.getRoutingInstructions'],
})
@Injectable()
export class ListRoutingTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly routing: RoutingService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(call, args.reservation);
    const rules = (await this.routing.read(call, stay)).map((rule) => shownRouting(rule, call.caller));
    return { data: { reservationId: stay.reservationId, rules }, text: sayRouting(rules) };
  }
}
