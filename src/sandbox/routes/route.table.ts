import type { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import type { Handler, Routes } from '../gateway/call.js';
import { ATTACHED_ROUTES } from './rsv/attached.routes.js';
import { EXTERNAL_ROUTES } from './rsv/external.routes.js';
import { LINKED_ROUTES } from './rsv/linked.routes.js';
import { SHARE_ROUTES } from './rsv/share.routes.js';
import { TRACE_ROUTES } from './rsv/trace.routes.js';
import { UPSELL_ROUTES } from './rsv/upsell.routes.js';
import { RESERVATION_LOG_ROUTES } from './rsv/log.routes.js';
import { ROOM_MOVE_ROUTES } from './fof/room-move.routes.js';
import { ROOM_SWAP_ROUTES } from './fof/room-swap.routes.js';
import { AUTO_ASSIGNMENT_ROUTES } from './fof/auto-assignment.routes.js';
import { MASS_CHECK_IN_ROUTES } from './fof/mass-check-in.routes.js';
import { ROOM_KEY_ROUTES } from './fof/room-key.routes.js';
import { DOCKET_ROUTES } from './fof/docket.routes.js';
import { GUEST_INQUIRY_ROUTES } from './fof/guest-inquiry.routes.js';
import { TRACK_ITEM_ROUTES } from './cms/track-item.routes.js';
import { QUEUE_ROUTES } from './fof/queue.routes.js';
import { WAKE_UP_ROUTES } from './fof/wake-up.routes.js';
import { SERVICE_REQUEST_ROUTES } from './fof/service-request.routes.js';
import { BLOCKING_ROUTES } from './hsk/blocking.routes.js';
import { ATTENDANT_ROUTES } from './hsk/attendant.routes.js';
import { CONDITION_ROUTES } from './hsk/condition.routes.js';
import { SERVICING_ROUTES } from './hsk/servicing.routes.js';
import { SHEET_ROOM_ROUTES } from './hsk/sheet-rooms.routes.js';
import { STAY_CLEANING_ROUTES } from './hsk/stay-cleaning.routes.js';
import { TASK_SHEET_ROUTES } from './hsk/task-sheet.routes.js';
import { ACTIVITY_ROUTES } from './act/activity.routes.js';
import { ACTIVITY_LOG_ROUTES } from './act/activity-log.routes.js';
import { COMPLETION_ROUTES } from './act/completion.routes.js';
import { LEISURE_BOOKING_ROUTES } from './lms/leisure-booking.routes.js';
import { LEISURE_CODE_ROUTES } from './lms/leisure-code.routes.js';
import { BUSINESS_EVENT_ROUTES } from './int/business-event.routes.js';
import { MAINTENANCE_ROUTES } from './hsk/maintenance.routes.js';
import { ROOM_CONFIG_ROUTES } from './rmcfg/room-config.routes.js';
import { BACK_OFFICE_ROUTES, ping } from './bof/property.routes.js';
import { CASHIERING_ROUTES } from './csh/cashiering.routes.js';
import { ACCOUNT_ROUTES } from './ars/account.routes.js';
import { DEBTOR_PAYMENT_ROUTES } from './ars/debtor-payment.routes.js';
import { INVOICE_ROUTES } from './ars/invoice.routes.js';
import { CASHIER_SETUP_ROUTES } from './fofcfg/cashier-setup.routes.js';
import { REPORT_ROUTES } from './medcfg/report.routes.js';
import { AWARD_ROUTES } from './crm/award.routes.js';
import { MEMBERSHIP_ROUTES } from './crm/membership.routes.js';
import { MERGE_ROUTES } from './crm/merge.routes.js';
import { PREFERENCE_ROUTES } from './crm/preference.routes.js';
import { PROFILE_ROUTES } from './crm/profile.routes.js';
import { RELATIONSHIP_ROUTES } from './crm/relationship.routes.js';
import { PROFILE_STATISTICS_ROUTES } from './crm/statistics.routes.js';
import { HOTEL_ROUTES } from './entcfg/hotel.routes.js';
import { FRONT_DESK_ROUTES } from './fof/front-desk.routes.js';
import { ROOM_ROUTES } from './fof/room.routes.js';
import { TRANSACTION_SETUP_ROUTES } from './fofcfg/transaction-setup.routes.js';
import { HOUSEKEEPING_ROUTES } from './hsk/housekeeping.routes.js';
import { INVENTORY_ROUTES } from './inv/inventory.routes.js';
import { LIST_ROUTES, pathList } from './lov/list.routes.js';
import { AVAILABILITY_ROUTES } from './par/availability.routes.js';
import { GUARANTEE_ROUTES } from './par/guarantee.routes.js';
import { CANCELLATION_ROUTES } from './rsv/cancellation.routes.js';
import { STAY_EXTRA_ROUTES } from './rsv/extras.routes.js';
import { RATE_INFO_ROUTES } from './rsv/rate-info.routes.js';
import { STAY_RECORD_ROUTES } from './rsv/records.routes.js';
import { RESERVATION_ROUTES } from './rsv/reservation.routes.js';
import { RESERVATION_SEARCH_ROUTES } from './rsv/search.routes.js';
import { VALIDATION_ROUTES } from './rsv/validation.routes.js';
import { EVENT_ROUTES } from './evm/event.routes.js';
import { SPACE_ROUTES } from './evm/space.routes.js';
import { BLOCK_ROUTES } from './blk/block.routes.js';
import { BLOCK_STATUS_ROUTES } from './blk/status.routes.js';
import { BLOCK_ALLOCATION_ROUTES } from './blk/allocation.routes.js';
import { BLOCK_STATISTICS_ROUTES } from './blk/statistics.routes.js';
import { BLOCK_RESERVATION_ROUTES } from './blk/reservation.routes.js';
import { BLOCK_JOB_ROUTES } from './blkasync/block-job.routes.js';
import { RATE_PLAN_ROUTES } from './rtp/rate-plan.routes.js';
import { RESTRICTION_ROUTES } from './par/restriction.routes.js';
import { ALTERNATE_ROUTES } from './par/alternate.routes.js';
import { SELL_LIMIT_ROUTES } from './inv/sell-limit.routes.js';
import { INVENTORY_STATISTICS_ROUTES } from './inv/statistics.routes.js';
import { PACE_ROUTES } from './rsv/pace.routes.js';
import { ROOM_CALENDAR_ROUTES } from './rsv/room-calendar.routes.js';
import { FRONT_OFFICE_STATISTICS_ROUTES } from './fof/statistics.routes.js';
import { REPORT_CATALOGUE_ROUTES } from './rep/report.routes.js';
import { SCHEDULE_ROUTES } from './rtp/schedule.routes.js';
import { BEST_RATE_ROUTES } from './rtp/best-rate.routes.js';
import { PACKAGE_ROUTES } from './rtp/package.routes.js';
import { ROOM_SETUP_ROUTES } from './rmcfg/room.routes.js';
import { RESTRICTION_JOB_ROUTES } from './parasync/restriction-job.routes.js';
import { INVENTORY_JOB_ROUTES } from './invasync/inventory-job.routes.js';
import { RATE_JOB_ROUTES } from './rtpasync/rate-job.routes.js';
import { CALENDAR_ROUTES } from './entcfg/calendar.routes.js';
import { LOCK_ROUTES } from './rsv/lock.routes.js';
import { LINK_ROUTES } from './rsv/link.routes.js';
import { PAYMENT_METHOD_ROUTES } from './rsv/payment-method.routes.js';
import { POLICY_ROUTES } from './rsv/policy.routes.js';
import { TICKET_ROUTES } from './rsv/ticket.routes.js';
import { HOTEL_MOVE_ROUTES } from './rsv/hotel-move.routes.js';
import { PAST_ROUTES } from './rsv/past.routes.js';
import { UPSELL_RULE_ROUTES } from './rsvcfg/upsell-rule.routes.js';
import { STAY_REGISTER_ROUTES } from './records/stay-records.routes.js';
import { PROFILE_REGISTER_ROUTES } from './records/profile-records.routes.js';
import { ATTACHMENT_ROUTES } from './records/attachment.routes.js';
import { MASS_UPDATE_ROUTES } from './rsvasync/mass-update.routes.js';
import { HURDLE_ROUTES } from './par/hurdle.routes.js';
import { NEGOTIATED_ROUTES } from './rtp/negotiated.routes.js';
import { PACKAGE_SETUP_ROUTES } from './rtp/package-setup.routes.js';
import { KIND_OF_PROFILE_ROUTES } from './crm/kind-of-profile.routes.js';

/** Handlers written for one operation each. */
export const WRITTEN_ROUTES: Routes = {
  ...BLOCK_ROUTES,
  ...BLOCK_STATUS_ROUTES,
  ...BLOCK_ALLOCATION_ROUTES,
  ...BLOCK_STATISTICS_ROUTES,
  ...BLOCK_RESERVATION_ROUTES,
  ...BLOCK_JOB_ROUTES,
  ...EVENT_ROUTES,
  ...SPACE_ROUTES,
  ...BACK_OFFICE_ROUTES,
  ...HOTEL_ROUTES,
  ...LIST_ROUTES,
  ...AVAILABILITY_ROUTES,
  ...GUARANTEE_ROUTES,
  ...RATE_PLAN_ROUTES,
  ...INVENTORY_ROUTES,
  ...PROFILE_ROUTES,
  ...MEMBERSHIP_ROUTES,
  ...AWARD_ROUTES,
  ...RELATIONSHIP_ROUTES,
  ...MERGE_ROUTES,
  ...PREFERENCE_ROUTES,
  ...PROFILE_STATISTICS_ROUTES,
  ...RESERVATION_SEARCH_ROUTES,
  ...RESERVATION_ROUTES,
  ...CANCELLATION_ROUTES,
  ...RATE_INFO_ROUTES,
  ...VALIDATION_ROUTES,
  ...STAY_RECORD_ROUTES,
  ...STAY_EXTRA_ROUTES,
  ...ROOM_ROUTES,
  ...FRONT_DESK_ROUTES,
  ...CASHIERING_ROUTES,
  ...REPORT_ROUTES,
  ...ACCOUNT_ROUTES,
  ...INVOICE_ROUTES,
  ...DEBTOR_PAYMENT_ROUTES,
  ...CASHIER_SETUP_ROUTES,
  ...TRANSACTION_SETUP_ROUTES,
  ...HOUSEKEEPING_ROUTES,
  ...LINKED_ROUTES,
  ...SHARE_ROUTES,
  ...UPSELL_ROUTES,
  ...ATTACHED_ROUTES,
  ...EXTERNAL_ROUTES,
  ...TRACE_ROUTES,
  ...RESERVATION_LOG_ROUTES,
  ...ROOM_MOVE_ROUTES,
  ...ROOM_SWAP_ROUTES,
  ...AUTO_ASSIGNMENT_ROUTES,
  ...MASS_CHECK_IN_ROUTES,
  ...ROOM_KEY_ROUTES,
  ...DOCKET_ROUTES,
  ...GUEST_INQUIRY_ROUTES,
  ...TRACK_ITEM_ROUTES,
  ...QUEUE_ROUTES,
  ...WAKE_UP_ROUTES,
  ...SERVICE_REQUEST_ROUTES,
  ...BLOCKING_ROUTES,
  ...MAINTENANCE_ROUTES,
  ...ATTENDANT_ROUTES,
  ...CONDITION_ROUTES,
  ...SERVICING_ROUTES,
  ...SHEET_ROOM_ROUTES,
  ...STAY_CLEANING_ROUTES,
  ...TASK_SHEET_ROUTES,
  ...BUSINESS_EVENT_ROUTES,
  ...ACTIVITY_ROUTES,
  ...ACTIVITY_LOG_ROUTES,
  ...COMPLETION_ROUTES,
  ...LEISURE_BOOKING_ROUTES,
  ...LEISURE_CODE_ROUTES,
  ...ROOM_CONFIG_ROUTES,
  ...RESTRICTION_ROUTES,
  ...ALTERNATE_ROUTES,
  ...SELL_LIMIT_ROUTES,
  ...INVENTORY_STATISTICS_ROUTES,
  ...PACE_ROUTES,
  ...ROOM_CALENDAR_ROUTES,
  ...FRONT_OFFICE_STATISTICS_ROUTES,
  ...REPORT_CATALOGUE_ROUTES,
  ...SCHEDULE_ROUTES,
  ...BEST_RATE_ROUTES,
  ...PACKAGE_ROUTES,
  ...ROOM_SETUP_ROUTES,
  ...CALENDAR_ROUTES,
  ...RESTRICTION_JOB_ROUTES,
  ...INVENTORY_JOB_ROUTES,
  ...RATE_JOB_ROUTES,
  ...LOCK_ROUTES,
  ...LINK_ROUTES,
  ...PAYMENT_METHOD_ROUTES,
  ...POLICY_ROUTES,
  ...TICKET_ROUTES,
  ...HOTEL_MOVE_ROUTES,
  ...PAST_ROUTES,
  ...UPSELL_RULE_ROUTES,
  ...KIND_OF_PROFILE_ROUTES,
  ...MASS_UPDATE_ROUTES,
  ...HURDLE_ROUTES,
  ...NEGOTIATED_ROUTES,
  ...PACKAGE_SETUP_ROUTES,
  ...STAY_REGISTER_ROUTES,
  ...PROFILE_REGISTER_ROUTES,
  ...ATTACHMENT_ROUTES,
};

/** What serves an operation: a handler written for it, or that of all pings or of all lists of values by path. */
export function handlerOf(operation: OperationFact): Handler | undefined {
  const written = WRITTEN_ROUTES[operation.id];
  if (written) return written;
  if (operation.operationId.startsWith('ping')) return ping;
  return operation.module === 'lov' && operation.method === 'GET' ? pathList(operation) : undefined;
}

/** Every operation the sandbox serves, by id. */
export function routesFor(catalogue: Catalogue): Routes {
  const routes: Record<string, Handler> = {};
  for (const release of catalogue.releases) {
    for (const operation of catalogue.operations(release)) {
      const handler = handlerOf(operation);
      if (handler) routes[operation.id] = handler;
    }
  }
  return { ...routes, ...WRITTEN_ROUTES };
}
