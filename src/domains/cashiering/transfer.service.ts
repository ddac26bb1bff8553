import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { total, type Money } from '../../shared/money.js';
import type { Stay } from '../reservations/stay.js';
import { toTransfer } from './correction.mapper.js';
import { FolioChangeService, postingOf, type FolioChanged } from './folio-change.service.js';
import type { Folio, PostingRow } from './folio.mapper.js';
import { FolioService } from './folio.service.js';

/** What is to be moved where, as staff say it. */
export interface TransferWish {
  readonly reservation: string;
  readonly transactionNos: readonly string[];
  /** Everything on that window, when no numbers are given. */
  readonly fromWindow?: number;
  readonly toReservation?: string;
  readonly toWindow: number;
}

/** A transfer that could be made as it is. */
export interface TransferPlan {
  readonly stay: Stay;
  readonly target: Stay;
  readonly rows: readonly PostingRow[];
  /** Sum of the postings named, without taxes that move with them. */
  readonly amount: Money;
  readonly folio: Folio;
}

/** Moves postings to another window or to another guest. */
@Injectable()
export class TransferService {
  constructor(
    private readonly folios: FolioService,
    private readonly changes: FolioChangeService,
  ) {}

  /** Throws Fault NOT_FOUND, INPUT_AMBIGUOUS, INPUT_INVALID (nothing to move), NOT_ALLOWED_NOW (a guest not in house). */
  async plan(context: CallContext, wish: TransferWish): Promise<TransferPlan> {
    const stay = await this.folios.inHouse(context, wish.reservation);
    const target =
      wish.toReservation === undefined ? stay : await this.folios.inHouse(context, wish.toReservation);
    const folio = await this.folios.read(freshly(context), stay.reservationId);
    const named = wish.transactionNos.map((no) => postingOf(folio, no, 'transactionNos'));
    const window = folio.windows.find((row) => row.window === wish.fromWindow);
    const rows = named.length > 0 ? named : (window?.postings ?? []);
    const elsewhere = target === stay ? rows.filter((row) => row.window !== wish.toWindow) : rows;
    const [first] = elsewhere;
    if (first === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: 'There is nothing to move: no posting is named, or all of them are there already.',
        advice: 'Give transactionNos from get_guest_folio (detail full), or fromWindow for everything on it.',
        field: 'transactionNos',
      });
    }
    const amounts = elsewhere.map((row) => row.amount);
    return { stay, target, rows: elsewhere, amount: total(amounts, first.amount.currency), folio };
  }

  /** Throws Fault OPERA_*. */
  async move(context: CallContext, plan: TransferPlan, toWindow: number): Promise<FolioChanged> {
    const { stay, target } = plan;
    const numbers = plan.rows.flatMap((row) => row.transactionNo ?? []);
    return this.changes.make(context, {
      operation: 'csh.transferTransactionToWindow',
      reservationId: target.reservationId,
      parameters: { reservationId: stay.reservationId },
      body: (cashierId) =>
        toTransfer({
          hotelId: context.hotelId,
          reservationId: stay.reservationId,
          transactionNos: numbers,
          targetId: target.reservationId === stay.reservationId ? undefined : target.reservationId,
          targetWindow: toWindow,
          cashierId,
        }),
      seen: (folio) => {
        const there = folio.windows.find((row) => row.window === toWindow)?.postings ?? [];
        return numbers.every((no) => there.some((row) => row.transactionNo === no));
      },
    });
  }
}
