import { Injectable } from '@nestjs/common';
import { Fault } from '../../../kernel/fault.js';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { seesGuests } from '../../reservations/guest-name.js';
import { FolioDocumentService } from '../folio-document.service.js';

/** A bill as a PDF. */
@McpResource({
  uri: 'opera://folios/{hotelId}/{reservationId}/{window}',
  name: 'folio_document',
  title: 'Folio as PDF',
  description: 'The bill of a stay, one folio window, as OPERA prints it.',
  toolset: 'cashiering',
  mimeType: 'application/pdf',
})
@Injectable()
export class FolioDocumentResource implements ResourceHandler {
  constructor(private readonly documents: FolioDocumentService) {}

  /** A printed bill carries names and addresses, which cannot be masked in it. Throws Fault AUTH_SCOPE_MISSING, NOT_FOUND. */
  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    if (!seesGuests(call.caller)) {
      throw new Fault('AUTH_SCOPE_MISSING', {
        message: 'A printed bill shows the guest: it needs the scope opera:pii.',
      });
    }
    const { reservationId = '', window = '' } = call.variables;
    if (!/^\d{1,20}$/.test(reservationId) || !/^[1-8]$/.test(window))
      throw new Fault('NOT_FOUND', { message: 'There is no such folio window.' });
    const blob = await this.documents.pdf(call, reservationId, Number(window));
    return [{ blob, mimeType: 'application/pdf' }];
  }
}
