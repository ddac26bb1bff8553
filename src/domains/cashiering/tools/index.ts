import { CheckOutGuestTool } from './check-out-guest.tool.js';
import { GetGuestFolioTool } from './get-guest-folio.tool.js';
import { PostChargeToRoomTool } from './post-charge-to-room.tool.js';
import { ProcessPaymentTool } from './process-payment.tool.js';

/** Every tool of the cashiers. */
export const CASHIERING_TOOLS = [
  GetGuestFolioTool,
  PostChargeToRoomTool,
  ProcessPaymentTool,
  CheckOutGuestTool,
] as const;
