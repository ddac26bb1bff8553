import type { OperationId } from '../operation.js';

/** Operations whose period is one thing: asking for its parts and adding the answers up would say something else. */
export const WHOLE_PERIODS: ReadonlySet<OperationId> = new Set([
  // A stay: the price and the room have to hold for all of it.
  'par.getHotelAvailability',
  'par.searchHotelAvailability',
  'par.getHotelAvailabilityCRO',
  'par.searchHotelAvailabilityCRO',
  'par.getAlternateAvailability',
  'par.searchAlternateAvailability',
  'par.analyzeRateAvailability',
  'par.searchAnalyzeRateAvailability',
  'par.getAvailableUpsells',
  'rsv.getRateInfo',
  'rsv.searchRateInfo',
  'fof.getHotelRooms',
  'evm.getFunctionSpaceAvailability',
  'evm.getEventItemSplitQuantity',
  'crm.getAvailableAwardsBasedOnType',
  // Totals and balances of the period.
  'crm.getProfileStatistics',
  'crm.getProfileMembershipStatistics',
  'rsv.getReservationStatistics',
  'rsv.getCallStatistics',
  'rsv.getBlockReservationStatisticsByDateAndRoomPool',
  'blk.getBlockStats',
  'csh.getFolio',
  'csh.getCashierReportPostings',
  'csh.getFinancialPostings',
  'csh.getFinancialPostingsNetVat',
  // Hands the same data out once.
  'crm.exportMembershipAward',
]);
