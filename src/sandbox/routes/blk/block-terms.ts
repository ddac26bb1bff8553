import { type Day, ratedDays } from '../../clock/business-date.js';
import type { Desk } from '../../desk/desk.js';
import type { StayTerms } from '../../desk/change.js';
import { findBlock } from '../../desk/group.js';
import { blockPrice } from '../../rules/block.js';
import type { Document } from '../../state/document.js';
import type { Block } from '../../state/group.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';
import { Fields } from '../../wire/fields.js';
import { readTerms } from '../rsv/stay-request.js';

/** The block a stay is booked in: that of the path, else the one its room rates name. Throws 404. */
export function blockOfStay(hotel: Hotel, request: Fields, blockId?: string): Block | undefined {
  const named =
    blockId ??
    request
      .object('roomStay')
      .list('roomRates')
      .flatMap((rate) => rate.object('reservationBlock').id('blockIdList') ?? [])[0];
  return named === undefined ? undefined : findBlock(hotel, named);
}

/** The terms that a `roomStay` asks for in a block: what it leaves open is the block's rate plan, market and prices. */
export function readBlockTerms(desk: Desk, block: Block, roomStay: Fields): StayTerms {
  const arrival = roomStay.day('arrivalDate') ?? block.start;
  const departure = roomStay.day('departureDate') ?? block.end;
  const rates = roomStay
    .list('roomRates')
    .map((rate) => inBlock(desk.hotel, block, rate, roomStay, arrival, departure));
  return readTerms(
    desk,
    new Fields({ ...roomStay.raw, arrivalDate: arrival, departureDate: departure, roomRates: rates }),
  );
}

function inBlock(
  hotel: Hotel,
  block: Block,
  rate: Fields,
  roomStay: Fields,
  arrival: Day,
  departure: Day,
): Document {
  const counts = rate.has('guestCounts') ? rate.object('guestCounts') : roomStay.object('guestCounts');
  const people = { adults: counts.number('adults') ?? 1, children: counts.number('children') ?? 0 };
  const charged = rate.text('roomTypeCharged') ?? rate.text('roomType') ?? '';
  const from = rate.day('start') ?? arrival;
  const to = rate.day('end') ?? departure;
  const prices = ratedDays(arrival, departure).flatMap((day) => {
    const price = day < from || day > to ? undefined : blockPrice(hotel, block, charged, day, people);
    return price === undefined ? [] : [{ start: day, end: day, base: { amountBeforeTax: decimal(price) } }];
  });
  const priced = rate.object('rates').list('rate').length > 0;
  return {
    ...rate.raw,
    ratePlanCode: rate.text('ratePlanCode') ?? block.ratePlan,
    marketCode: rate.text('marketCode') ?? block.market,
    sourceCode: rate.text('sourceCode') ?? block.source,
    ...(priced || prices.length === 0 ? {} : { rates: { rate: prices }, fixedRate: true }),
  };
}
