import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { AvailabilityService } from './availability.service.js';
import { AlternativesService } from './alternatives.service.js';
import { RoomInventory } from './inventory.service.js';
import { RatesService } from './rates.service.js';
import { SellingRules } from './rules.service.js';
import { RatePlanResource } from './resources/rate-plan.resource.js';
import { AVAILABILITY_TOOLS } from './tools/index.js';

/** Rooms and rates for sale. */
@Module({
  imports: [ConfigurationModule],
  providers: [
    AvailabilityService,
    RatesService,
    RoomInventory,
    SellingRules,
    AlternativesService,
    RatePlanResource,
    ...AVAILABILITY_TOOLS,
  ],
  exports: [AvailabilityService, RatesService, RoomInventory],
})
export class AvailabilityModule {}
