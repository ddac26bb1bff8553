import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { weekdayOf } from '../../../shared/business-date.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';

const input = z.object({});

const output = z.object({
  hotelId: z.string(),
  businessDate: z.string(),
  weekday: z.string(),
});

/** What `today` means at the hotel. */
@McpTool({
  name: 'get_business_date',
  title: 'Business date',
  toolset: 'reporting',
  effect: 'read',
  description:
    "Tells the hotel's business date: what OPERA means by today. It moves when the hotel closes its day, not at midnight. Ask before speaking of today or tomorrow; other tools understand such words by themselves.",
  input,
  output,
  operations: ['bof.getBusinessDate'],
})
@Injectable()
export class GetBusinessDateTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly calendar: HotelCalendar) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const businessDate = await this.calendar.businessDate(call);
    const weekday = weekdayOf(businessDate);
    return {
      data: { hotelId: call.hotelId, businessDate, weekday },
      text: `The business date of ${call.hotelId} is ${weekday}, ${businessDate}.`,
    };
  }
}
