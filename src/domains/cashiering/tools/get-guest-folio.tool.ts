import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guestText } from '../../../mcp/declaration/guest-text.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { Detail, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { sayFolio } from '../cashiering.view.js';
import type { PostingRow, WindowRow } from '../folio.mapper.js';
import { GuestFolio, type FolioPosting, type FolioWindow } from '../folio.schema.js';
import { FolioService } from '../folio.service.js';
import { FOLIO_APP } from '../apps/index.js';

const input = z.object({
  reservation: StayReference,
  window: z.int().min(1).max(99).optional().describe('One folio window; all when absent'),
  detail: Detail.describe('full lists every posting, in pages'),
  limit: z.int().min(1).max(50).default(15).describe('Postings on a page'),
});

/** What a guest owes and why. */
@McpTool({
  name: 'get_guest_folio',
  title: 'Guest folio',
  toolset: 'cashiering',
  effect: 'read',
  description:
    "Shows a stay's bill: balance of every folio window, who pays it, and with detail full every charge and payment. Use before payments and check-out. There is no folio before check-in.",
  input,
  output: GuestFolio,
  app: FOLIO_APP,
  operations: ['csh.getFolio', 'rsv.searchHotelReservations', 'entcfg.getHotel'],
  paged: true,
})
@Injectable()
export class GetGuestFolioTool implements ToolHandler<typeof input, typeof GuestFolio> {
  constructor(
    private readonly folios: FolioService,
    private readonly finder: StayFinder,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<GuestFolio>> {
    const stay = await this.finder.find(call, args.reservation);
    const folio = await this.folios.read(call, stay.reservationId);
    const windows = folio.windows.filter((row) => args.window === undefined || row.window === args.window);
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const postings = windows.flatMap((row) => row.postings);
    const page = args.detail === 'full' ? postings.slice(offset, offset + args.limit) : undefined;
    const data: GuestFolio = {
      reservationId: stay.reservationId,
      confirmationNumber: stay.confirmationNumber,
      guest: guestName(stay.guest, call.caller),
      room: stay.room,
      status: stay.status,
      departureDate: stay.departureDate,
      balance: folio.balance,
      windows: windows.map((row) => shownWindow(row, call)),
      ...(page !== undefined && { postings: page.map(shownPosting) }),
    };
    const more = page !== undefined && offset + page.length < postings.length;
    return { data, text: sayFolio(data), ...(more && { next: offset + page.length }) };
  }
}

function shownWindow(row: WindowRow, call: ToolCall): FolioWindow {
  const { window, balance, charges, payments, payee, paymentMethod, folioNo } = row;
  return {
    window,
    balance,
    charges,
    payments,
    payee: payee === undefined ? undefined : guestName({ surname: payee }, call.caller),
    paymentMethod,
    folioNo,
  };
}

function shownPosting(row: PostingRow): FolioPosting {
  const { date, window, code, description, amount, reference, transactionNo } = row;
  // References are typed at outlets and by guests' own apps: data, not words of the hotel.
  const quoted = reference === undefined || reference.startsWith('MCP-') ? reference : guestText(reference);
  return { date, window, code, description, amount, reference: quoted, transactionNo };
}
