import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { SearchAnalyzeRateAvailabilityAnswer } from '../../opera/wire/generated/par.wire.js';
import { addDays, nightsBetween, type BusinessDate } from '../../shared/business-date.js';
import { compareAmounts, type Money } from '../../shared/money.js';
import { HotelsService } from '../configuration/hotels.service.js';
import { AvailabilityService } from './availability.service.js';
import { readReasons, toAnalysis, type ClosedReason } from './reason.mapper.js';
import type { AvailabilityWish } from './availability.mapper.js';
import type { RoomsLeft } from './inventory.mapper.js';
import { RoomInventory } from './inventory.service.js';

/** Days before and after the wish that are looked at. */
const AROUND = 7;
/** Other arrival days whose price is asked for. */
const DATES_TRIED = 4;
/** Other hotels asked, and offers shown of each kind. */
const HOTELS_TRIED = 4;
const SHOWN = 3;

/** Something that can be sold instead. */
export interface Alternative {
  readonly kind: 'same dates' | 'other dates' | 'other hotel';
  readonly hotelId?: string;
  readonly arrivalDate: BusinessDate;
  readonly departureDate: BusinessDate;
  readonly roomType: string;
  readonly ratePlan: string;
  readonly total?: Money;
}

/** What to sell instead, and why something cannot be sold. */
@Injectable()
export class AlternativesService {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly inventory: RoomInventory,
    private readonly hotels: HotelsService,
    private readonly opera: OperaService,
  ) {}

  /**
   * Other room types and rates on the same dates, the same stay on dates nearby, and the same dates in the caller's other
   * hotels, cheapest or nearest first.
   * @param businessDate no arrival before it is offered
   * Throws Fault OPERA_*; a hotel or date that cannot be asked is left out.
   */
  async find(
    context: CallContext,
    wish: AvailabilityWish,
    businessDate: BusinessDate,
  ): Promise<Alternative[]> {
    const [here, dates, elsewhere] = await Promise.all([
      this.offers(context, { ...wish, roomType: undefined, ratePlan: undefined }, 'same dates'),
      this.nearby(context, wish, businessDate),
      this.elsewhere(context, wish),
    ]);
    const asked = (offer: Alternative): boolean =>
      offer.roomType === wish.roomType && (wish.ratePlan === undefined || offer.ratePlan === wish.ratePlan);
    return [...oneForEachType(here.filter((offer) => !asked(offer))), ...dates, ...elsewhere];
  }

  /** Why a rate at a room type cannot be sold; empty when OPERA finds nothing against it. Throws Fault OPERA_*. */
  async reasons(
    context: CallContext,
    wish: AvailabilityWish & { readonly roomType: string; readonly ratePlan: string },
  ): Promise<ClosedReason[]> {
    const answer = await this.opera.call<SearchAnalyzeRateAvailabilityAnswer>(context, {
      operation: 'par.searchAnalyzeRateAvailability',
      body: toAnalysis(wish),
    });
    return readReasons(answer.body);
  }

  private async offers(
    context: CallContext,
    wish: AvailabilityWish,
    kind: Alternative['kind'],
  ): Promise<Alternative[]> {
    const found = await this.availability.search(context, { ...wish, withClosed: false });
    return found.offers
      .filter((offer) => offer.status === 'available')
      .map((offer) => ({
        kind,
        ...(kind === 'other hotel' && { hotelId: context.hotelId }),
        arrivalDate: wish.arrival,
        departureDate: wish.departure,
        roomType: offer.roomType,
        ratePlan: offer.ratePlan,
        total: offer.total,
      }))
      .sort(byPrice);
  }

  private async nearby(
    context: CallContext,
    wish: AvailabilityWish,
    businessDate: BusinessDate,
  ): Promise<Alternative[]> {
    const nights = nightsBetween(wish.arrival, wish.departure);
    const earliest = addDays(wish.arrival, -AROUND);
    const from = earliest < businessDate ? businessDate : earliest;
    const left = await this.inventory.left(
      context,
      from,
      addDays(wish.arrival, AROUND + Math.min(nights, 60)),
      wish.roomType,
    );
    const arrivals = freeArrivals(left, nights, wish).slice(0, DATES_TRIED);
    const found = await Promise.all(
      arrivals.map((arrival) =>
        this.offers(context, { ...wish, arrival, departure: addDays(arrival, nights) }, 'other dates').catch(
          () => [],
        ),
      ),
    );
    return found.flatMap((offers) => offers.slice(0, 1)).slice(0, SHOWN);
  }

  private async elsewhere(context: CallContext, wish: AvailabilityWish): Promise<Alternative[]> {
    const others = (await this.hotels.list(context)).filter((hotel) => hotel.hotelId !== context.hotelId);
    const found = await Promise.all(
      others
        .slice(0, HOTELS_TRIED)
        .map(({ hotelId }) =>
          this.offers(
            { ...context, hotelId },
            { ...wish, roomType: undefined, ratePlan: undefined },
            'other hotel',
          ).catch(() => []),
        ),
    );
    return found.flatMap((offers) => offers.slice(0, 1));
  }
}

/** Arrival days, nearest to the wish first, on which the house has rooms for every night. */
function freeArrivals(left: readonly RoomsLeft[], nights: number, wish: AvailabilityWish): BusinessDate[] {
  const rooms = new Map(
    left.map((day) => [
      day.date,
      wish.roomType === undefined ? day.house : (day.roomTypes[wish.roomType] ?? 0),
    ]),
  );
  const free = (arrival: BusinessDate): boolean =>
    Array.from({ length: nights }, (_item, index) => addDays(arrival, index)).every(
      (night) => (rooms.get(night) ?? 0) >= wish.rooms,
    );
  return left
    .map((day) => day.date)
    .filter((date) => date !== wish.arrival && free(date))
    .sort(
      (one, other) =>
        Math.abs(nightsBetween(wish.arrival, one)) - Math.abs(nightsBetween(wish.arrival, other)),
    );
}

/** The cheapest offer of each room type. */
function oneForEachType(offers: readonly Alternative[]): Alternative[] {
  return [...Map.groupBy(offers, (offer) => offer.roomType).values()]
    .flatMap((list) => list.slice(0, 1))
    .sort(byPrice)
    .slice(0, SHOWN + 2);
}

function byPrice(one: Alternative, other: Alternative): number {
  return compareAmounts(one.total?.amount ?? '0', other.total?.amount ?? '0');
}
