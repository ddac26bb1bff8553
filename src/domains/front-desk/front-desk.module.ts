import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { ArrivalsService } from './arrivals.service.js';
import { AssignmentService } from './assignment.service.js';
import { CheckInService } from './check-in.service.js';
import { DeskChange } from './desk-change.service.js';
import { DeskSummaryService } from './desk-summary.service.js';
import { InHouseService } from './in-house.service.js';
import { PreRegistrationService } from './pre-registration.service.js';
import { QueueService } from './queue.service.js';
import { RoomGivingService } from './room-giving.service.js';
import { RoomHoldService } from './room-hold.service.js';
import { RoomKeyService } from './room-key.service.js';
import { RoomMoveService } from './room-move.service.js';
import { ServiceRequestService } from './service-request.service.js';
import { TapeChartService } from './tape-chart.service.js';
import { TrackedItemService } from './tracked-item.service.js';
import { UndoCheckInService } from './undo-check-in.service.js';
import { WakeUpService } from './wake-up.service.js';
import { WalkInService } from './walk-in.service.js';
import { RoomsService } from './rooms.service.js';
import { FRONT_DESK_APPS } from './apps/index.js';
import { FRONT_DESK_TOOLS } from './tools/index.js';

/** Arrivals, rooms, check-in, moves, and what guests ask for at the desk. */
@Module({
  imports: [ConfigurationModule, ReservationsModule],
  providers: [
    ArrivalsService,
    RoomsService,
    AssignmentService,
    CheckInService,
    DeskChange,
    DeskSummaryService,
    InHouseService,
    PreRegistrationService,
    QueueService,
    RoomGivingService,
    RoomHoldService,
    RoomKeyService,
    RoomMoveService,
    ServiceRequestService,
    TapeChartService,
    TrackedItemService,
    UndoCheckInService,
    WakeUpService,
    WalkInService,
    ...FRONT_DESK_APPS,
    ...FRONT_DESK_TOOLS,
  ],
  exports: [
    ArrivalsService,
    RoomsService,
    AssignmentService,
    CheckInService,
    DeskSummaryService,
    QueueService,
  ],
})
export class FrontDeskModule {}
