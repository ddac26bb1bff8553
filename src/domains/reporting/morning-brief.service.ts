import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { addDays, type BusinessDate } from '../../shared/business-date.js';
import type { ArrivalRow } from '../front-desk/arrival.mapper.js';
import { ArrivalsService } from '../front-desk/arrivals.service.js';
import type { Blocking } from '../housekeeping/room-blocking.mapper.js';
import { DiscrepancyService } from '../housekeeping/discrepancy.service.js';
import { RoomBlockingService } from '../housekeeping/room-blocking.service.js';
import type { Stay } from '../reservations/stay.js';
import type { Trace } from '../reservations/stay-note.js';
import { TraceService } from '../reservations/trace.service.js';
import { AllStays } from './all-stays.service.js';
import type { House } from './house.mapper.js';
import { HouseService } from './house.service.js';

const PAGE = 200;
/** An open trace of so many days ago is still somebody's work. */
const TRACE_DAYS = 7;
const READY = /^(clean|inspected)$/i;

/** Everything a manager wants to know in the morning. */
export interface MorningBrief {
  readonly house: House;
  readonly vips: readonly ArrivalRow[];
  /** Due in without a room. */
  readonly unassigned: readonly ArrivalRow[];
  /** Due in with a room that is not ready. */
  readonly notReady: readonly ArrivalRow[];
  /** Due out with something left to pay. */
  readonly owing: readonly Stay[];
  readonly blocked: readonly Blocking[];
  readonly discrepancies: number;
  /** Groups due in, with the rooms of each still to come. */
  readonly groups: readonly { readonly name: string; readonly rooms: number }[];
  /** Reminders of today and before that nobody has settled. */
  readonly traces: readonly Trace[];
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
    private readonly traces: TraceService,
  ) {}

  /** Throws the Fault of the house's figures, without which there is nothing to brief. */
  async of(context: CallContext, today: BusinessDate): Promise<MorningBrief> {
    const missing: string[] = [];
    const part = async <T>(name: string, work: Promise<T[]>): Promise<T[]> =>
      work.catch(() => {
        missing.push(name);
        return [];
      });
    const [house, due, leaving, blocked, discrepancies, traces] = await Promise.all([
      this.house.figures(context, today),
      part('arrivals', this.expected(context, today)),
      part('departures', this.stays.find(context, { statuses: ['due_out'] })),
      part('rooms out of order', this.blockings.list(context, 'out_of_order', today, today)),
      part('discrepancies', this.discrepancies.list(context, undefined)),
      part('traces', this.traces.list(context, { from: addDays(today, -TRACE_DAYS), to: today })),
    ]);
    return {
      house,
      vips: due.filter((row) => row.vip !== undefined),
      unassigned: due.filter((row) => row.room === undefined),
      notReady: due.filter((row) => row.room !== undefined && !READY.test(row.roomStatus ?? '')),
      owing: leaving.filter((stay) => Number(stay.balance?.amount ?? 0) > 0),
      blocked,
      discrepancies: discrepancies.length,
      groups: groupsOf(due),
      traces: traces.filter((trace) => !trace.done),
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

/** Groups among the arrivals, the largest first. */
function groupsOf(due: readonly ArrivalRow[]): { name: string; rooms: number }[] {
  const rooms = new Map<string, number>();
  for (const { block, rooms: count } of due) {
    if (block !== undefined) rooms.set(block, (rooms.get(block) ?? 0) + count);
  }
  return [...rooms].map(([name, count]) => ({ name, rooms: count })).toSorted((a, b) => b.rooms - a.rooms);
}
