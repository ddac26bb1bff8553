import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { FrontDeskModule } from '../front-desk/front-desk.module.js';
import { HousekeepingModule } from '../housekeeping/housekeeping.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { AllStays } from './all-stays.service.js';
import { FiguresService } from './figures.service.js';
import { HouseService } from './house.service.js';
import { MorningBriefService } from './morning-brief.service.js';
import { ReadinessService } from './readiness.service.js';
import { REPORTING_APPS } from './apps/index.js';
import { REPORTING_TOOLS } from './tools/index.js';

/** The hotel's day in figures. */
@Module({
  imports: [ConfigurationModule, ReservationsModule, FrontDeskModule, HousekeepingModule],
  providers: [
    AllStays,
    FiguresService,
    HouseService,
    MorningBriefService,
    ReadinessService,
    ...REPORTING_APPS,
    ...REPORTING_TOOLS,
  ],
})
export class ReportingModule {}
