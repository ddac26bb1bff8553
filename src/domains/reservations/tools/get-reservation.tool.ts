import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { STAY_PARTS } from '../stay-details.js';
import { StayFinder } from '../stay-finder.service.js';
import { StayReader } from '../stay-reader.service.js';
import { FullStay } from '../stay.schema.js';
import { fullStay, sayFullStay } from '../stay.view.js';

const input = z.object({
  reservation: StayReference,
  include: z
    .array(z.enum(STAY_PARTS))
    .max(STAY_PARTS.length)
    .default(['policies', 'comments'])
    .describe('policies: cancellation and deposit'),
});

/** One booking in full. */
@McpTool({
  name: 'get_reservation',
  title: 'Reservation',
  toolset: 'reservations',
  effect: 'read',
  description:
    'Opens one booking: guest, dates, room, price per night and in total, balance, guarantee, what OPERA allows now; on request policies, packages, comments, alerts and traces. Several matches give a list to choose from. The bill itself is in get_guest_folio.',
  input,
  output: FullStay,
  operations: ['rsv.searchHotelReservations', 'rsv.getReservation', 'bof.getBusinessDate'],
})
@Injectable()
export class GetReservationTool implements ToolHandler<typeof input, typeof FullStay> {
  constructor(
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<FullStay>> {
    const found = await this.finder.find(call, args.reservation);
    const details = await this.reader.read(call, found.reservationId, args.include);
    const data = fullStay(details, call.caller);
    return { data, text: sayFullStay(data) };
  }
}
