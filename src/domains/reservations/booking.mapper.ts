import type { HotelReservationType, PostReservationBody } from '../../opera/wire/generated/rsv.wire.js';
import { addDays, type BusinessDate } from '../../shared/business-date.js';
import { wireAmount } from '../../shared/money.js';
import type { PriceRun } from '../availability/offer.js';
import type { NewGuest } from '../profiles/guest-profile.js';
import type { BookingOrder, BookingReference, CheckedOrder } from './booking-order.js';

type WireRoomStay = NonNullable<HotelReservationType['roomStay']>;
type WireRoomRate = NonNullable<WireRoomStay['roomRates']>[number];

/** The body that books a stay (Oracle's rsv.json, postReservation). */
export function toReservation(
  checked: CheckedOrder,
  reference: BookingReference,
  hotelId: string,
): PostReservationBody {
  const { order, offer, guarantee, guest } = checked;
  const guestCounts = { adults: order.adults, children: order.children };
  return {
    reservations: {
      reservation: [
        {
          hotelId,
          reservationStatus: order.waitlist === undefined ? 'Reserved' : 'Waitlisted',
          ...(order.waitlist !== undefined && { waitlist: toWaitlist(order.waitlist) }),
          ...(order.walkIn === true && { walkIn: true }),
          ...(reference.system === undefined
            ? { customReference: reference.id }
            : { externalReferences: [{ id: reference.id, idContext: reference.system }] }),
          roomStay: {
            arrivalDate: order.arrival,
            departureDate: order.departure,
            guestCounts,
            ...(guarantee !== undefined && { guarantee: { guaranteeCode: guarantee } }),
            ...(order.arrivalTime !== undefined && {
              expectedTimes: toArrivalTime(order.arrival, order.arrivalTime),
            }),
            roomRates: [
              toRoomRate({
                roomType: order.roomType,
                ratePlan: order.ratePlan,
                arrival: order.arrival,
                departure: order.departure,
                adults: order.adults,
                children: order.children,
                rooms: order.rooms,
                prices: offer.prices,
                market: offer.market,
                source: offer.source,
              }),
            ],
          },
          reservationGuests: [
            {
              primary: true,
              profileInfo:
                'profileId' in guest
                  ? { profileIdList: [{ id: guest.profileId, type: 'Profile' }] }
                  : { profile: toGuest(guest.newGuest) },
            },
          ],
          ...(order.paymentMethod !== undefined && {
            reservationPaymentMethods: [{ paymentMethod: order.paymentMethod, folioView: 1 }],
          }),
          ...(order.comment !== undefined && { comments: [toComment(order.comment)] }),
        },
      ],
    },
  };
}

function toWaitlist({ reason, phone }: NonNullable<BookingOrder['waitlist']>) {
  return {
    ...(reason !== undefined && { reasonCode: reason }),
    ...(phone !== undefined && { telephone: phone }),
  };
}

/** What a room rate of a stay says. */
export interface RoomRate {
  readonly roomType: string;
  readonly ratePlan: string;
  readonly arrival: BusinessDate;
  readonly departure: BusinessDate;
  readonly adults: number;
  readonly children: number;
  readonly rooms: number;
  /** Left out, OPERA takes the rate plan's own prices. */
  readonly prices: readonly PriceRun[];
  readonly market?: string;
  readonly source?: string;
  readonly fixedRate?: boolean;
}

/** One `roomRates` entry for the whole stay, with the price of every night where it is known. */
export function toRoomRate(rate: RoomRate): WireRoomRate {
  return {
    roomType: rate.roomType,
    roomTypeCharged: rate.roomType,
    ratePlanCode: rate.ratePlan,
    start: rate.arrival,
    end: rate.departure,
    guestCounts: { adults: rate.adults, children: rate.children },
    numberOfUnits: rate.rooms,
    pseudoRoom: false,
    ...(rate.market !== undefined && { marketCode: rate.market }),
    ...(rate.source !== undefined && { sourceCode: rate.source }),
    ...(rate.fixedRate === true && { fixedRate: true }),
    ...(rate.prices.length > 0 && {
      rates: {
        rate: rate.prices.map((run) => ({
          start: run.from,
          end: addDays(run.from, run.nights - 1),
          base: { amountBeforeTax: wireAmount(run.price), currencyCode: run.price.currency },
        })),
      },
    }),
  };
}

/** A note on a stay, open to everyone at the hotel and not printed for the guest. */
export function toComment(comment: string): NonNullable<HotelReservationType['comments']>[number] {
  return {
    comment: {
      text: { value: comment },
      commentTitle: 'General Notes',
      notificationLocation: 'RESERVATION',
      type: 'GEN',
      internal: true,
    },
  };
}

/** Expected time of arrival, hotel-local. */
export function toArrivalTime(date: BusinessDate, time: string): NonNullable<WireRoomStay['expectedTimes']> {
  return { reservationExpectedArrivalTime: `${date} ${time}:00.0` };
}

function toGuest(guest: NewGuest) {
  return {
    profileType: 'Guest' as const,
    customer: {
      personName: [
        {
          surname: guest.surname,
          ...(guest.givenName !== undefined && { givenName: guest.givenName }),
          nameType: 'Primary' as const,
        },
      ],
      ...(guest.language !== undefined && { language: guest.language }),
    },
    ...(guest.phone !== undefined && {
      telephones: {
        telephoneInfo: [
          { telephone: { phoneNumber: guest.phone, phoneUseType: 'MOBILE', primaryInd: true } },
        ],
      },
    }),
    ...(guest.email !== undefined && {
      emails: { emailInfo: [{ email: { emailAddress: guest.email, type: 'EMAIL', primaryInd: true } }] },
    }),
  };
}
