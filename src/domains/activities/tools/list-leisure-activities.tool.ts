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
import { sayBooking } from '../activities.view.js';
import { LeisureService } from '../leisure.service.js';

const input = z.object({ reservation: StayReference });
const output = z.object({
  bookings: z.array(
    z.object({
      id: z.string(),
      type: z.string().optional(),
      name: z.string().optional(),
      location: z.string().optional(),
      start: z.string().optional(),
      end: z.string().optional(),
      persons: z.int().optional(),
      status: z.string().optional(),
    }),
  ),
});

/** Leisure of a guest. */
@McpTool({
  name: 'list_leisure_activities',
  title: 'Leisure bookings of a stay',
  toolset: 'activities',
  effect: 'read',
  description: 'Spa, sports, tours and other leisure activities booked for a stay, with their ids.',
  input,
  output,
  operations: ['lms.getActivityBookings', 'rsv.searchHotelReservations', 'bof.getBusinessDate'],
})
@Injectable()
export class ListLeisureActivitiesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly leisure: LeisureService,
    private readonly finder: StayFinder,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(call, args.reservation);
    const bookings = await this.leisure.list(call, stay);
    const text =
      bookings.length === 0
        ? 'No leisure activity is booked for this stay.'
        : [`${bookings.length} leisure bookings:`, ...bookings.map(sayBooking)].join('\n');
    return { data: { bookings }, text };
  }
}
