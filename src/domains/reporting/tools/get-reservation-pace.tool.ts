import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { FiguresService } from '../figures.service.js';

const input = z.object({
  stayDate: SpokenDate,
  daysBefore: z.int().min(1).max(365).default(30),
});

const output = z.object({
  stayDate: z.string(),
  rooms: z.int(),
  pace: z.array(z.object({ date: z.string(), rooms: z.int(), pickup: z.int() })),
});

/** How the bookings for a night came in. */
@McpTool({
  name: 'get_reservation_pace',
  title: 'Booking pace',
  toolset: 'reporting',
  effect: 'read',
  description:
    'Shows how rooms booked for one night grew day by day before it (pace, pick-up); days without change are left out. Many nights: get_forecast.',
  input,
  output,
  operations: ['rsv.getReservationPace', 'bof.getBusinessDate'],
})
@Injectable()
export class GetReservationPaceTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly figures: FiguresService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stayDate = await this.calendar.resolve(call, args.stayDate);
    const days = await this.figures.pace(call, stayDate, args.daysBefore);
    const pace = days
      .map((day, index) => ({ ...day, pickup: day.rooms - (days[index - 1]?.rooms ?? day.rooms) }))
      .filter((day, index) => index === 0 || index === days.length - 1 || day.pickup !== 0);
    const rooms = days.at(-1)?.rooms ?? 0;
    const lines = pace.map(
      (day) =>
        `${day.date}: ${day.rooms} rooms${day.pickup === 0 ? '' : ` (${day.pickup > 0 ? '+' : ''}${day.pickup})`}`,
    );
    return {
      data: { stayDate, rooms, pace },
      text: `${rooms} rooms are on the books for ${stayDate}.${lines.length === 0 ? '' : `\n${lines.join('\n')}`}`,
    };
  }
}
