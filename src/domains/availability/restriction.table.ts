import type { OfferStatus } from './offer.js';

/** Why an offer cannot be sold, and what may help, for people. */
export const OFFER_REASONS: Readonly<Record<Exclude<OfferStatus, 'available'>, string>> = {
  restricted:
    'a stay rule of the hotel or of the rate forbids these dates (length of stay, arrival day, days ahead or closed); other dates or another rate may work',
  no_rooms: 'no room of this type is left on at least one of the nights',
  occupancy: 'the party is too large or too small for this room type or rate',
  items: 'something that belongs to the rate is sold out on these dates',
};

/** OPERA's restrictions of a whole hotel as people say them. */
export const HOUSE_RESTRICTIONS: Readonly<Record<string, string>> = {
  Closed: 'the hotel is closed for sale on at least one of the nights',
  ClosedForArrival: 'no arrivals are sold on the arrival day',
  ClosedForDeparture: 'no departures are sold on the departure day',
  MinimumStayThrough: 'stays over these nights must be longer',
  MaximumStayThrough: 'stays over these nights must be shorter',
  MinimumLengthOfStay: 'arrivals on that day must stay longer',
  MaximumLengthOfStay: 'arrivals on that day must stay shorter',
  LOSNotAvailable: 'this length of stay is not sold',
  MinimumAdvanceBooking: 'these dates have to be booked further ahead',
  MaximumAdvanceBooking: 'these dates cannot be booked so far ahead yet',
  MinimumOccupancy: 'more people have to stay in the room',
  MaximumOccupancy: 'fewer people may stay in the room',
  InventoryNotAvailable: 'the house is full on at least one of the nights',
  RoomTypeNotAvailable: 'the room type is full on at least one of the nights',
  RoomClassNotAvailable: 'the room class is full on at least one of the nights',
  RateDetailsNotSet: 'the rate has no price for these dates',
  InventoryItemNotAvailable: 'something that belongs to the rate is sold out',
  RateStrategy: 'a rate strategy closes the rate at this occupancy',
  Hurdle: 'the rate is below the hurdle price of these dates',
};
