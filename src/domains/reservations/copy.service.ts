import { Inject, Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import { OperaService } from '../../opera/opera.service.js';
import { addDays } from '../../shared/business-date.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { BookingLookup } from './booking-lookup.service.js';
import { bookingReference } from './booking-reference.js';
import { toCopy } from './share.mapper.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import type { Stay } from './stay.js';

/** When the copy is for, as staff say it; the same number of nights without a departure. */
export interface CopyWish {
  readonly arrivalDate: string;
  readonly departureDate?: string;
  /** Needed for a second copy on the same dates. */
  readonly requestKey?: string;
}

/** A stay booked again. */
export interface Copied extends Written {
  readonly source: Stay;
  /** The copy; undefined when it could not be read. */
  readonly copy?: Stay;
  readonly copyId?: string;
  readonly already: boolean;
}

/** Books stays again on other dates, each once. */
@Injectable()
export class CopyService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly calendar: HotelCalendar,
    private readonly lookup: BookingLookup,
    private readonly writer: StayWriter,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** @throws Fault INPUT_INVALID for the dates, NOT_ALLOWED_NOW when the copy made before was cancelled, OPERA_* */
  async copy(context: CallContext, reference: string, wish: CopyWish): Promise<Copied> {
    const now = freshly(context);
    const source = await this.finder.find(now, reference);
    const from = await this.calendar.resolve(context, wish.arrivalDate);
    const until = wish.departureDate ?? addDays(from, Math.max(1, source.nights));
    const { arrival, departure } = await this.calendar.stayDates(context, {
      arrival: from,
      departure: until,
    });
    const system = this.opera.hotel(context).externalSystem;
    const key = wish.requestKey ?? `copy ${source.reservationId} ${arrival} ${departure}`;
    const stamp = bookingReference(context, this.ids, system, key);
    const known = await this.lookup.find(now, stamp);
    if (known !== undefined) return this.knownBefore(now, source, known);
    let copyId: string | undefined;
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postReservationCopy',
        parameters: { reservationId: source.reservationId },
        body: toCopy(context.hotelId, source.reservationId, { arrival, departure, reference: stamp }),
      },
      async (grace) => (copyId = await this.lookup.find(grace, stamp)) !== undefined,
    );
    copyId = written.createdId ?? copyId;
    const copy =
      copyId === undefined ? undefined : await this.reader.read(now, copyId, []).catch(() => undefined);
    return { ...written, source, copy: copy?.stay, copyId, already: false };
  }

  private async knownBefore(context: CallContext, source: Stay, copyId: string): Promise<Copied> {
    const { stay } = await this.reader.read(context, copyId, []);
    if (stay.status === 'cancelled') {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `This copy was made before (id ${copyId}) and cancelled since. Nothing was booked.`,
        advice: 'Use reinstate_reservation on it, or call again with a new requestKey.',
        data: { reservationId: copyId },
      });
    }
    return { outcome: 'done', warnings: [], source, copy: stay, copyId, already: true };
  }
}
