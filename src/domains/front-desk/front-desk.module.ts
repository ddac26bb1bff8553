import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { ArrivalsService } from './arrivals.service.js';
import { AssignmentService } from './assignment.service.js';
import { CheckInService } from './check-in.service.js';
import { RoomsService } from './rooms.service.js';
import { FRONT_DESK_APPS } from './apps/index.js';
import { FRONT_DESK_TOOLS } from './tools/index.js';

/** Arrivals, rooms and check-in. */
@Module({
  imports: [ConfigurationModule, ReservationsModule],
  providers: [
    ArrivalsService,
    RoomsService,
    AssignmentService,
    CheckInService,
    ...FRONT_DESK_APPS,
    ...FRONT_DESK_TOOLS,
  ],
  exports: [ArrivalsService, RoomsService, AssignmentService, CheckInService],
})
export class FrontDeskModule {}
