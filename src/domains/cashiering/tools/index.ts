import { AddFixedChargeTool } from './add-fixed-charge.tool.js';
import { AddRoutingTool } from './add-routing.tool.js';
import { AdjustTransactionTool } from './adjust-transaction.tool.js';
import { AuthorizeCardTool } from './authorize-card.tool.js';
import { CheckOutGuestTool } from './check-out-guest.tool.js';
import { EmailFolioTool } from './email-folio.tool.js';
import { GenerateFolioReportTool } from './generate-folio-report.tool.js';
import { GetCashierReportTool } from './get-cashier-report.tool.js';
import { GetDailyRevenueReportTool } from './get-daily-revenue-report.tool.js';
import { GetFolioDocumentTool } from './get-folio-document.tool.js';
import { GetGuestFolioTool } from './get-guest-folio.tool.js';
import { GetOutstandingBalancesTool } from './get-outstanding-balances.tool.js';
import { ListDepositsTool } from './list-deposits.tool.js';
import { ListFixedChargesTool } from './list-fixed-charges.tool.js';
import { ListRoutingTool } from './list-routing.tool.js';
import { PostChargeToRoomTool } from './post-charge-to-room.tool.js';
import { PostDepositTool } from './post-deposit.tool.js';
import { ProcessPaymentTool } from './process-payment.tool.js';
import { ProcessRefundTool } from './process-refund.tool.js';
import { ReinstateCheckOutTool } from './reinstate-check-out.tool.js';
import { SearchArTool } from './search-ar.tool.js';
import { SearchTransactionCodesTool } from './search-transaction-codes.tool.js';
import { TransferChargesTool } from './transfer-charges.tool.js';
import { VoidTransactionTool } from './void-transaction.tool.js';

/** Every tool of the cashiers. */
export const CASHIERING_TOOLS = [
  GetGuestFolioTool,
  SearchTransactionCodesTool,
  PostChargeToRoomTool,
  ProcessPaymentTool,
  AdjustTransactionTool,
  VoidTransactionTool,
  ProcessRefundTool,
  TransferChargesTool,
  ListDepositsTool,
  PostDepositTool,
  AuthorizeCardTool,
  ListRoutingTool,
  AddRoutingTool,
  ListFixedChargesTool,
  AddFixedChargeTool,
  GetFolioDocumentTool,
  EmailFolioTool,
  GenerateFolioReportTool,
  CheckOutGuestTool,
  ReinstateCheckOutTool,
  GetOutstandingBalancesTool,
  GetDailyRevenueReportTool,
  GetCashierReportTool,
  SearchArTool,
] as const;
