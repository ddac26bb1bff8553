import { ActivitiesModule } from './activities/activities.module.js';
import { AvailabilityModule } from './availability/availability.module.js';
import { BlocksModule } from './blocks/blocks.module.js';
import { CashieringModule } from './cashiering/cashiering.module.js';
import { ConfigurationModule } from './configuration/configuration.module.js';
import { FrontDeskModule } from './front-desk/front-desk.module.js';
import { HousekeepingModule } from './housekeeping/housekeeping.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { ProfilesModule } from './profiles/profiles.module.js';
import { ReportingModule } from './reporting/reporting.module.js';
import { ReservationsModule } from './reservations/reservations.module.js';
import { RoutinesModule } from './routines/routines.module.js';
import { SystemModule } from './system/system.module.js';

/** Every domain of hotel work, in the order of the toolsets. */
export const DOMAIN_MODULES = [
  ReservationsModule,
  AvailabilityModule,
  ProfilesModule,
  FrontDeskModule,
  HousekeepingModule,
  CashieringModule,
  BlocksModule,
  ActivitiesModule,
  ReportingModule,
  ConfigurationModule,
  RoutinesModule,
  SystemModule,
  OperationsModule,
];
