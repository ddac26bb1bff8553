import type { OperationId } from '../../opera/catalogue/operation.js';
import type { ParameterValue } from '../../opera/client/opera-call.js';

/** Where a hotel's list of codes is read, and what it is called in sentences. */
export interface CodeListEntry {
  /** "room type", for messages. */
  readonly noun: string;
  readonly operation: OperationId;
  /** Oracle's parameters for a hotel. */
  readonly parameters: (hotelId: string) => Readonly<Record<string, ParameterValue>>;
}

/**
 * One hotel's values of a named list: OPERA's own name of the list and the hotel as the list's parameter
 * (Oracle's file lov.json, getListOfValues).
 */
function named(noun: string, name: string): CodeListEntry {
  return {
    noun,
    operation: 'lov.getListOfValues',
    parameters: (hotelId) => ({ name, parameterName: ['HotelCode'], parameterValue: [hotelId] }),
  };
}

/** Every list of codes that an argument of a tool may come from. */
export const CODE_LISTS = {
  'room-type': named('room type', 'RoomTypesMultiHotel'),
  'rate-plan': named('rate plan', 'RatePlansMultiHotel'),
  'transaction-code': named('transaction code', 'TransactionCodesMultiHotel'),
  'payment-method': named('payment method', 'PaymentMethodsMultiHotel'),
  'cancellation-reason': named('cancellation reason', 'CancellationReasons'),
  guarantee: named('guarantee', 'GuaranteeCodesMultiHotels'),
  market: named('market', 'MarketCodesMultiHotels'),
  source: named('source', 'SourceCodesMultiHotels'),
  'room-move-reason': named('room move reason', 'RoomMoveReasons'),
  vip: named('VIP level', 'VIPStatuses'),
  country: named('country', 'Countries'),
  language: named('language', 'Languages'),
} as const satisfies Record<string, CodeListEntry>;

export type CodeKind = keyof typeof CODE_LISTS;
