import type { OperationId } from '../operation.js';

/**
 * Operation names of Oracle's own workflow description that no interface file has, and what they are called there:
 * people and models know them from it.
 */
export const ALIASES: Readonly<Record<string, OperationId>> = {
  getGuaranteePolicies: 'par.getReservationGuarantees',
  getLinkedSummary: 'rsv.getLinkedReservationsSummary',
  postPreCheckIn: 'rsv.postPreCheckInReservation',
  getRooms: 'fof.getHotelRooms',
  postRoomsAssignments: 'fof.postRoomAssignment',
  deleteCheckIns: 'fof.deleteCheckin',
  postUpsells: 'rsv.postUpsellReservation',
  deleteUpsells: 'rsv.deleteUpsell',
  getUpsell: 'rsv.getReservationUpsellInfo',
  getServiceRequest: 'fof.getServiceRequests',
  getFolios: 'csh.getFolio',
  postBillingPayments: 'csh.postBillingPayment',
  postFolios: 'csh.generateFolio',
  postCheckOuts: 'csh.postCheckOut',
  getBlockDefaultCode: 'blk.getDefaultBlockCode',
  getNextStatusCodes: 'blkcfg.getNextBlockStatusCodes',
  putEvents: 'evm.changeEvents',
  putEventResources: 'evm.changeEventsResources',
  getEventResources: 'evm.getEventsResources',
  postRatePlans: 'rtp.postRatePlan',
};
