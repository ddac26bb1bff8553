import { Inject, Injectable } from '@nestjs/common';
import { aftermath, freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { BookingCheck } from './booking-check.service.js';
import { BookingLookup } from './booking-lookup.service.js';
import type { BookingOrder, BookingReference, CheckedOrder, Hindrance } from './booking-order.js';
import { bookingReference } from './booking-reference.js';
import { toReservation } from './booking.mapper.js';
import { StayReader } from './stay-reader.service.js';
import type { StayDetails } from './stay-details.js';
import type { Stay } from './stay.js';

/** How a booking ended. */
export interface Booking {
  readonly outcome: Outcome;
  /** The stay, read back after it was booked. */
  readonly details?: StayDetails;
  /** OPERA's id, also when the stay could not be read back. */
  readonly reservationId?: string;
  /** The same request had booked it before; nothing was sent now. */
  readonly existing: boolean;
  readonly hindrance?: Hindrance;
  /** What the booking carries in OPERA, to look for when the outcome is unknown. */
  readonly reference: string;
  readonly notes: readonly string[];
}

/** Books stays, each once. */
@Injectable()
export class BookingService {
  constructor(
    private readonly opera: OperaService,
    private readonly check: BookingCheck,
    private readonly lookup: BookingLookup,
    private readonly reader: StayReader,
    private readonly readBack: ReadBack,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Books an order after all checks. Sent once; an unclear outcome is looked up by the reference, never sent again.
   * Throws Fault as BookingCheck.check does, and OPERA_* when OPERA refuses the booking.
   */
  async book(context: CallContext, order: BookingOrder): Promise<Booking> {
    const system = this.opera.hotel(context).externalSystem;
    const reference = bookingReference(context, this.ids, system, order.requestKey);
    if (order.requestKey !== undefined) {
      const known = await this.lookup.find(freshly(context), reference);
      if (known !== undefined) return this.knownBefore(context, known, reference, order);
    }
    const checked = await this.check.check(context, order);
    if ('kind' in checked) {
      return { outcome: 'not_done', existing: false, hindrance: checked, reference: reference.id, notes: [] };
    }
    const verdict = await this.readBack.settle<Sent>(
      context,
      () => this.send(context, checked, reference),
      async (grace) => {
        const reservationId = await this.lookup.find(grace, reference);
        return reservationId === undefined ? undefined : { reservationId, warnings: [] };
      },
    );
    if (verdict.outcome !== 'done') {
      return { outcome: verdict.outcome, existing: false, reference: reference.id, notes: checked.notes };
    }
    const { reservationId, warnings } = verdict.value;
    return this.booked(context, reservationId, reference, {
      existing: false,
      notes: [...checked.notes, ...warnings],
    });
  }

  private async send(
    context: CallContext,
    checked: CheckedOrder,
    reference: BookingReference,
  ): Promise<Sent> {
    const answer = await this.opera.call(context, {
      operation: 'rsv.postReservation',
      body: toReservation(checked, reference, context.hotelId),
    });
    const reservationId = answer.createdId ?? (await this.lookup.find(freshly(context), reference));
    if (reservationId === undefined) {
      throw new Fault('OPERA_OUTCOME_UNKNOWN', 'OPERA accepted the booking without saying its number.');
    }
    return { reservationId, warnings: answer.warnings.map((warning) => warning.text) };
  }

  /** What the same request booked before, unless it is not that stay any more: then a person should look. */
  private async knownBefore(
    context: CallContext,
    reservationId: string,
    reference: BookingReference,
    order: BookingOrder,
  ): Promise<Booking> {
    const booking = await this.booked(context, reservationId, reference, { existing: true, notes: [] });
    const stay = booking.details?.stay;
    if (stay === undefined || (stay.status !== 'cancelled' && isAsOrdered(stay, order))) return booking;
    const note = `This requestKey belongs to the booking shown, which ${stay.status === 'cancelled' ? 'was cancelled since' : 'is not this stay'}. To book, call with another requestKey.`;
    return { ...booking, outcome: 'not_done', notes: [note] };
  }

  /** The stay as OPERA has it now. It is booked even when it cannot be read. */
  private async booked(
    context: CallContext,
    reservationId: string,
    reference: BookingReference,
    told: { readonly existing: boolean; readonly notes: readonly string[] },
  ): Promise<Booking> {
    const base = {
      outcome: 'done' as const,
      reservationId,
      reference: reference.id,
      existing: told.existing,
    };
    try {
      const now = aftermath(context, this.clock.monotonic());
      const details = await this.reader.read(now, reservationId, ['policies']);
      return { ...base, details, notes: told.notes };
    } catch {
      const note =
        'The stay could not be read back; read it with get_reservation for price and confirmation number.';
      return { ...base, notes: [...told.notes, note] };
    }
  }
}

interface Sent {
  readonly reservationId: string;
  readonly warnings: readonly string[];
}

/** Dates, room type and rate plan are those of the order. */
function isAsOrdered(stay: Stay, order: BookingOrder): boolean {
  return (
    stay.arrivalDate === order.arrival &&
    stay.departureDate === order.departure &&
    stay.roomType === order.roomType &&
    stay.ratePlan === order.ratePlan
  );
}
