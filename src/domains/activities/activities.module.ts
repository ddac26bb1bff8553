import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { LeisureService } from './leisure.service.js';
import { SalesActivityService } from './sales-activity.service.js';
import { ACTIVITY_TOOLS } from './tools/index.js';

/** Appointments of the sales team and leisure of guests. */
@Module({
  imports: [ConfigurationModule, ReservationsModule],
  providers: [SalesActivityService, LeisureService, ...ACTIVITY_TOOLS],
})
export class ActivitiesModule {}
