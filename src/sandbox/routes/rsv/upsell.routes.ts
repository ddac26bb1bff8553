import { findStay } from '../../desk/desk.js';
import {
  applyUpsell,
  hindranceToUpsell,
  removeUpsell,
  upsellOffers,
  type UpsellOffer,
} from '../../desk/upsell.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { quoteNights } from '../../rules/pricing.js';
import type { Hotel } from '../../state/hotel.js';
import { type Minor, money } from '../../state/money.js';

const sum = (rows: readonly { readonly amount: Minor }[]): Minor =>
  rows.reduce((total, { amount }) => total + amount, 0);

/** Better rooms for a stay that is booked (by its id), or for one that would be. */
function getAvailable(call: Call): Answer {
  const { hotel, query } = call;
  const id = query.text('reservationId');
  const offers = id === undefined ? offersForWish(call) : offersForStay(call, id);
  if (offers.length === 0) return NONE;
  return ok({ upsells: { upsell: offers.map((offer) => offerWire(hotel, offer)) } });
}

function offersForStay(call: Call, id: string): UpsellOffer[] {
  const stay = findStay(call.hotel, id);
  return hindranceToUpsell(stay) ? [] : upsellOffers(call.hotel, stay);
}

function offersForWish({ hotel, query }: Call): UpsellOffer[] {
  const arrival = query.requiredDay('startDate');
  const departure = query.requiredDay('endDate');
  const plan = hotel.ratePlans.get(query.required('ratePlanCode'));
  if (!plan)
    throw refuse(
      'CODE_UNKNOWN',
      `Rate plan ${query.text('ratePlanCode') ?? ''} does not exist at ${hotel.profile.id}.`,
      'ratePlanCode',
    );
  const people = { adults: query.number('adults') ?? 1, children: query.number('children') ?? 0 };
  const nights = quoteNights(hotel, plan, query.required('roomType'), arrival, departure, people);
  return upsellOffers(hotel, { arrival, departure, nights, units: query.number('numberOfRooms') ?? 1 });
}

function offerWire(hotel: Hotel, offer: UpsellOffer): object {
  const { currency } = hotel.profile;
  const type = hotel.roomTypes.get(offer.roomType);
  const amount = (minor: Minor) => ({ amount: money(minor, currency) });
  return {
    ruleId: { id: offer.ruleId, type: 'UpsellRule' },
    ruleCode: offer.ruleCode,
    ruleDescription: offer.description,
    roomType: {
      roomType: offer.roomType,
      roomClass: type?.roomClass,
      description: type?.name,
      longDescription: type?.description,
      hotelId: hotel.profile.id,
      suite: type?.suite,
    },
    firstNightAmount: amount(offer.added[0]?.amount ?? 0),
    totalStayAmount: amount(sum(offer.added)),
    rates: offer.added.map((night) => ({ date: night.date, requiredAmount: amount(night.amount) })),
  };
}

function postUpsell(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const upsell = call.body.object('upsell');
  const rule = upsell.object('ruleId').text('id') ?? upsell.required('ruleCode');
  applyUpsell(call.desk, stay, rule);
  return created(call.path);
}

function getUpsell(call: Call): Answer {
  const { hotel } = call;
  const stay = findStay(hotel, call.param('reservationId'));
  const { upsell } = stay;
  if (!upsell) return NONE;
  const { currency } = hotel.profile;
  const [before] = upsell.before;
  const amount = money(sum(upsell.added), currency);
  const first = money(upsell.added[0]?.amount ?? 0, currency);
  return ok({
    upsellInfo: {
      originalInfo: {
        rateCode: before?.ratePlan,
        totalAmount: money(sum(upsell.before), currency),
        roomType: roomType(hotel, before?.roomType),
        nights: upsell.before.length,
      },
      upsellInfo: {
        totalUpsellCharge: amount,
        totalUpsellMoneyAmount: amount,
        firstNightUpsellAmount: first,
        firstNightUpsellCharge: first,
        totalActualRateAmount: money(sum(stay.nights), currency),
        roomType: roomType(hotel, upsell.roomType),
        roomLongDescription: hotel.roomTypes.get(upsell.roomType)?.description,
        ruleId: Number(upsell.ruleId),
        ruleCode: upsell.ruleCode,
        ruleDescription: upsell.description,
        upsellDate: upsell.on,
        upsellUser: stay.creator,
      },
    },
  });
}

function roomType(hotel: Hotel, code: string | undefined): object {
  return { code, description: hotel.roomTypes.get(code ?? '')?.name };
}

function deleteUpsell(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  removeUpsell(call.desk, stay, call.query.flag('overrideInventory') === true);
  return ok({});
}

/** Better rooms offered, sold and taken back. */
export const UPSELL_ROUTES: Routes = {
  'par.getAvailableUpsells': getAvailable,
  'rsv.postUpsellReservation': postUpsell,
  'rsv.getReservationUpsellInfo': getUpsell,
  'rsv.deleteUpsell': deleteUpsell,
};
