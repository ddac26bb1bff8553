import type { FreshnessOptions } from '../opera.options.js';

/** What kind of data a read gives, which decides how long it may be kept. */
export type FreshnessKind = keyof FreshnessOptions | 'none';

/** Seconds that an answer past its time may stand in while OPERA cannot be asked; 0 where an old answer does harm. */
export const STALE_SECONDS: Readonly<Record<FreshnessKind, number>> = {
  configuration: 24 * 3600,
  profile: 3600,
  reservation: 600,
  folio: 0,
  availability: 0,
  'room-status': 0,
  'business-date': 0,
  none: 0,
};

/** Seconds that an answer past its time is given at once, with its age, while a newer one is fetched; 0 where it must be new. */
export const REVALIDATE_SECONDS: Readonly<Record<FreshnessKind, number>> = {
  configuration: 3600,
  profile: 60,
  reservation: 0,
  folio: 0,
  availability: 0,
  'room-status': 0,
  'business-date': 0,
  none: 0,
};

/** Records of one kind: a single one by its id, and the lists in which any of them may stand. */
export interface Records {
  /** Template with the id's parameter. */
  readonly one: string;
  readonly many: string;
  /** The field in which a search lists the ids it wants: then it shows these records and no list. */
  readonly wanted?: string;
}

/** What a read shows only when a field of its request or of its answer has such a name. */
export interface Shown {
  readonly of: Records | string;
  readonly fields: RegExp;
}

/**
 * How reads of something are kept and what its writes touch. Templates are filled from the parameters; one whose variable
 * is missing is dropped.
 */
export interface FreshnessRule {
  readonly reads: FreshnessKind;
  /** The records that a read shows. */
  readonly of?: Records;
  /** Further tags of a read. */
  readonly tags: readonly string[];
  /** What some of the reads show and others do not: the answer tells. */
  readonly shows?: readonly Shown[];
  /** What a write makes old. */
  readonly touches: readonly (Records | string)[];
  /** A write with one record in its path may change others of the kind as well. */
  readonly spreads?: boolean;
}

const STAYS: Records = {
  one: 'reservation:{reservationId}',
  many: 'hotel:{hotelId}:reservations',
  wanted: 'reservationIdList',
};
const PROFILES: Records = { one: 'profile:{profileId}', many: 'profiles' };
const BLOCKS: Records = { one: 'block:{blockId}', many: 'hotel:{hotelId}:blocks' };
const GUESTS = 'guests';
const FOLIOS: Records = {
  one: 'folios:{reservationId}',
  many: 'hotel:{hotelId}:folios',
  wanted: 'reservationIdList',
};
const ROOMS = 'hotel:{hotelId}:room-status';
const SALE = 'hotel:{hotelId}:availability';
const BALANCES: Records = {
  one: 'balance:{reservationId}',
  many: 'hotel:{hotelId}:balances',
  wanted: 'reservationIdList',
};
/** How clean rooms are, as stays show it. */
const CONDITIONS = 'hotel:{hotelId}:room-condition';
const SETUP = 'configuration';

const setup: FreshnessRule = { reads: 'configuration', tags: [SETUP], touches: [SETUP, SALE, ROOMS] };
const SHOWS_CONDITION: Shown = { of: CONDITIONS, fields: /room_?status|housekeeping/i };
const SHOWS_MONEY: Shown = { of: BALANCES, fields: /balance|revenue|folio|deposit/i };

const uncached: FreshnessRule = { reads: 'none', tags: [], touches: [] };

/** Names of writes that change more records than the one in their path. */
export const SPREADING = /share|split|swap|transfer|linked|mass|multi|bulk|copy|combine|merge|accompan/i;

