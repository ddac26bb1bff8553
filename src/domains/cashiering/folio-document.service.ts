import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay } from '../reservations/stay.js';
import { readDocument, toMail, type FolioReportAnswer } from './folio-document.mapper.js';
import { FolioService } from './folio.service.js';

/** Bills as documents. */
@Injectable()
export class FolioDocumentService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly folios: FolioService,
    private readonly readBack: ReadBack,
  ) {}

  /** A stay that has a bill on that window. Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, NOT_ALLOWED_NOW. */
  async billed(context: CallContext, reference: string, window: number): Promise<Stay> {
    const stay = await this.finder.find(context, reference);
    const folio = await this.folios.read(context, stay.reservationId);
    if (folio.windows.some((row) => row.window === window)) return stay;
    const open = folio.windows.map((row) => row.window);
    throw new Fault('NOT_ALLOWED_NOW', {
      message:
        open.length === 0
          ? 'There is no bill yet: it begins at check-in.'
          : `There is no folio window ${window} on this bill.`,
      advice: open.length === 0 ? 'Check the guest in first.' : `The bill has window ${open.join(', ')}.`,
      field: open.length === 0 ? 'reservation' : 'window',
    });
  }

  /** The PDF of a window in base64. Throws Fault NOT_FOUND, OPERA_*. */
  async pdf(context: CallContext, reservationId: string, window: number): Promise<string> {
    const answer = await this.opera.call<FolioReportAnswer>(context, {
      operation: 'medcfg.getFolioReport',
      parameters: { reservationId, folioWindowNo: window },
    });
    const document = readDocument(answer.body);
    if (document !== undefined) return document;
    throw new Fault('NOT_FOUND', { message: 'OPERA has no document of this folio window.' });
  }

  /**
   * Orders the mail, once. Nothing can be read back of it, so a lost answer stays unknown.
   * Throws Fault OPERA_*.
   */
  async mail(context: CallContext, stay: Stay, window: number, email: string): Promise<Outcome> {
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await this.opera.call(context, {
          operation: 'medcfg.emailFolioReport',
          body: toMail({ hotelId: context.hotelId, reservationId: stay.reservationId, window, email }),
        });
        return true;
      },
      async () => undefined,
    );
    return verdict.outcome === 'done' ? 'done' : 'unknown';
  }
}
