import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Adults, Children, Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { AlternativesService } from '../alternatives.service.js';

const input = z.object({
  arrivalDate: SpokenDate,
  departureDate: SpokenDate,
  adults: Adults,
  children: Children,
  roomType: Code.optional().describe('What was wanted'),
  ratePlan: Code.optional(),
});

const output = z.object({
  alternatives: z.array(
    z.object({
      kind: z.string(),
      hotelId: z.string().optional(),
      arrivalDate: z.string(),
      departureDate: z.string(),
      roomType: z.string(),
      ratePlan: z.string(),
      total: MoneyShown.optional(),
    }),
  ),
});

/** What to offer a guest instead. */
@McpTool({
  name: 'find_alternatives',
  title: 'Alternatives',
  toolset: 'availability',
  effect: 'read',
  description:
    'When a wish is sold out: other room types on the same dates, the same stay on nearby dates, and your other hotels, with total price. Why it is closed: explain_unavailability.',
  input,
  output,
  operations: [
    'par.searchHotelAvailability',
    'inv.getHotelInventory',
    'entcfg.getHotels',
    'bof.getBusinessDate',
    'lov.getListOfValues',
  ],
  cost: 4,
})
@Injectable()
export class FindAlternativesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly alternatives: AlternativesService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const dates = await this.calendar.stayDates(call, {
      arrival: args.arrivalDate,
      departure: args.departureDate,
    });
    const [roomType, ratePlan] = await Promise.all([
      args.roomType && this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      args.ratePlan && this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
    ]);
    const alternatives = await this.alternatives.find(
      call,
      {
        arrival: dates.arrival,
        departure: dates.departure,
        adults: args.adults,
        children: args.children,
        rooms: 1,
        roomType: roomType ? roomType.code : undefined,
        ratePlan: ratePlan ? ratePlan.code : undefined,
        withClosed: false,
      },
      dates.businessDate,
    );
    const lines = alternatives.map(
      (offer) =>
        `${offer.kind}${offer.hotelId === undefined ? '' : ` ${offer.hotelId}`}: ${offer.arrivalDate} to ${offer.departureDate}, ${offer.roomType} at ${offer.ratePlan}, ${sayMoney(offer.total)}`,
    );
    return {
      data: { alternatives },
      text: lines.length === 0 ? 'Nothing else can be offered near these dates.' : lines.join('\n'),
      notes: lines.length === 0 ? ['Try a smaller party or dates further away.'] : [],
    };
  }
}