/** By module; a module that is not here is never kept, and its writes touch what carries its own tag. */
export const MODULE_FRESHNESS: Readonly<Record<string, FreshnessRule>> = {
  rsv: {
    reads: 'reservation',
    of: STAYS,
    tags: [GUESTS],
    shows: [SHOWS_CONDITION, SHOWS_MONEY],
    touches: [STAYS, SALE, ROOMS, FOLIOS, BLOCKS],
  },
  fof: {
    reads: 'room-status',
    of: STAYS,
    tags: [ROOMS, GUESTS],
    shows: [SHOWS_MONEY],
    touches: [STAYS, ROOMS, SALE, FOLIOS],
  },
  hsk: { reads: 'room-status', tags: [ROOMS], touches: [ROOMS, CONDITIONS, SALE, STAYS] },
  // Money moves between folios of different stays.
  csh: {
    reads: 'folio',
    of: FOLIOS,
    tags: [GUESTS],
    touches: [STAYS, FOLIOS, BALANCES, ROOMS, CONDITIONS],
    spreads: true,
  },
  ars: {
    reads: 'folio',
    tags: ['hotel:{hotelId}:receivables', GUESTS],
    touches: ['hotel:{hotelId}:receivables', FOLIOS],
  },
  crm: { reads: 'profile', of: PROFILES, tags: [], touches: [PROFILES, GUESTS] },
  par: { reads: 'availability', tags: [SALE], touches: [SALE] },
  inv: { reads: 'availability', tags: [SALE], touches: [SALE] },
  // Their answers are fetched once; what they set shows in the reads of the modules they work for.
  parasync: { reads: 'none', tags: [], touches: [SALE] },
  invasync: { reads: 'none', tags: [], touches: [SALE] },
  rtpasync: { reads: 'none', tags: [], touches: ['rates', SALE] },
  rtp: { reads: 'configuration', tags: ['rates', SETUP], touches: ['rates', SALE] },
  blk: { reads: 'reservation', of: BLOCKS, tags: [], touches: [BLOCKS, SALE, STAYS] },
  evm: { reads: 'reservation', of: BLOCKS, tags: [], touches: [BLOCKS] },
  act: { reads: 'reservation', tags: ['activities', GUESTS], touches: ['activities'] },
  cms: {
    reads: 'room-status',
    tags: ['hotel:{hotelId}:tracked-items', GUESTS],
    touches: ['hotel:{hotelId}:tracked-items'],
  },
  lms: { reads: 'availability', tags: ['hotel:{hotelId}:leisure'], touches: ['hotel:{hotelId}:leisure'] },
  bof: {
    reads: 'business-date',
    tags: ['hotel:{hotelId}:business-date'],
    touches: ['hotel:{hotelId}:business-date'],
  },
  lov: { reads: 'configuration', tags: [SETUP], touches: [] },
  actcfg: setup,
  blkcfg: setup,
  crmcfg: setup,
  entcfg: setup,
  evmcfg: setup,
  fofcfg: setup,
  rmcfg: setup,
  rsvcfg: setup,
  rmrcfg: setup,
};

/** Money paid on one stay: the stay, its folio and lists that show money are old. */
const payment: FreshnessRule = {
  reads: 'folio',
  of: FOLIOS,
  tags: [GUESTS],
  touches: [STAYS.one, FOLIOS, BALANCES],
};
/** A charge may be routed to the folio of another stay. */
const charge: FreshnessRule = { ...payment, spreads: true };
/** How clean a room is: neither sold nor occupied otherwise by it. */
const condition: FreshnessRule = { reads: 'room-status', tags: [ROOMS], touches: [ROOMS, CONDITIONS] };
/** Who is in which room; no folio but the stay's own. */
const roomOfStay: FreshnessRule = {
  reads: 'room-status',
  of: STAYS,
  tags: [ROOMS, GUESTS],
  touches: [STAYS, ROOMS, SALE],
};

/** By operation, where its module's rule does not fit. */
export const OPERATION_FRESHNESS: Readonly<Record<string, FreshnessRule>> = {
  // Lists that hang on the calendar, not on configuration.
  'lov.getHKScheduledAttendantsLOV': { reads: 'room-status', tags: [ROOMS], touches: [] },
  'csh.postBillingCharges': charge,
  'csh.postBillingPayment': payment,
  'hsk.putRoomRelatedStatus': condition,
  'hsk.putRoomCleaningPriority': condition,
  'fof.postCheckIn': roomOfStay,
  'fof.postRoomAssignment': roomOfStay,
  'csh.getCashierLock': uncached,
  // What OPERA allows at this moment.
  'fof.verifyCheckinReservation': uncached,
  'csh.verifyForEarlyDeparture': uncached,
};

/** For modules that the table does not name. */
export const DEFAULT_FRESHNESS: FreshnessRule = uncached;
