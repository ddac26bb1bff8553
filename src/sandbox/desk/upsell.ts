import { OperaError, refuse } from '../errors/opera.error.js';
import { priceOf } from '../rules/pricing.js';
import type { Hotel } from '../state/hotel.js';
import { type Minor, portion, toMinor } from '../state/money.js';
import type { Reservation, StayNight } from '../state/reservation.js';
import { Fields } from '../wire/fields.js';
import { requireSellable } from './booking.js';
import { type Desk, record } from './desk.js';

/** What of a stay decides about better rooms for it. */
export type UpsellCase = Pick<Reservation, 'arrival' | 'departure' | 'nights' | 'units'> & {
  /** The stay's own id, so that it does not stand in its own way; undefined for one not booked yet. */
  readonly id?: string;
};

/** A better room that the hotel would sell to a stay, and for how much more. */
export interface UpsellOffer {
  readonly ruleId: string;
  readonly ruleCode: string;
  readonly description: string;
  readonly roomType: string;
  readonly added: readonly { readonly date: string; readonly amount: Minor }[];
}

/** Why a stay can be sold no better room; undefined when it can. */
export function hindranceToUpsell(stay: Reservation): string | undefined {
  if (stay.status !== 'Reserved') return `A stay with status ${stay.status} is offered no upsell.`;
  if (stay.shareId !== undefined) return 'The reservation shares a room: no upsell.';
  if (stay.upsell) return `The reservation has the upsell ${stay.upsell.ruleCode} already.`;
  if (stay.nights.some((night) => night.fixed && night.overridden !== true))
    return 'The rate is fixed: no upsell.';
  return undefined;
}

/** The offers of the hotel's rules for a stay, rooms being left in every night. */
export function upsellOffers(hotel: Hotel, stay: UpsellCase): UpsellOffer[] {
  return [...hotel.records.upsellRules.values()].flatMap(({ id, document }) => {
    const rule = new Fields(document);
    const roomType = rule.text('toRoomTypeOrToRoomClass') ?? '';
    if (!applies(hotel, rule, stay)) return [];
    const added = stay.nights.map((night) => ({ date: night.date, amount: addition(hotel, rule, night) }));
    if (added.some(({ amount }) => amount === undefined)) return [];
    const offer = {
      ruleId: id,
      ruleCode: rule.text('upsellRuleCode') ?? id,
      description: rule.text('description') ?? '',
      roomType,
      added: added.map(({ date, amount }) => ({ date, amount: amount ?? 0 })),
    };
    return sellable(hotel, stay, offer) ? [offer] : [];
  });
}

function applies(hotel: Hotel, rule: Fields, stay: UpsellCase): boolean {
  const [first] = stay.nights;
  const byClass = rule.flag('upsellByRoomType') === false;
  const type = hotel.roomTypes.get(first?.roomType ?? '');
  const from = byClass ? type?.roomClass : type?.code;
  const rates = rule.texts('rateCodes');
  return (
    first !== undefined &&
    from === rule.text('fromRoomTypeOrFromRoomClass') &&
    hotel.roomTypes.has(rule.text('toRoomTypeOrToRoomClass') ?? '') &&
    (rates.length === 0 || rates.includes(first.ratePlan)) &&
    (rule.day('startDate') ?? stay.arrival) <= stay.arrival &&
    stay.arrival <= (rule.day('endDate') ?? stay.arrival)
  );
}

/** What a night costs more by the rule's formula; undefined when the better room has no price. */
function addition(hotel: Hotel, rule: Fields, night: StayNight): Minor | undefined {
  const figure = toMinor(rule.raw['upsellAmount']) ?? 0;
  switch (rule.text('formula')) {
    case 'PercentOfOriginalRateAddedToOriginalRate':
      return portion(night.amount, figure);
    case 'PercentOfDifferenceAddedToOriginalRate': {
      const plan = hotel.ratePlans.get(night.ratePlan);
      const better = plan && priceOf(plan, rule.text('toRoomTypeOrToRoomClass') ?? '', night.date, night);
      return better === undefined ? undefined : Math.max(0, portion(better - night.amount, figure));
    }
    default:
      return figure;
  }
}

function sellable(hotel: Hotel, stay: UpsellCase, offer: UpsellOffer): boolean {
  try {
    requireSellable(hotel, { ...stay, nights: upsold(stay.nights, offer) }, { inventory: false }, stay.id);
    return true;
  } catch (error) {
    if (error instanceof OperaError) return false;
    throw error;
  }
}

function upsold(nights: readonly StayNight[], offer: UpsellOffer): StayNight[] {
  return nights.map((night, index) => ({
    ...night,
    roomType: offer.roomType,
    roomTypeCharged: offer.roomType,
    amount: night.amount + (offer.added[index]?.amount ?? 0),
    fixed: true,
  }));
}

/** Sells a better room to a stay. Throws when the rule makes it no offer now. */
export function applyUpsell(desk: Desk, stay: Reservation, ruleId: string): void {
  const hindrance = hindranceToUpsell(stay);
  if (hindrance) throw refuse('STATUS_FORBIDS', hindrance);
  const offer = upsellOffers(desk.hotel, stay).find(
    (one) => one.ruleId === ruleId || one.ruleCode === ruleId,
  );
  if (!offer)
    throw refuse(
      'NOT_AVAILABLE',
      `Upsell rule ${ruleId} makes no offer to this reservation.`,
      'upsell.ruleId',
    );
  const before = structuredClone(stay.nights);
  stay.nights = upsold(stay.nights, offer);
  stay.roomId = undefined;
  stay.upsell = { ...offer, on: desk.hotel.businessDate, before };
  record(desk, stay, 'UPSELL', `${before[0]?.roomType ?? ''} -> ${offer.roomType}`);
}

/** Takes an upsell back: the room type and the prices booked before. */
export function removeUpsell(desk: Desk, stay: Reservation, overrideInventory: boolean): void {
  const { upsell } = stay;
  if (!upsell) throw refuse('NOT_FOUND', 'The reservation has no upsell.', 'reservationId');
  if (stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', `The upsell of a stay with status ${stay.status} stays.`);
  const nights = stay.nights.map((night) => {
    const old = upsell.before.find((one) => one.date === night.date) ?? upsell.before[0];
    return old
      ? {
          ...night,
          roomType: old.roomType,
          roomTypeCharged: old.roomTypeCharged,
          amount: old.amount,
          fixed: old.fixed,
        }
      : night;
  });
  requireSellable(desk.hotel, { ...stay, nights }, { inventory: overrideInventory }, stay.id);
  stay.nights = nights;
  stay.roomId = undefined;
  stay.upsell = undefined;
  record(desk, stay, 'UPSELL', `Taken back: ${upsell.ruleCode}`);
}
