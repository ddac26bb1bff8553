import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { addDays } from '../../shared/business-date.js';
import { sayMoney } from '../../shared/money.js';
import { AvailabilityService } from '../availability/availability.service.js';
import type { GuaranteeRule, Offer } from '../availability/offer.js';
import { OFFER_REASONS } from '../availability/restriction.table.js';
import { MAX_NIGHTS } from '../configuration/hotel-calendar.service.js';
import { ProfileSearchService } from '../profiles/profile-search.service.js';
import type { BookingOrder, CheckedOrder, Hindrance } from './booking-order.js';
import { StaySearchService } from './stay-search.service.js';
import { isActive } from './stay.js';

/** How many other offers an error names. */
const ALTERNATIVES = 6;

/** Looks before a booking is sent: is it for sale, on which terms, who is the guest, does the guest have a stay already. */
@Injectable()
export class BookingCheck {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly profiles: ProfileSearchService,
    private readonly stays: StaySearchService,
  ) {}

  /**
   * The order ready to be sent, or what a person has to decide first.
   * Throws Fault OPERA_RULE when it is not for sale (with other offers in `data.alternatives`), INPUT_UNKNOWN_CODE for a
   * guarantee that does not apply, NOT_FOUND for an unknown profile, OPERA_*.
   */
  async check(context: CallContext, order: BookingOrder): Promise<CheckedOrder | Hindrance> {
    const now = freshly(context);
    const [offer, rules, guest] = await Promise.all([
      this.offer(now, order),
      this.availability.guarantees(now, { arrival: order.arrival, ratePlan: order.ratePlan }),
      this.guest(now, order),
    ]);
    if ('kind' in guest) return guest;
    const rule = chosenGuarantee(rules, order.guarantee);
    if (guest.profileId !== undefined && !order.allowOverlap) {
      const overlapping = await this.overlapping(now, guest.profileId, order);
      if (overlapping.length > 0) return { kind: 'overlap', stays: overlapping };
    }
    const notes = [...guest.notes, ...termsOf(rule)];
    const who = guest.profileId === undefined ? undefined : { profileId: guest.profileId };
    if (who === undefined && order.newGuest === undefined) {
      throw new Fault('INPUT_INVALID', { message: 'No guest was named.', field: 'guest' });
    }
    return {
      order,
      offer,
      guarantee: order.guarantee ?? rule?.code,
      guest: who ?? { newGuest: order.newGuest as NonNullable<BookingOrder['newGuest']> },
      notes,
    };
  }

  private async offer(context: CallContext, order: BookingOrder): Promise<Offer> {
    const party = {
      arrival: order.arrival,
      departure: order.departure,
      adults: order.adults,
      children: order.children,
      rooms: order.rooms,
    };
    const { roomType, ratePlan } = order;
    const found = await this.availability.search(context, { ...party, roomType, ratePlan, withClosed: true });
    const offer = found.offers.find((one) => one.roomType === roomType && one.ratePlan === ratePlan);
    if (offer?.status === 'available') return offer;
    if (order.waitlist !== undefined)
      return offer ?? { roomType, ratePlan, status: 'no_rooms', taxIncluded: false, prices: [] };
    const others = await this.availability.search(context, { ...party, withClosed: false });
    const nearest = [...others.offers].sort((left, right) => likeness(right, order) - likeness(left, order));
    const alternatives = nearest
      .slice(0, ALTERNATIVES)
      .map((one) => ({ roomType: one.roomType, ratePlan: one.ratePlan, total: one.total }));
    const why =
      offer === undefined
        ? `${ratePlan} is not sold with ${roomType} for these dates`
        : OFFER_REASONS[offer.status];
    throw new Fault('OPERA_RULE', {
      message: `${roomType} at ${ratePlan} cannot be booked: ${found.closed ?? why}. Nothing was booked.`,
      advice:
        alternatives.length === 0
          ? 'Nothing else is for sale for these dates and this party; offer other dates.'
          : `For sale instead: ${alternatives.map((one) => `${one.roomType} at ${one.ratePlan} for ${sayMoney(one.total)}`).join('; ')}.`,
      data: { alternatives },
    });
  }

  private async guest(
    context: CallContext,
    order: BookingOrder,
  ): Promise<{ readonly profileId?: string; readonly notes: readonly string[] } | Hindrance> {
    if (order.profileId !== undefined) {
      const profile = await this.profiles.byId(context, order.profileId);
      if (profile === undefined) {
        throw new Fault('NOT_FOUND', {
          message: 'OPERA has no profile with this id.',
          advice: 'Find the guest with search_guests, or book by name.',
          field: 'guestProfileId',
        });
      }
      const notes = profile.restricted
        ? ['The hotel has marked this guest as restricted: tell the person.']
        : [];
      return { profileId: profile.profileId, notes };
    }
    if (order.newGuest === undefined || order.allowDuplicateGuest) return { notes: [] };
    const likely = await this.profiles.likelyDuplicates(context, order.newGuest);
    // A shared mark beside the name is proof enough, as long as it points to one profile only.
    const certain = likely.filter(({ because }) => because.includes('same name') && because.length > 1);
    const [sure] = certain;
    if (sure !== undefined && certain.length === 1 && hasContact(order)) {
      return { profileId: sure.profile.profileId, notes: ['Booked on the profile the guest already has.'] };
    }
    if (likely.length === 0) return { notes: [] };
    return {
      kind: 'duplicate_guest',
      profiles: likely.map(({ profile, because }) => ({ ...profile, because: because.join(', ') })),
    };
  }

  /** Stays of the guest that share a night with the order. */
  private async overlapping(context: CallContext, profileId: string, order: BookingOrder) {
    const page = await this.stays.search(context, {
      profileId,
      arrival: { from: addDays(order.arrival, -MAX_NIGHTS), to: addDays(order.departure, -1) },
      departure: { from: addDays(order.arrival, 1) },
      limit: 50,
    });
    return page.stays.filter(
      (stay) =>
        isActive(stay.status) && stay.arrivalDate < order.departure && stay.departureDate > order.arrival,
    );
  }
}

function hasContact(order: BookingOrder): boolean {
  return order.newGuest?.email !== undefined || order.newGuest?.phone !== undefined;
}

function likeness(offer: Offer, order: BookingOrder): number {
  return (offer.roomType === order.roomType ? 2 : 0) + (offer.ratePlan === order.ratePlan ? 1 : 0);
}

function chosenGuarantee(
  rules: readonly GuaranteeRule[],
  wanted: string | undefined,
): GuaranteeRule | undefined {
  if (wanted === undefined)
    return rules.find((rule) => rule.isDefault) ?? (rules.length === 1 ? rules[0] : undefined);
  const rule = rules.find((one) => one.code.toUpperCase() === wanted.toUpperCase());
  if (rule !== undefined || rules.length === 0) return rule;
  const choices = rules.map(({ code, name }) => ({ code, description: name ?? '' }));
  throw new Fault('INPUT_UNKNOWN_CODE', {
    message: 'That guarantee does not apply to this rate and arrival.',
    advice: `Use one of: ${choices.map(({ code, description }) => `${code}${description && ` (${description})`}`).join(', ')}.`,
    field: 'guarantee',
    data: { choices },
  });
}

/** What the guest still has to give. */
function termsOf(rule: GuaranteeRule | undefined): string[] {
  if (rule === undefined) return [];
  return [
    ...(rule.requires.length > 0 ? [`Guarantee ${rule.code} needs: ${rule.requires.join(', ')}.`] : []),
    ...(rule.deposit === undefined ? [] : [`Deposit: ${rule.deposit}.`]),
  ];
}
