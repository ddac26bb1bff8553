import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { postingsOf } from '../folio-change.service.js';
import { FolioService } from '../folio.service.js';
import { totalsOf } from '../journal.mapper.js';
import { CodeTotalShown, sayTotals } from '../journal.view.js';

const input = z.object({
  reservation: StayReference,
  window: z.int().min(1).max(8).optional().describe('All when absent'),
});

const output = z.object({
  reservationId: z.string(),
  guest: z.string(),
  balance: MoneyShown.optional(),
  totals: z.array(CodeTotalShown),
});

/** A bill summed up. */
@McpTool({
  name: 'generate_folio_report',
  title: 'Folio report',
  toolset: 'cashiering',
  effect: 'read',
  description:
    "Sums a guest's bill up by kind of charge, tax and payment, for questions such as how much was drunk at the bar.",
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'csh.getFolio'],
})
@Injectable()
export class GenerateFolioReportTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly folios: FolioService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.finder.find(call, args.reservation);
    const folio = await this.folios.read(call, stay.reservationId);
    const rows = postingsOf(folio).filter((row) => args.window === undefined || row.window === args.window);
    const totals = totalsOf(rows);
    const guest = guestName(stay.guest, call.caller);
    const balance =
      args.window === undefined
        ? folio.balance
        : folio.windows.find((row) => row.window === args.window)?.balance;
    const head = `${guest}, ${stay.arrivalDate} to ${stay.departureDate}: balance ${sayMoney(balance)}.`;
    const body = totals.length === 0 ? 'Nothing is posted.' : sayTotals(totals);
    return { data: { reservationId: stay.reservationId, guest, balance, totals }, text: `${head}\n${body}` };
  }
}
