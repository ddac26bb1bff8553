import { AddToWaitlistTool } from './add-to-waitlist.tool.js';
import { CopyReservationTool } from './copy-reservation.tool.js';
import { SplitReservationTool } from './split-reservation.tool.js';
import { CombineShareTool } from './combine-share.tool.js';
import { AddAccompanyingGuestTool } from './add-accompanying-guest.tool.js';
import { BulkCreateReservationsTool } from './bulk-create-reservations.tool.js';
import { GetBulkOperationStatusTool } from './get-bulk-operation-status.tool.js';
import { QuoteCancellationTool } from './quote-cancellation.tool.js';
import { ReinstateReservationTool } from './reinstate-reservation.tool.js';
import { ListReservationPackagesTool } from './list-reservation-packages.tool.js';
import { AddReservationPackageTool } from './add-reservation-package.tool.js';
import { SetReservationPreferenceTool } from './set-reservation-preference.tool.js';
import { SendConfirmationLetterTool } from './send-confirmation-letter.tool.js';
import { RecordTurnawayTool } from './record-turnaway.tool.js';
import { GetReservationActivityTool } from './get-reservation-activity.tool.js';
import { ListUpsellOffersTool } from './list-upsell-offers.tool.js';
import { ApplyUpsellTool } from './apply-upsell.tool.js';
import { RemoveUpsellTool } from './remove-upsell.tool.js';
import { AddAlertTool } from './add-alert.tool.js';
import { AddTraceTool } from './add-trace.tool.js';
import { ListAlertsTool } from './list-alerts.tool.js';
import { ListGuestMessagesTool } from './list-guest-messages.tool.js';
import { ListTracesTool } from './list-traces.tool.js';
import { MarkMessageDeliveredTool } from './mark-message-delivered.tool.js';
import { ResolveTraceTool } from './resolve-trace.tool.js';
import { SendGuestMessageTool } from './send-guest-message.tool.js';
import { CancelReservationTool } from './cancel-reservation.tool.js';
import { CreateReservationTool } from './create-reservation.tool.js';
import { GetReservationTool } from './get-reservation.tool.js';
import { ModifyReservationTool } from './modify-reservation.tool.js';
import { SearchReservationsTool } from './search-reservations.tool.js';

/** Tools of the toolset reservations, in the order of a stay's life. */
export const RESERVATION_TOOLS = [
  SearchReservationsTool,
  GetReservationTool,
  CreateReservationTool,
  ModifyReservationTool,
  QuoteCancellationTool,
  CancelReservationTool,
  ReinstateReservationTool,
  CopyReservationTool,
  SplitReservationTool,
  CombineShareTool,
  AddAccompanyingGuestTool,
  ListReservationPackagesTool,
  AddReservationPackageTool,
  SetReservationPreferenceTool,
  SendConfirmationLetterTool,
  AddToWaitlistTool,
  RecordTurnawayTool,
  GetReservationActivityTool,
  BulkCreateReservationsTool,
  GetBulkOperationStatusTool,
  ListUpsellOffersTool,
  ApplyUpsellTool,
  RemoveUpsellTool,
  ListTracesTool,
  AddTraceTool,
  ResolveTraceTool,
  ListGuestMessagesTool,
  SendGuestMessageTool,
  MarkMessageDeliveredTool,
  ListAlertsTool,
  AddAlertTool,
];
