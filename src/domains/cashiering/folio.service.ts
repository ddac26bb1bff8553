import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetFolioAnswer } from '../../opera/wire/generated/csh.wire.js';
import { HotelCurrency } from './hotel-currency.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isInHouse, type Stay } from '../reservations/stay.js';
import { readFolio, statesCurrency, type Folio, type PostingRow, type WindowRow } from './folio.mapper.js';

const POSTINGS_PER_READ = 200;
const PARTS = ['Postings', 'Windowbalances', 'Totalbalance', 'Payment', 'Payee', 'Transactioncodes'];
/** Bounds the reads of one window; 4,000 postings are a conference's, not a guest's. */
const MAX_READS = 20;

/** Folios as they stand. */
@Injectable()
export class FolioService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly currency: HotelCurrency,
  ) {}

  /**
   * All windows of a stay with their postings. Without a folio (before arrival) the list of windows is empty.
   * Throws Fault OPERA_*.
   */
  async read(context: CallContext, reservationId: string): Promise<Folio> {
    const folio = await this.page(context, reservationId, 0);
    const windows = await Promise.all(folio.windows.map((row) => this.whole(context, reservationId, row)));
    return { ...folio, windows };
  }

  /** One window; an unopened one has no row. */
  async window(context: CallContext, reservationId: string, window: number): Promise<WindowRow | undefined> {
    const folio = await this.read(context, reservationId);
    return folio.windows.find((row) => row.window === window);
  }

  /**
   * A stay that can be charged and paid: the guest is in the hotel.
   * Throws Fault NOT_FOUND, INPUT_AMBIGUOUS; NOT_ALLOWED_NOW with the state when the guest is not in house.
   */
  async inHouse(context: CallContext, reference: string): Promise<Stay> {
    const now = freshly(context);
    const stay = await this.finder
      .find(now, reference, { statuses: ['in_house', 'due_out'] })
      .catch((error: unknown) => {
        // The name may be that of a guest who has left or not arrived: then that is the answer.
        if (error instanceof Fault && error.code === 'NOT_FOUND') return this.finder.find(now, reference);
        throw error;
      });
    if (isInHouse(stay.status)) return stay;
    throw new Fault('NOT_ALLOWED_NOW', {
      message: `The stay is ${stay.status.replaceAll('_', ' ')}: only guests in house have an open folio. Nothing was changed.`,
      advice:
        stay.status === 'due_in'
          ? 'Check the guest in first.'
          : 'Check the room number or confirmation number; a guest who has left is billed in OPERA itself.',
      data: { status: stay.status, arrivalDate: stay.arrivalDate, departureDate: stay.departureDate },
    });
  }

  private async page(
    context: CallContext,
    reservationId: string,
    offset: number,
    window?: number,
  ): Promise<Folio> {
    try {
      const answer = await this.opera.call<GetFolioAnswer>(context, {
        operation: 'csh.getFolio',
        parameters: {
          reservationId,
          fetchInstructions: PARTS,
          folioWindowNo: window === undefined ? undefined : [window],
          limit: [POSTINGS_PER_READ],
          offset: [offset],
        },
      });
      const currency = statesCurrency(answer.body) ? undefined : await this.currency.of(context);
      return readFolio(answer.body, currency);
    } catch (error) {
      // Callers ask for stays they have found, so what OPERA does not know is the folio.
      if (error instanceof Fault && error.code === 'OPERA_NOT_FOUND') return readFolio(undefined);
      throw error;
    }
  }

  private async whole(context: CallContext, reservationId: string, row: WindowRow): Promise<WindowRow> {
    const postings = [...row.postings];
    let { more } = row;
    for (let reads = 1; more && reads < MAX_READS; reads += 1) {
      const next = await this.page(context, reservationId, postings.length, row.window);
      const rest = next.windows.find((window) => window.window === row.window);
      postings.push(...(rest?.postings ?? []));
      more = rest !== undefined && rest.more && rest.postings.length > 0;
    }
    return { ...row, postings, more };
  }
}

/** The postings of a folio whose reference holds ours. */
export function withReference(folio: Folio, reference: string): PostingRow[] {
  return folio.windows.flatMap((window) =>
    window.postings.filter((row) => row.reference?.includes(reference) === true),
  );
}
