import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { addDays, SpokenDate } from '../../../shared/business-date.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Adults, Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { AvailabilityService } from '../availability.service.js';
import { lowestByDay } from '../best-price.js';
import { RatesService } from '../rates.service.js';

const DAYS = 7;
const MAX_DAYS = 31;

const input = z.object({
  from: SpokenDate.default('today'),
  to: SpokenDate.optional().describe('7 days when absent, at most 31'),
  roomType: Code.optional(),
  adults: Adults,
});

const output = z.object({
  days: z.array(
    z.object({
      date: z.string(),
      rates: z.array(z.string()),
      roomType: z.string().optional(),
      price: MoneyShown.optional(),
    }),
  ),
});

/** The price of the day, day by day. */
@McpTool({
  name: 'get_best_available_rates',
  title: 'Best available rates',
  toolset: 'availability',
  effect: 'read',
  description:
    'Shows the best available rate (BAR) of each day and its lowest price per night before tax. For a stay to be booked use check_room_availability.',
  input,
  output,
  operations: [
    'rtp.getBestAvailableRates',
    'par.searchHotelAvailability',
    'bof.getBusinessDate',
    'lov.getListOfValues',
  ],
})
@Injectable()
export class GetBestAvailableRatesTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly rates: RatesService,
    private readonly availability: AvailabilityService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const period = await this.calendar.period(
      call,
      { from: args.from, to: args.to, days: DAYS },
      { maxDays: MAX_DAYS, futureOnly: true },
    );
    const type = args.roomType && (await this.codes.check(call, 'room-type', args.roomType, 'roomType'));
    const best = (await this.rates.best(call, period.from, period.to)).filter(
      (day) => (day.nights ?? 1) === 1,
    );
    if (best.length === 0)
      return { data: { days: [] }, text: 'No best available rates are set for these days.' };
    const found = await this.availability.search(call, {
      arrival: period.from,
      departure: addDays(period.to, 1),
      adults: args.adults,
      children: 0,
      rooms: 1,
      roomType: type ? type.code : undefined,
      withClosed: true,
    });
    const days = best.map((day) => ({
      date: day.date,
      rates: [...day.rates],
      ...lowestByDay(found.offers, day.rates, day.date),
    }));
    const lines = days.map(
      (day) =>
        `${day.date}: ${day.rates.join(', ')}${day.price === undefined ? '' : ` from ${sayMoney(day.price)} (${day.roomType ?? ''})`}`,
    );
    return { data: { days }, text: lines.join('\n') };
  }
}
