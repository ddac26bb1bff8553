import type { HotelReservationType, RoomRateType } from '../../opera/wire/generated/rsv.wire.js';
import { addDays, nightsBetween, type BusinessDate } from '../../shared/business-date.js';
import { money } from '../../shared/money.js';
import { readCancellationPolicies, readDepositPolicies } from './policy.mapper.js';
import type { NightPrice, StayDetails } from './stay-details.js';
import { readReservation } from './stay.mapper.js';

/** A stay of a `getReservation` answer with what hangs on it. Throws Fault OPERA_UNEXPECTED_SHAPE without id or dates. */
export function readStayDetails(wire: HotelReservationType): StayDetails {
  const stay = readReservation(wire);
  const rates = wire.roomStay?.roomRates ?? [];
  const nights = readNights(rates, wire.roomStay?.total?.currencyCode, stay.departureDate);
  const others = (wire.reservationGuests ?? []).filter((guest) => guest.primary !== true);
  return {
    stay,
    nights,
    fixedRate: rates.some((rate) => rate.fixedRate === true),
    market: text(rates[0]?.marketCode),
    source: text(rates[0]?.sourceCode),
    paymentMethod: text(wire.reservationPaymentMethods?.[0]?.paymentMethod),
    bookedOn: wire.createBusinessDate ?? wire.createDateTime?.slice(0, 10),
    customReference: text(wire.customReference),
    bookedThrough: (wire.reservationProfiles?.reservationProfile ?? []).flatMap(({ profile }) => {
      const name = profile?.company?.companyName ?? profile?.customer?.personName?.[0]?.surname;
      return name === undefined ? [] : [name];
    }),
    accompanying: others.length === (wire.reservationGuests?.length ?? 0) ? [] : others.map(nameOf),
    cancellation: readCancellationPolicies(wire.reservationPolicies, {
      total: stay.total,
      firstNight: nights[0]?.price,
    }),
    deposits: readDepositPolicies(wire.reservationPolicies),
    comments: (wire.comments ?? []).flatMap(({ comment }) => {
      const value = text(comment?.text?.value);
      return value === undefined
        ? []
        : [{ text: value, type: comment?.type, internal: comment?.internal === true }];
    }),
    packages: (wire.reservationPackages ?? []).flatMap((entry) =>
      entry.packageCode === undefined
        ? []
        : [
            {
              code: entry.packageCode,
              name: text(entry.packageHeaderType?.primaryDetails?.description),
              from: entry.startDate?.slice(0, 10),
              to: entry.endDate?.slice(0, 10),
              quantity: entry.consumptionDetails?.totalQuantity ?? entry.consumptionDetails?.defaultQuantity,
              price: money(entry.scheduleList?.[0]?.unitPrice, stay.total?.currency ?? stay.rate?.currency),
              included: entry.source !== undefined && entry.source !== 'Reservation',
            },
          ],
    ),
    alerts: (wire.alerts ?? []).flatMap((alert) => {
      const value = text(alert.description ?? alert.code);
      return value === undefined ? [] : [{ code: text(alert.code), area: alert.area, text: value }];
    }),
    traces: (wire.traces ?? []).flatMap((trace) => {
      const value = text(trace.traceText);
      if (value === undefined) return [];
      return [
        {
          on: trace.timeInfo?.traceOn?.slice(0, 10),
          department: text(trace.departmentId),
          text: value,
          resolved: trace.resolveInfo?.resolvedOn !== undefined,
        },
      ];
    }),
  };
}

/** Each night's agreed price; an entry may stand for several nights (`end` is its last one, at most the night before departure). */
function readNights(
  rates: readonly RoomRateType[],
  currency: string | undefined,
  departure: BusinessDate,
): NightPrice[] {
  const byDate = new Map<BusinessDate, NightPrice>();
  for (const entry of rates.flatMap((rate) => rate.rates?.rate ?? [])) {
    const price = money(
      entry.base?.amountBeforeTax ?? entry.total?.amountBeforeTax,
      entry.base?.currencyCode ?? entry.total?.currencyCode ?? currency,
    );
    const from = entry.start?.slice(0, 10);
    if (price === undefined || from === undefined) continue;
    const last = entry.end?.slice(0, 10) ?? from;
    for (let day = 0; day <= Math.max(0, nightsBetween(from, last)); day += 1) {
      const date = addDays(from, day);
      if (date < departure || date === from) byDate.set(date, { date, price });
    }
  }
  return [...byDate.values()].sort((left, right) => (left.date < right.date ? -1 : 1));
}

function nameOf(guest: NonNullable<HotelReservationType['reservationGuests']>[number]): {
  surname?: string;
  givenName?: string;
} {
  const [name] = guest.profileInfo?.profile?.customer?.personName ?? [];
  return { surname: name?.surname, givenName: name?.givenName };
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
