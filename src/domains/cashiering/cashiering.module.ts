import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { ChargeService } from './charge.service.js';
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
    ...CASHIERING_APPS,
    ...CASHIERING_TOOLS,
  ],
  exports: [FolioService, ChargeService, PaymentService, CheckOutService],
})
export class CashieringModule {}
