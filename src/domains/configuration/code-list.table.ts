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

/** One hotel's values of a list that has an operation of its own (Oracle's file lov.json). */
function own(noun: string, operation: OperationId): CodeListEntry {
  return { noun, operation, parameters: () => ({}) };
}

/** Every list of codes that an argument of a tool may come from. */
export const CODE_LISTS = {
  'room-type': named('room type', 'RoomTypesMultiHotel'),
  'rate-plan': named('rate plan', 'RatePlansMultiHotel'),
  'transaction-code': named('transaction code', 'TransactionCodesMultiHotel'),
  'payment-method': named('payment method', 'PaymentMethodsMultiHotel'),
  'adjustment-reason': {
    noun: 'adjustment reason',
    operation: 'lov.getTransactionAdjustmentReasonCodesLOV',
    parameters: () => ({}),
  },
  'cancellation-reason': named('cancellation reason', 'CancellationReasons'),
  guarantee: named('guarantee', 'GuaranteeCodesMultiHotels'),
  market: named('market', 'MarketCodesMultiHotels'),
  source: named('source', 'SourceCodesMultiHotels'),
  'room-move-reason': named('room move reason', 'RoomMoveReasons'),
  'service-request': {
    noun: 'service request',
    operation: 'lov.getServiceRequestCodesLOV',
    parameters: () => ({}),
  },
  vip: named('VIP level', 'VIPStatuses'),
  'membership-type': named('membership type', 'MembershipTypes'),
  'membership-level': named('membership level', 'MembershipLevels'),
  'profile-relation': named('relation', 'ProfileRelationships'),
  country: named('country', 'Countries'),
  language: named('language', 'Languages'),
  'block-cancellation-reason': named('block cancellation reason', 'BlockCancellationCodes'),
  'block-status': named('status of a new block', 'BlockNewStatuses'),
  'event-type': named('event type', 'CateringEventTypes'),
  'event-status': named('event status', 'SalesCateringEventStatus'),
  'function-space': named('function space', 'FunctionSpaceCodes'),
  'setup-style': named('setup style', 'FunctionSpaceSetupStyles'),
  'event-item': named('event item', 'ChainInventoryItems'),
  department: named('department', 'Departments'),
  'alert-code': named('alert', 'AlertCodesMultiHotel'),
  'turnaway-reason': named('turnaway reason', 'TurnawayCodesMultiHotels'),
  'waitlist-reason': named('waitlist reason', 'WaitlistCodes'),
  'preference-type': named('preference type', 'PreferenceTypes'),
  package: named('package', 'PackageCodesMultiHotel'),
  'out-of-order-reason': named('out of order reason', 'OOSReasonsConfig'),
  maintenance: own('maintenance', 'lov.getRoomMaintenanceLOV'),
  'cleaning-task': own('cleaning task', 'lov.getHKTaskCodesLOV'),
  cashier: own('cashier', 'lov.getRepCashiersLOV'),
  attendant: own('attendant', 'lov.getHKAttendantsLOV'),
  'sales-activity': own('sales activity type', 'lov.getActivityTypesLOV'),
  'leisure-activity': own('leisure activity type', 'lov.getOSAActivityTypesLOV'),
  'sales-owner': {
    noun: 'sales owner',
    operation: 'lov.getRepOwnerCodesLOV',
    parameters: (hotelId) => ({ hotelCodesList: hotelId }),
  },
} as const satisfies Record<string, CodeListEntry>;

export type CodeKind = keyof typeof CODE_LISTS;
