const MEGABYTE = 1024 * 1024;

/** The gateway's limit of a request body where nothing else is said, in bytes (Oracle's developer guide). */
export const DEFAULT_BODY_BYTES = 100 * 1024;

/** Operations with a larger limit, in bytes, as Oracle's developer guide lists them. */
export const LARGE_BODIES: Readonly<Record<string, number>> = {
  'rsv.postReservation': 2 * MEGABYTE,
  'rsv.postReservationByBlock': 2 * MEGABYTE,
  'blk.postRoomingList': 2 * MEGABYTE,
  'blk.putBlockAllocation': 2 * MEGABYTE,
  'blk.postSubAllocation': 2 * MEGABYTE,
  'parasync.postRestrictionsProcess': 2 * MEGABYTE,
  'invasync.postSellLimitsProcess': 2 * MEGABYTE,
  'rtpasync.startSetDailyRatePlanSchedulesProcess': 2 * MEGABYTE,
  'medcfg.emailFolioReport': 2 * MEGABYTE,
  'medcfg.setCustomizedLetter': 2 * MEGABYTE,
  'tokenexchange.openPaymentTokenExchange': 2 * MEGABYTE,
  'medcfg.uploadFileAttachment': 14 * MEGABYTE,
  'medcfg.uploadImage': 14 * MEGABYTE,
};
