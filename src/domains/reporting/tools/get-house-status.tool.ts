import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { MoneyShown } from '../../../shared/money.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { sayHouse } from '../house.mapper.js';
import { HouseService } from '../house.service.js';

const input = z.object({ date: SpokenDate.default('today') });

const output = z.object({
  date: z.string(),
  figures: z.record(z.string(), z.number()),
  revenue: z.record(z.string(), MoneyShown),
});

/** How the house stands. */
@McpTool({
  name: 'get_house_status',
  title: 'House status',
  toolset: 'reporting',
  effect: 'read',
  description:
    'Tells how the house stands on a day: rooms, arrivals and departures expected and done, guests and rooms left tonight, occupancy, revenue, clean and dirty rooms.',
  input,
  output,
  operations: ['fof.getFrontOfficeStatistics', 'entcfg.getHotel', 'bof.getBusinessDate'],
})
@Injectable()
export class GetHouseStatusTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly house: HouseService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const date = await this.calendar.resolve(call, args.date);
    const house = await this.house.figures(call, date);
    return {
      data: { date, figures: { ...house.figures }, revenue: { ...house.revenue } },
      text: `House on ${date}: ${sayHouse(house)}.`,
    };
  }
}
