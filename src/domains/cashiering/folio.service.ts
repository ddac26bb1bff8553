import { Inject, Injectable } from '@nestjs/common';
import { aftermath, freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetFolioAnswer } from '../../opera/wire/generated/csh.wire.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { isInHouse, type Stay } from '../reservations/stay.js';
import { readFolio, type Folio, type PostingRow, type WindowRow } from './folio.mapper.js';

/** How long to wait before looking a second time for a posting whose request got no answer. */
const SECOND_LOOK_MS = 2_000;

/** Folios as they stand, and proof of what was posted. */
@Injectable()
export class FolioService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * All windows of a stay with their postings. Without a folio (before arrival) the list of windows is empty.
   * Throws Fault OPERA_*.
   */
  async read(context: CallContext, reservationId: string): Promise<Folio> {
    const answer = await this.opera.call<GetFolioAnswer>(context, {
      operation: 'csh.getFolio',
      parameters: {
        reservationId,
        fetchInstructions: [
          'Postings',
          'Windowbalances',
          'Totalbalance',
          'Payment',
          'Payee',
          'Transactioncodes',
        ],
      },
    });
    return readFolio(answer.body);
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

  /**
   * The postings that carry our reference, looked for twice because a request without an answer may still be at work.
   * @returns [] when they are not there; undefined when the folio could not be read
   */
  async proof(
    context: CallContext,
    reservationId: string,
    reference: string,
  ): Promise<PostingRow[] | undefined> {
    // The call's own time may be over, yet a charge that may have happened has to be accounted for.
    const grace = aftermath(context, this.clock.monotonic());
    let found: PostingRow[] | undefined;
    for (const wait of [0, SECOND_LOOK_MS]) {
      if (wait > 0) await this.clock.sleep(wait);
      const folio = await this.read(grace, reservationId).catch(() => undefined);
      if (folio !== undefined) found = withReference(folio, reference);
      if (found !== undefined && found.length > 0) return found;
    }
    return found;
  }
}

/** The postings of a folio whose reference holds ours. */
export function withReference(folio: Folio, reference: string): PostingRow[] {
  return folio.windows.flatMap((window) =>
    window.postings.filter((row) => row.reference?.includes(reference) === true),
  );
}
