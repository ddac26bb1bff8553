import { Inject, Injectable } from '@nestjs/common';
import { aftermath, freshly, type CallContext } from '../../kernel/call-context.js';
import { Clock } from '../../kernel/clock.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { nightsBetween } from '../../shared/business-date.js';
import { AvailabilityService } from '../availability/availability.service.js';
import type { PriceRun } from '../availability/offer.js';
import { OFFER_REASONS } from '../availability/restriction.table.js';
import { checkNights, HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { sameTerms, termsOf, wishedTerms, type ChangeWish, type StayTerms } from './change-order.js';
import { nightPrices, toChange } from './change.mapper.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import type { StayDetails } from './stay-details.js';
import { isInHouse, type Stay } from './stay.js';

/** How a change ended. */
export interface Change {
  readonly outcome: Outcome;
  readonly before: StayDetails;
  /** As OPERA has it now; the old state when it could not be read. */
  readonly after: StayDetails;
  readonly notes: readonly string[];
}

/** Changes stays, showing what that does to the price. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly availability: AvailabilityService,
    private readonly calendar: HotelCalendar,
    private readonly readBack: ReadBack,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Changes a stay that is expected or in house.
   * @param reference as staff name the stay
   * Throws Fault NOT_ALLOWED_NOW (cancelled, checked out, arrival of a guest in house), INPUT_INVALID (dates, nothing to
   * change), OPERA_RULE (not for sale), OPERA_*.
   */
  async change(context: CallContext, reference: string, wish: ChangeWish): Promise<Change> {
    const now = freshly(context);
    const found = await this.finder.find(now, reference);
    requireChangeable(found);
    const before = await this.reader.read(now, found.reservationId, ['comments']);
    const terms = wishedTerms(termsOf(before), wish);
    const sells = !sameTerms(termsOf(before), terms);
    const retimed = wish.arrivalTime !== undefined && wish.arrivalTime !== before.stay.arrivalTime;
    if (!sells && wish.comment === undefined && !retimed) {
      return {
        outcome: 'done',
        before,
        after: before,
        notes: ['Nothing was different, so nothing was sent.'],
      };
    }
    if (sells) await this.checkDates(now, before.stay, terms);
    const prices = sells ? await this.prices(now, before, terms) : [];
    return this.send(context, before, wish, terms, prices);
  }

  private async checkDates(context: CallContext, stay: Stay, terms: StayTerms): Promise<void> {
    const today = await this.calendar.businessDate(context);
    if (isInHouse(stay.status) && terms.arrival !== stay.arrivalDate) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: 'The guest is in house, so the arrival date cannot change. Nothing was changed.',
        advice: 'Change the departure date only.',
        field: 'arrivalDate',
      });
    }
    if (terms.arrival !== stay.arrivalDate && terms.arrival < today) {
      throw new Fault('INPUT_INVALID', {
        message: `Arrival ${terms.arrival} is before the hotel's business date ${today}.`,
        advice: `Use ${today} (today) or a later arrival date.`,
        field: 'arrivalDate',
      });
    }
    if (terms.departure < today) {
      throw new Fault('INPUT_INVALID', {
        message: `Departure ${terms.departure} is before the hotel's business date ${today}.`,
        advice: `Use ${today} (today) or a later departure date.`,
        field: 'departureDate',
      });
    }
    checkNights(terms.arrival, terms.departure, nightsBetween(terms.arrival, terms.departure));
  }

  /** What the nights will cost. Throws Fault OPERA_RULE when the new terms are not for sale. */
  private async prices(context: CallContext, before: StayDetails, terms: StayTerms): Promise<PriceRun[]> {
    const today = await this.calendar.businessDate(context);
    const from = terms.arrival < today ? today : terms.arrival;
    if (from >= terms.departure) return nightPrices(before, terms, []);
    const { roomType, ratePlan, adults, children } = terms;
    const found = await this.availability.search(context, {
      arrival: from,
      departure: terms.departure,
      adults,
      children,
      rooms: before.stay.numberOfRooms,
      roomType,
      ratePlan,
      withClosed: true,
      reservationId: before.stay.reservationId,
    });
    const offer = found.offers.find((one) => one.roomType === roomType && one.ratePlan === ratePlan);
    const refused =
      offer !== undefined && offer.status !== 'available' ? OFFER_REASONS[offer.status] : undefined;
    // The stay's own room may be the last one, and a stay in house is past arrival rules: there OPERA decides.
    const opera =
      isInHouse(before.stay.status) || (offer?.status === 'no_rooms' && roomType === before.stay.roomType);
    if (refused !== undefined && !opera) {
      throw new Fault('OPERA_RULE', {
        message: `${roomType} at ${ratePlan} is not for sale from ${terms.arrival} to ${terms.departure}: ${refused}. Nothing was changed.`,
        advice: 'See what is for sale with check_room_availability and offer that.',
      });
    }
    return nightPrices(before, terms, offer?.prices ?? []);
  }

  private async send(
    context: CallContext,
    before: StayDetails,
    wish: ChangeWish,
    terms: StayTerms,
    prices: readonly PriceRun[],
  ): Promise<Change> {
    const { reservationId } = before.stay;
    const verdict = await this.readBack.settle<readonly string[]>(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'rsv.putReservation',
          parameters: { reservationId },
          body: toChange(before, wish, terms, prices),
        });
        return answer.warnings.map((warning) => warning.text);
      },
      async (grace) => {
        const after = await this.reader.read(grace, reservationId, ['comments']);
        return isAsWished(before, after, wish, terms) ? [] : undefined;
      },
    );
    const { outcome } = verdict;
    const notes = verdict.outcome === 'done' ? verdict.value : [];
    try {
      const now = aftermath(context, this.clock.monotonic());
      return { outcome, before, after: await this.reader.read(now, reservationId, []), notes };
    } catch {
      return { outcome, before, after: before, notes: [...notes, 'The stay could not be read back.'] };
    }
  }
}

/** Whether the stay now is what was wished, comment and all. */
function isAsWished(before: StayDetails, after: StayDetails, wish: ChangeWish, terms: StayTerms): boolean {
  const count = (details: StayDetails) =>
    details.comments.filter((comment) => comment.text === wish.comment).length;
  return (
    sameTerms(termsOf(after), terms) &&
    (wish.comment === undefined || count(after) > count(before)) &&
    (wish.arrivalTime === undefined || after.stay.arrivalTime === wish.arrivalTime)
  );
}

function requireChangeable(stay: Stay): void {
  if (
    isInHouse(stay.status) ||
    stay.status === 'reserved' ||
    stay.status === 'due_in' ||
    stay.status === 'waitlisted'
  )
    return;
  throw new Fault('NOT_ALLOWED_NOW', {
    message: `A stay that is ${stay.status.replaceAll('_', ' ')} cannot be changed. Nothing was changed.`,
    advice: 'Check the confirmation number; a new stay needs create_reservation.',
    data: { status: stay.status },
  });
}
