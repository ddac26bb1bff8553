import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import type { BusinessDate } from '../../shared/business-date.js';
import type { ArrivalRow } from '../front-desk/arrival.mapper.js';
import { ArrivalsService } from '../front-desk/arrivals.service.js';
import type { Blocking } from '../housekeeping/room-blocking.mapper.js';
import { DiscrepancyService } from '../housekeeping/discrepancy.service.js';
import { RoomBlockingService } from '../housekeeping/room-blocking.service.js';
import type { Stay } from '../reservations/stay.js';
import { AllStays } from './all-stays.service.js';
import { HouseService } from './house.service.js';

const PAGE = 200;
const READY = /^(clean|inspected)$/i;

/** Everything a manager wants to know in the morning. */
export interface MorningBrief {
  readonly figures: Readonly<Record<string, number>>;
  readonly vips: readonly ArrivalRow[];
  /** Due in without a room. */
  readonly unassigned: readonly ArrivalRow[];
  /** Due in with a room that is not ready. */
  readonly notReady: readonly ArrivalRow[];
  /** Due out with something left to pay. */
  readonly owing: readonly Stay[];
  readonly blocked: readonly Blocking[];
  readonly discrepancies: number;
  /** Parts that OPERA did not answer. */
  readonly missing: readonly string[];
}

/** The morning brief: many reads, one answer. A part that cannot be read is named, the others stand. */
@Injectable()
export class MorningBriefService {
  constructor(
    private readonly house: HouseService,
    private readonly arrivals: ArrivalsService,
    private readonly stays: AllStays,
    private readonly blockings: RoomBlockingService,
    private readonly discrepancies: DiscrepancyService,
  ) {}

  /** Throws the Fault of the house's figures, without which there is nothing to brief. */
  async of(context: CallContext, today: BusinessDate): Promise<MorningBrief> {
    const missing: string[] = [];
    const part = async <T>(name: string, work: Promise<T[]>): Promise<T[]> =>
      work.catch(() => {
        missing.push(name);
        return [];
      });
    const [figures, due, leaving, blocked, discrepancies] = await Promise.all([
      this.house.figures(context, today),
      part('arrivals', this.expected(context, today)),
      part('departures', this.stays.find(context, { statuses: ['due_out'] })),
      part('rooms out of order', this.blockings.list(context, 'out_of_order', today, today)),
      part('discrepancies', this.discrepancies.list(context, undefined)),
    ]);
    return {
      figures,
      vips: due.filter((row) => row.vip !== undefined),
      unassigned: due.filter((row) => row.room === undefined),
      notReady: due.filter((row) => row.room !== undefined && !READY.test(row.roomStatus ?? '')),
      owing: leaving.filter((stay) => Number(stay.balance?.amount ?? 0) > 0),
      blocked,
      discrepancies: discrepancies.length,
      missing,
    };
  }

  private async expected(context: CallContext, date: BusinessDate): Promise<ArrivalRow[]> {
    const rows: ArrivalRow[] = [];
    for (;;) {
      const page = await this.arrivals.list(context, {
        date,
        show: 'expected',
        vipOnly: false,
        limit: PAGE,
        offset: rows.length,
      });
      rows.push(...page.rows);
      if (!page.hasMore || page.rows.length === 0) return rows;
    }
  }
}
