import { Module, type DynamicModule } from '@nestjs/common';
import { OperaModule } from '../../opera/opera.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { CashieringOptions } from './cashiering.options.js';
import { ChargeService } from './charge.service.js';
import { CheckOutPlanner } from './check-out-plan.service.js';
import { CheckOutService } from './check-out.service.js';
import { FolioService } from './folio.service.js';
import { PaymentService } from './payment.service.js';
import { CASHIERING_TOOLS } from './tools/index.js';

/** Folios, charges, payments and check-out. */
@Module({})
export class CashieringModule {
  /** @param options what of this installation cashiering has to know */
  static forRoot(options: CashieringOptions): DynamicModule {
    return {
      module: CashieringModule,
      imports: [OperaModule, ConfigurationModule, ReservationsModule],
      providers: [
        { provide: CashieringOptions, useValue: options },
        FolioService,
        ChargeService,
        PaymentService,
        CheckOutPlanner,
        CheckOutService,
        ...CASHIERING_TOOLS,
      ],
      exports: [FolioService, ChargeService, PaymentService, CheckOutService],
    };
  }
}
