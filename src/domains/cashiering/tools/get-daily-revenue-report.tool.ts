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
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { sumOf, totalsOf } from '../journal.mapper.js';
import { JournalService } from '../journal.service.js';
import { CodeTotalShown, sayTotals } from '../journal.view.js';

const input = z.object({ date: SpokenDate.default('today') });

const output = z.object({
  date: z.string(),
  charges: MoneyShown.optional(),
  payments: MoneyShown.optional(),
  occupiedRooms: z.int().optional(),
  totals: z.array(CodeTotalShown),
});

/** What a day brought. */
@McpTool({
  name: 'get_daily_revenue_report',
  title: 'Daily revenue',
  toolset: 'cashiering',
  effect: 'read',
  description:
    "Sums a day's postings up by transaction code: revenue, taxes, payments. Room revenue of the night is posted by end of day, so today is without it. Occupancy and forecasts are other reports.",
  input,
  output,
  operations: ['bof.getBusinessDate', 'csh.getFinancialPostings', 'csh.getHotelRevenue'],
  cost: 3,
})
@Injectable()
export class GetDailyRevenueReportTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly journal: JournalService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const date = await this.calendar.resolve(call, args.date);
    const [day, rooms] = await Promise.all([this.journal.day(call, date), this.journal.rooms(call, date)]);
    const totals = totalsOf(day.rows);
    const currency = day.rows[0]?.amount.currency;
    const of = (payment: boolean) =>
      currency === undefined
        ? undefined
        : sumOf(
            day.rows.filter((row) => row.payment === payment),
            currency,
            payment,
          );
    const [charges, payments] = [of(false), of(true)];
    const occupied = rooms?.occupied;
    const head =
      totals.length === 0
        ? `Nothing was posted on ${date}.`
        : `${date}: charges and taxes ${sayMoney(charges)}, payments ${sayMoney(payments)}${occupied === undefined ? '' : `, ${occupied} rooms occupied`}.`;
    return {
      data: { date, charges, payments, occupiedRooms: occupied, totals },
      text: totals.length === 0 ? head : `${head}\n${sayTotals(totals)}`,
      ...(!day.complete && { notes: ['The day has more postings than were read; the sums are too low.'] }),
    };
  }
}
