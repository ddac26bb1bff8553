import { refuse } from '../../errors/opera.error.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation, StayGuest, StayPayment, StayProfile } from '../../state/reservation.js';
import type { World } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { findProfile, profileIdOf } from '../crm/profile-request.js';

/** The guests of a request: profiles are looked up, or made of the names sent. The first is primary unless one says so. */
export function readGuests(world: World, list: readonly Fields[], at: string): StayGuest[] {
  const anyPrimary = list.some((guest) => guest.flag('primary') === true);
  return list.map((guest, index) => {
    const { profileInfo: _info, primary: _primary, ...document } = guest.raw;
    return {
      profileId: profileIdOf(world, guest.object('profileInfo'), at),
      primary: anyPrimary ? guest.flag('primary') === true : index === 0,
      document,
    };
  });
}

/** Companies, agents, groups and sources of a request. */
export function readProfiles(world: World, reservation: Fields): StayProfile[] {
  return reservation
    .object('reservationProfiles')
    .list('reservationProfile')
    .flatMap((entry) => {
      const id = entry.id('profileIdList', 'Profile');
      const type = entry.text('reservationProfileType') ?? 'Company';
      return id === undefined || type === 'Guest' ? [] : [{ type, profileId: findProfile(world, id).id }];
    });
}

/** Payment methods by folio window; of a card only kind, last digits and expiry are kept. */
export function readPayments(hotel: Hotel, reservation: Fields): StayPayment[] {
  return reservation.list('reservationPaymentMethods').map((entry) => {
    const method = entry.text('paymentMethod');
    if (method === undefined)
      throw refuse('VALUE_MISSING', 'paymentMethod is required.', 'reservationPaymentMethods');
    requireMethod(hotel, method);
    const card = entry.object('paymentCard');
    return { window: entry.number('folioView') ?? 1, method, card: card.empty ? undefined : readCard(card) };
  });
}

/** Throws unless the hotel takes the payment method. */
export function requireMethod(hotel: Hotel, method: string): void {
  const known = hotel.lists.get('PaymentMethods')?.some((item) => item.code === method) ?? false;
  if (!known)
    throw refuse(
      'CODE_UNKNOWN',
      `Payment method ${method} is not accepted at ${hotel.profile.id}.`,
      'paymentMethod',
    );
}

function readCard(card: Fields): NonNullable<StayPayment['card']> {
  const shown =
    card.text('cardNumberLast4Digits') ?? card.text('cardNumberMasked') ?? card.text('cardNumber');
  return {
    type: card.text('cardType'),
    last4: shown?.slice(-4),
    expiry: card.day('expirationDate'),
    holder: card.text('cardHolderName'),
  };
}

/** Foreign numbers of a request, those already known kept. */
export function readReferences(
  reservation: Fields,
  known: Reservation['externalReferences'] = [],
): Reservation['externalReferences'] {
  const sent = reservation.list('externalReferences').flatMap((entry) => {
    const id = entry.text('id');
    return id === undefined ? [] : [{ id, context: entry.text('idContext') ?? 'EXTERNAL' }];
  });
  const kept = known.filter((old) => !sent.some((reference) => reference.context === old.context));
  return [...kept, ...sent];
}
