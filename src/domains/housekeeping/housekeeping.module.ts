import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { CleaningPlanService } from './cleaning-plan.service.js';
import { DiscrepancyService } from './discrepancy.service.js';
import { MaintenanceService } from './maintenance.service.js';
import { RoomBlockingService } from './room-blocking.service.js';
import { RoomBoard } from './room-board.service.js';
import { RoomStatusService } from './room-status.service.js';
import { SettledChange } from './settled-change.service.js';
import { TaskSheetService } from './task-sheet.service.js';
import { HOUSEKEEPING_APPS } from './apps/index.js';
import { HOUSEKEEPING_TOOLS } from './tools/index.js';

/** Room status, cleaning, repairs and rooms out of use. */
@Module({
  imports: [ConfigurationModule, ReservationsModule],
  providers: [
    RoomBoard,
    SettledChange,
    RoomStatusService,
    RoomBlockingService,
    DiscrepancyService,
    MaintenanceService,
    TaskSheetService,
    CleaningPlanService,
    ...HOUSEKEEPING_APPS,
    ...HOUSEKEEPING_TOOLS,
  ],
  exports: [RoomBoard, DiscrepancyService, RoomBlockingService],
})
export class HousekeepingModule {}
