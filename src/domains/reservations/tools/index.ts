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
  CancelReservationTool,
  ListTracesTool,
  AddTraceTool,
  ResolveTraceTool,
  ListGuestMessagesTool,
  SendGuestMessageTool,
  MarkMessageDeliveredTool,
  ListAlertsTool,
  AddAlertTool,
];
