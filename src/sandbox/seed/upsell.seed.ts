import type { Numbered } from '../state/document.js';
import type { RoomType } from '../state/room.js';

/** From, to, how, how much, until when before arrival: the better rooms a hotel offers to those who booked. */
const RULES = [
  ['SGL', 'STQ', 'FlatAmountAddedToOriginalRate', 20, 'A queen bed instead of a single one'],
  ['STQ', 'SUP', 'FlatAmountAddedToOriginalRate', 25, 'More room and an espresso machine'],
  ['STT', 'SUP', 'FlatAmountAddedToOriginalRate', 25, 'More room and an espresso machine'],
  ['STQ', 'DLX', 'PercentOfDifferenceAddedToOriginalRate', 60, 'Balcony over the water'],
  ['SUP', 'DLX', 'PercentOfDifferenceAddedToOriginalRate', 70, 'Balcony over the water'],
  ['DLX', 'JSU', 'PercentOfOriginalRateAddedToOriginalRate', 20, 'A suite for a fifth more'],
] as const;

/** Upsell rules of a hotel by code, those between room types it has. */
export function upsellRules(
  hotelId: string,
  roomTypes: ReadonlyMap<string, RoomType>,
): Map<string, Numbered> {
  const rules = RULES.filter(([from, to]) => roomTypes.has(from) && roomTypes.has(to));
  return new Map(
    rules.map(([from, to, formula, upsellAmount, description], index) => {
      const code = `${from}-${to}`;
      const document = {
        upsellRuleCode: code,
        description,
        upsellByRoomType: true,
        fromRoomTypeOrFromRoomClass: from,
        toRoomTypeOrToRoomClass: to,
        formula,
        upsellAmount,
        roundingRule: 'None',
        hotelId,
        managedBy: 'PropertyManaged',
      };
      return [code, { id: String(index + 1), document }];
    }),
  );
}
