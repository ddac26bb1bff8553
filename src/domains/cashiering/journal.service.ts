import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import { money, type Money } from '../../shared/money.js';
import type { PostingRow } from './folio.mapper.js';
import { readJournal, type JournalAnswer, type RevenueAnswer } from './journal.mapper.js';

/** OPERA's own limit of rows on a page of the journal. */
const PAGE = 50;
/** 4,000 postings: a day of a large hotel. */
const MAX_PAGES = 80;

/** The journal of a day. */
export interface DayJournal {
  readonly rows: readonly PostingRow[];
  /** False when the day has more postings than are read. */
  readonly complete: boolean;
}

/** What was posted in the house. */
@Injectable()
export class JournalService {
  constructor(private readonly opera: OperaService) {}

  /** Every posting of a day. Throws Fault OPERA_*. */
  async day(context: CallContext, date: string): Promise<DayJournal> {
    const rows: PostingRow[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.opera.call<JournalAnswer>(context, {
        operation: 'csh.getFinancialPostings',
        parameters: { startDate: date, endDate: date, limit: PAGE, offset: page * PAGE },
      });
      const read = readJournal(answer.body);
      rows.push(...read.rows);
      if (!read.more || read.rows.length === 0) return { rows, complete: true };
    }
    return { rows, complete: false };
  }

  /** Room revenue and occupied rooms of a closed day; undefined while it is open. Throws Fault OPERA_*. */
  async rooms(
    context: CallContext,
    date: string,
  ): Promise<{ readonly revenue?: Money; readonly occupied?: number } | undefined> {
    const answer = await this.opera.call<RevenueAnswer>(context, {
      operation: 'csh.getHotelRevenue',
      parameters: { businessDate: date },
    });
    const wire = answer.body?.hotelRevenue;
    return wire && { revenue: money(wire.roomRevenue, wire.currencyCode), occupied: wire.occupiedRooms };
  }
}
