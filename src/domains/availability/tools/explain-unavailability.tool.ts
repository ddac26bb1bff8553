import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Fault } from '../../../kernel/fault.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Adults, Children, Code } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { AlternativesService } from '../alternatives.service.js';
import { RatesService } from '../rates.service.js';

const input = z.object({
  arrivalDate: SpokenDate,
  departureDate: SpokenDate,
  roomType: Code,
  ratePlan: Code.optional().describe("The day's best available rate when absent"),
  adults: Adults,
  children: Children,
});

const output = z.object({
  sellable: z.boolean(),
  roomType: z.string(),
  ratePlan: z.string(),
  reasons: z.array(z.object({ date: z.string().optional(), reason: z.string() })),
});

/** Why the house says no. */
@McpTool({
  name: 'explain_unavailability',
  title: 'Why is it closed?',
  toolset: 'availability',
  effect: 'read',
  description:
    'Says why a room type cannot be sold at a rate for dates: full nights, stay rules, occupancy, missing prices. What to offer instead: find_alternatives.',
  input,
  output,
  operations: [
    'par.searchAnalyzeRateAvailability',
    'rtp.getBestAvailableRates',
    'bof.getBusinessDate',
    'lov.getListOfValues',
  ],
})
@Injectable()
export class ExplainUnavailabilityTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly alternatives: AlternativesService,
    private readonly rates: RatesService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const dates = await this.calendar.stayDates(call, {
      arrival: args.arrivalDate,
      departure: args.departureDate,
    });
    const { code: roomType } = await this.codes.check(call, 'room-type', args.roomType, 'roomType');
    const ratePlan =
      args.ratePlan === undefined
        ? await this.bestRate(call, dates.arrival)
        : (await this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan')).code;
    const reasons = await this.alternatives.reasons(call, {
      arrival: dates.arrival,
      departure: dates.departure,
      adults: args.adults,
      children: args.children,
      rooms: 1,
      roomType,
      ratePlan,
      withClosed: true,
    });
    const what = `${roomType} at ${ratePlan}, ${dates.arrival} to ${dates.departure}`;
    return {
      data: { sellable: reasons.length === 0, roomType, ratePlan, reasons },
      text:
        reasons.length === 0
          ? `Nothing forbids ${what}: it can be sold.`
          : [`${what} cannot be sold:`, ...reasons.map((one) => `- ${one.date ?? ''} ${one.reason}`)].join(
              '\n',
            ),
    };
  }

  private async bestRate(call: ToolCall, arrival: string): Promise<string> {
    const days = await this.rates.best(call, arrival, arrival);
    const rate = (days.find((day) => day.nights === undefined) ?? days[0])?.rates[0];
    if (rate !== undefined) return rate;
    throw new Fault('INPUT_INVALID', {
      message: `No best available rate is set for ${arrival}.`,
      advice: 'Name the ratePlan that was asked for; see list_rate_plans.',
      field: 'ratePlan',
    });
  }
}
