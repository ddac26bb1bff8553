import { addDays } from '../clock/business-date.js';
import { packageFallsOn, packageQuantity } from '../rules/pricing.js';
import type { Hotel } from '../state/hotel.js';
import { decimal } from '../state/money.js';
import type { Numbered } from '../state/document.js';
import type { Reservation, StayPackage } from '../state/reservation.js';

/** Comments as Oracle writes them: `{ comment, id, type }`. */
export function comments(list: readonly Numbered[]): object[] {
  return list.map(({ id, document }) => ({ comment: document, id, type: 'Reservation' }));
}

/** Alerts, messages, fixed charges and the like: the document with its id beside. */
export function numberedRecords(list: readonly Numbered[], type: string): object[] {
  return list.map(({ id, document }) => ({ ...document, id, type }));
}

/** Locators carry their id in an object of its own. */
export function locators(list: readonly Numbered[]): object[] {
  return list.map(({ id, document }) => ({ ...document, locatorId: { id, type: 'Locator' } }));
}

/** Preferences by group, as `preferenceCollection` holds them. */
export function preferenceCollection(list: readonly Numbered[]): object[] {
  const groups = new Map<string, object[]>();
  for (const { document } of list) {
    const group = String(document['group']);
    const values = groups.get(group) ?? [];
    values.push({ preferenceValue: document['value'], description: document['description'] });
    groups.set(group, values);
  }
  return [...groups].map(([preferenceType, preference]) => ({
    preferenceType,
    preference,
    reservationPreference: true,
  }));
}

/** Packages of a stay with what they cost on each day. */
export function stayPackages(hotel: Hotel, stay: Reservation): object[] {
  return stay.packages.map((booked) => stayPackage(hotel, stay, booked));
}

function stayPackage(hotel: Hotel, stay: Reservation, booked: StayPackage): object {
  const definition = hotel.packages.get(booked.code);
  const lastNight = stay.nights.at(-1)?.date ?? stay.arrival;
  const days = stay.nights.filter(
    (night) => definition && packageFallsOn(definition, booked, night.date, stay.arrival, lastNight),
  );
  return {
    packageCode: booked.code,
    internalId: Number(booked.id),
    packageHeaderType: definition && {
      primaryDetails: { description: definition.name, shortDescription: definition.name },
    },
    startDate: booked.start,
    endDate: booked.end,
    source: booked.source,
    ratePlanCode: booked.source === 'RateHeader' ? stay.nights[0]?.ratePlan : undefined,
    consumptionDetails: { defaultQuantity: booked.quantity, totalQuantity: booked.quantity },
    scheduleList: days.map((night) => {
      const quantity = booked.quantity * packageQuantity(definition?.rule ?? 'FlatRate', night);
      return {
        // Breakfast of a night is eaten the next morning, billed on the night.
        consumptionDate:
          definition?.category === 'MEAL' && booked.code === 'BRKF' ? addDays(night.date, 1) : night.date,
        reservationDate: night.date,
        unitPrice: decimal(booked.unitPrice),
        totalQuantity: quantity,
        computedResvPrice: decimal(booked.unitPrice * quantity),
      };
    }),
  };
}
