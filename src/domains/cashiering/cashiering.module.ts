import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { AuthorizationService } from './authorization.service.js';
import { BalancesService } from './balances.service.js';
import { CashierReportService } from './cashier-report.service.js';
import { CorrectionService } from './correction.service.js';
import { DepositService } from './deposit.service.js';
import { FixedChargeService } from './fixed-charge.service.js';
import { FolioChangeService } from './folio-change.service.js';
import { FolioDocumentService } from './folio-document.service.js';
import { HotelCurrency } from './hotel-currency.service.js';
import { JournalService } from './journal.service.js';
import { ReceivableService } from './receivable.service.js';
import { RefundService } from './refund.service.js';
import { ReinstatementService } from './reinstatement.service.js';
import { RoutingService } from './routing.service.js';
import { TransferService } from './transfer.service.js';
import { ChargeService } from './charge.service.js';
import { CASHIERING_RESOURCES } from './resources/index.js';
import { CheckOutPlanner } from './check-out-plan.service.js';
import { CheckOutService } from './check-out.service.js';
import { FolioService } from './folio.service.js';
import { PaymentService } from './payment.service.js';
import { PostingService } from './posting.service.js';
import { CASHIERING_APPS } from './apps/index.js';
import { CASHIERING_TOOLS } from './tools/index.js';

/** Folios, charges, payments and check-out. */
@Module({
  imports: [ConfigurationModule, ReservationsModule],
  providers: [
    FolioService,
    PostingService,
    ChargeService,
    PaymentService,
    CheckOutPlanner,
    CheckOutService,
    AuthorizationService,
    BalancesService,
    CashierReportService,
    CorrectionService,
    DepositService,
    FixedChargeService,
    FolioChangeService,
    FolioDocumentService,
    HotelCurrency,
    JournalService,
    ReceivableService,
    RefundService,
    ReinstatementService,
    RoutingService,
    TransferService,
    ...CASHIERING_RESOURCES,
    ...CASHIERING_APPS,
    ...CASHIERING_TOOLS,
  ],
  exports: [FolioService, ChargeService, PaymentService, CheckOutService],
})
export class CashieringModule {}
