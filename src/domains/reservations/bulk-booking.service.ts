import { Inject, Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { sayMoney } from '../../shared/money.js';
import { BookingCheck } from './booking-check.service.js';
import { BookingLookup } from './booking-lookup.service.js';
import { BookingOrders, type SpokenOrder } from './booking-orders.service.js';
import { bookingReference } from './booking-reference.js';
import { BookingService } from './booking.service.js';
import type { Hindrance } from './booking-order.js';
import { StayReader } from './stay-reader.service.js';
import type { Stay } from './stay.js';

/** What became of one row of a list, or would. */
export interface BulkRow {
  /** From 1. */
  readonly row: number;
  readonly outcome: Outcome;
  readonly stay?: Stay;
  readonly reservationId?: string;
  /** Why not. */
  readonly problem?: string;
  /** What it costs, before it is booked. */
  readonly total?: string;
}

/** Time that booking one row may take; with less left the rest waits for another call. */
const ROW_MS = 6_000;

/**
 * Books lists of stays, row by row. Each row is stamped with the list's name and its number: the same list again books what
 * is missing and nothing twice.
 */
@Injectable()
export class BulkBookingService {
  constructor(
    private readonly opera: OperaService,
    private readonly orders: BookingOrders,
    private readonly check: BookingCheck,
    private readonly bookings: BookingService,
    private readonly lookup: BookingLookup,
    private readonly reader: StayReader,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Looks at every row without booking any: what it costs, or what stands in its way. */
  async plan(context: CallContext, batch: string, rows: readonly SpokenOrder[]): Promise<BulkRow[]> {
    const planned: BulkRow[] = [];
    for (const [index, spoken] of rows.entries()) {
      planned.push(await this.planned(context, batch, index + 1, spoken));
    }
    return planned;
  }

  private async planned(
    context: CallContext,
    batch: string,
    row: number,
    spoken: SpokenOrder,
  ): Promise<BulkRow> {
    try {
      const known = await this.find(context, batch, row);
      if (known !== undefined) return { row, outcome: 'done', reservationId: known };
      const checked = await this.check.check(context, await this.orders.resolve(context, spoken));
      return 'kind' in checked
        ? { row, outcome: 'not_done', problem: sayHindrance(checked) }
        : { row, outcome: 'not_done', total: sayMoney(checked.offer.total) };
    } catch (error) {
      return { row, outcome: 'not_done', problem: problemOf(error) };
    }
  }

  /**
   * Books the rows one after the other; a row that fails does not stop the others.
   * @param told after each row
   */
  async book(
    context: CallContext,
    batch: string,
    rows: readonly SpokenOrder[],
    told: (row: BulkRow) => void,
  ): Promise<BulkRow[]> {
    const done: BulkRow[] = [];
    for (const [index, spoken] of rows.entries()) {
      const row = index + 1;
      const late = context.signal.aborted || context.deadline - this.clock.monotonic() < ROW_MS;
      const result: BulkRow = late
        ? { row, outcome: 'not_done', problem: 'Time ran out before this row. Call again to go on.' }
        : await this.booked(context, row, { ...spoken, requestKey: keyOf(batch, row) });
      done.push(result);
      told(result);
    }
    return done;
  }

  private async booked(context: CallContext, row: number, spoken: SpokenOrder): Promise<BulkRow> {
    try {
      const booking = await this.bookings.book(context, await this.orders.resolve(context, spoken));
      const { outcome, reservationId, hindrance, notes } = booking;
      const why = hindrance === undefined ? notes.join(' ') : sayHindrance(hindrance);
      const problem = outcome === 'done' ? undefined : why || 'OPERA did not answer.';
      return { row, outcome, reservationId, stay: booking.details?.stay, problem };
    } catch (error) {
      return { row, outcome: 'not_done', problem: problemOf(error) };
    }
  }

  /** What OPERA has of a list now. */
  async status(context: CallContext, batch: string, count: number): Promise<BulkRow[]> {
    const now = freshly(context);
    const rows: BulkRow[] = [];
    for (let row = 1; row <= count; row += 1) {
      const reservationId = await this.find(now, batch, row);
      if (reservationId === undefined) {
        rows.push({ row, outcome: 'not_done' });
        continue;
      }
      const { stay } = await this.reader.read(now, reservationId, []);
      rows.push({ row, outcome: 'done', reservationId, stay });
    }
    return rows;
  }

  private async find(context: CallContext, batch: string, row: number): Promise<string | undefined> {
    const system = this.opera.hotel(context).externalSystem;
    return this.lookup.find(freshly(context), bookingReference(context, this.ids, system, keyOf(batch, row)));
  }
}

function keyOf(batch: string, row: number): string {
  return `bulk ${batch} ${row}`;
}

/** What a person has to decide; names are not repeated, the rows have them. */
function sayHindrance(hindrance: Hindrance): string {
  return hindrance.kind === 'overlap'
    ? `The guest has another stay then (id ${hindrance.stays.map((stay) => stay.reservationId).join(', ')}).`
    : `A likely profile of this guest exists (id ${hindrance.profiles
        .slice(0, 5)
        .map((profile) => profile.profileId)
        .join(', ')}): give guestProfileId, or set allowDuplicateGuests.`;
}

/** The words of a refusal; what is no refusal is thrown on. */
function problemOf(error: unknown): string {
  if (error instanceof Fault) return `${error.message} ${error.advice}`;
  throw error;
}
