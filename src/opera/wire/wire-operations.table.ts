import type { OperationId } from '../catalogue/operation.js';

/**
 * Operations whose bodies and answers the domains and the sandbox name by type; `generated/` holds the types that these
 * reach. Both forms of a search are here: the POST of 26.x and the older GET.
 */
export const WIRE_OPERATIONS: readonly OperationId[] = [
  // The property and its day
  'bof.getBusinessDate',
  'entcfg.getHotel',
  'entcfg.getHotels',
  'rmcfg.getRoomTypes',
  'lov.getListOfValues',
  'lov.getLOVNames',
  'rsv.pingReservationService',
  'fof.pingFrontDeskOperationsService',

  // Availability and rates
  'par.getAlternateAvailability',
  'par.getAvailabilityRatePlanInfo',
  'par.getHotelAvailability',
  'par.getReservationGuarantees',
  'par.searchAlternateAvailability',
  'par.searchHotelAvailability',
  'rtp.getPackages',
  'rtp.getRatePlan',

  // Profiles
  'crm.getProfile',
  'crm.getProfileMatch',
  'crm.getProfiles',
  'crm.postProfile',
  'crm.putProfile',
  'crm.searchProfileMatch',
  'crm.searchProfiles',

  // Reservations
  'rsv.getAlertNotices',
  'rsv.getHotelReservations',
  'rsv.getLinkedReservationsSummary',
  'rsv.getRateInfo',
  'rsv.getReservation',
  'rsv.getReservationByExtId',
  'rsv.getReservationPolicies',
  'rsv.getReservationsSummary',
  'rsv.postCancelReservation',
  'rsv.postReservation',
  'rsv.putReinstateReservation',
  'rsv.putReservation',
  'rsv.putSplitMultiRoomReservation',
  'rsv.putValidateOverlappingStay',
  'rsv.putValidateReservationChanges',
  'rsv.searchHotelReservations',
  'rsv.searchRateInfo',
  'rsv.searchReservationsSummary',

  // Front desk
  'fof.deleteAssignRoom',
  'fof.deleteCheckin',
  'fof.getHotelRooms',
  'fof.getReservationStatusStatistics',
  'fof.getReservationSummaries',
  'fof.getSuggestedRooms',
  'fof.moveInHouseGuest',
  'fof.postCheckIn',
  'fof.postRoomAssignment',
  'fof.verifyCheckinReservation',
  'hsk.getHousekeepingOverview',
  'hsk.putRoomRelatedStatus',

  // Cashiering
  'csh.applyFinalPostings',
  'csh.generateFolio',
  'csh.getFolio',
  'csh.getTransactionCodes',
  'csh.postBillingCharges',
  'csh.postBillingPayment',
  'csh.postCheckOut',
  'csh.putForEarlyDeparture',
  'csh.reinstateCheckOut',
  'csh.verifyForEarlyDeparture',
  'fofcfg.getTransactionCode',
];
