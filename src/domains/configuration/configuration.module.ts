import { Module } from '@nestjs/common';
import { CodesService } from './codes.service.js';
import { HotelCalendar } from './hotel-calendar.service.js';
import { HotelsService } from './hotels.service.js';
import { SetupService } from './setup.service.js';
import { CONFIGURATION_RESOURCES } from './resources/index.js';
import { CONFIGURATION_TOOLS } from './tools/index.js';
import { ValueListsService } from './value-lists.service.js';

/** What every other domain needs to know of a hotel: its day, its codes, its name. */
@Module({
  providers: [
    HotelCalendar,
    CodesService,
    HotelsService,
    SetupService,
    ValueListsService,
    ...CONFIGURATION_RESOURCES,
    ...CONFIGURATION_TOOLS,
  ],
  exports: [HotelCalendar, CodesService, HotelsService, SetupService],
})
export class ConfigurationModule {}
