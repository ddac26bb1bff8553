import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { RoomInventory } from '../inventory.service.js';

const DAYS = 7;
const MAX_DAYS = 62;

const input = z.object({
  from: SpokenDate.default('today'),
  to: SpokenDate.optional().describe('7 days when absent, at most 62'),
  roomType: Code.optional(),
});

const output = z.object({
  days: z.array(z.object({ date: z.string(), left: z.int(), roomTypes: z.record(z.string(), z.int()) })),
});

/** Rooms left to sell, day by day. */
@McpTool({
  name: 'get_inventory',
  title: 'Rooms left',
  toolset: 'availability',
  effect: 'read',
  description:
    'Shows rooms left to sell per day, house and room types, whatever the rates. Prices: check_room_availability; occupancy: get_forecast.',
  input,
  output,
  operations: ['inv.getHotelInventory', 'bof.getBusinessDate', 'lov.getListOfValues'],
})
@Injectable()
export class GetInventoryTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly inventory: RoomInventory,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const period = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: DAYS },
      { maxDays: MAX_DAYS },
    );
    const type = args.roomType && (await this.codes.check(call, 'room-type', args.roomType, 'roomType'));
    const found = await this.inventory.left(call, period.from, period.to, type ? type.code : undefined);
    const days = found.map(({ date, house, roomTypes }) => ({
      date,
      left: type ? (roomTypes[type.code] ?? 0) : house,
      roomTypes: { ...roomTypes },
    }));
    const lines = days.map(
      (day) =>
        `${day.date}: ${day.left} left (${Object.entries(day.roomTypes)
          .map(([code, left]) => `${code} ${left}`)
          .join(', ')})`,
    );
    return { data: { days }, text: lines.length === 0 ? 'OPERA states no inventory.' : lines.join('\n') };
  }
}
