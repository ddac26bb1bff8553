import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { AvailabilityService } from './availability.service.js';
import { AVAILABILITY_TOOLS } from './tools/index.js';

/** Rooms and rates for sale. */
@Module({
  imports: [ConfigurationModule],
  providers: [AvailabilityService, ...AVAILABILITY_TOOLS],
  exports: [AvailabilityService],
})
export class AvailabilityModule {}
