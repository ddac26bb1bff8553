import type { Day } from '../clock/business-date.js';
import type { Hotel } from '../state/hotel.js';
import type { Minor } from '../state/money.js';
import type { Reservation, StayNight, StayPackage } from '../state/reservation.js';
import { packageFallsOn, packageQuantity } from './pricing.js';
import { type TaxLine, taxesOn } from './tax.js';

/** What one night costs: room and packages before tax, and the taxes on both. */
export interface NightCost {
  readonly date: Day;
  readonly ratePlan: string;
  readonly room: Minor;
  readonly packages: Minor;
  readonly taxes: readonly TaxLine[];
}

/** What a whole stay costs, for all its rooms. */
export interface StayCost {
  readonly nights: readonly NightCost[];
  readonly room: Minor;
  readonly packages: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly gross: Minor;
}

/** Packages of the stay due on a night, with their amount. Packages that the rate contains cost nothing more. */
export function packagesOn(
  hotel: Hotel,
  packages: readonly StayPackage[],
  night: StayNight,
  arrival: Day,
  lastNight: Day,
): { readonly code: string; readonly transaction: string; readonly amount: Minor }[] {
  return packages.flatMap((booked) => {
    const definition = hotel.packages.get(booked.code);
    if (!definition || booked.source === 'RateHeader') return [];
    if (!packageFallsOn(definition, booked, night.date, arrival, lastNight)) return [];
    const amount = booked.unitPrice * booked.quantity * packageQuantity(definition.rule, night);
    return amount === 0 ? [] : [{ code: booked.code, transaction: definition.transaction, amount }];
  });
}

/** Room transaction code under which a night is posted. */
export function roomTransaction(hotel: Hotel, ratePlan: string): string {
  return hotel.ratePlans.get(ratePlan)?.roomTransaction ?? '1000';
}

/** The cost of nights with packages, for `units` rooms. */
export function costOf(
  hotel: Hotel,
  nights: readonly StayNight[],
  packages: readonly StayPackage[],
  units: number,
): StayCost {
  const arrival = nights[0]?.date ?? '';
  const lastNight = nights.at(-1)?.date ?? '';
  const costs = nights.map((night): NightCost => {
    const extras = packagesOn(hotel, packages, night, arrival, lastNight);
    const room = night.amount * units;
    return {
      date: night.date,
      ratePlan: night.ratePlan,
      room,
      packages: extras.reduce((sum, extra) => sum + extra.amount, 0) * units,
      taxes: [
        ...taxesOn(hotel, roomTransaction(hotel, night.ratePlan), night.amount),
        ...extras.flatMap((extra) => taxesOn(hotel, extra.transaction, extra.amount)),
      ].map((line) => ({ ...line, amount: line.amount * units })),
    };
  });
  const room = costs.reduce((sum, cost) => sum + cost.room, 0);
  const extras = costs.reduce((sum, cost) => sum + cost.packages, 0);
  const tax = costs.reduce(
    (sum, cost) => sum + cost.taxes.reduce((inner, line) => inner + line.amount, 0),
    0,
  );
  return { nights: costs, room, packages: extras, net: room + extras, tax, gross: room + extras + tax };
}

/** The cost of a stay as it is booked. */
export function costOfStay(hotel: Hotel, stay: Reservation): StayCost {
  return costOf(hotel, stay.nights, stay.packages, stay.units);
}
