import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { FolioDocumentService } from '../folio-document.service.js';

const input = z.object({
  reservation: StayReference,
  window: z.int().min(1).max(8).default(1),
});

const output = z.object({ reservationId: z.string(), window: z.int(), uri: z.string() });

/** The bill as a PDF, by its address. */
@McpTool({
  name: 'get_folio_document',
  title: 'Folio as PDF',
  toolset: 'cashiering',
  effect: 'read',
  description:
    'Gives the address of a bill as a PDF, to be opened or printed by the client. For its figures use get_guest_folio; to mail it email_folio.',
  input,
  output,
  operations: ['rsv.searchHotelReservations', 'csh.getFolio', 'medcfg.getFolioReport'],
})
@Injectable()
export class GetFolioDocumentTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly documents: FolioDocumentService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const stay = await this.documents.billed(call, args.reservation, args.window);
    const { reservationId } = stay;
    const uri = `opera://folios/${encodeURIComponent(call.hotelId)}/${reservationId}/${args.window}`;
    const link = {
      type: 'resource_link',
      uri,
      name: `folio-${reservationId}-${args.window}.pdf`,
      mimeType: 'application/pdf',
    };
    return {
      data: { reservationId, window: args.window, uri },
      text: `Folio of ${guestName(stay.guest, call.caller)}, window ${args.window}, as PDF: ${uri}`,
      content: [link],
    };
  }
}
