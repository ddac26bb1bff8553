import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { BlockBooking } from './block-booking.service.js';
import { BlockChanges } from './block-change.service.js';
import { BlockCreation } from './block-creation.service.js';
import { BlockReader } from './block-reader.service.js';
import { Events } from './events.service.js';
import { BLOCK_TOOLS } from './tools/index.js';

/** Groups: rooms held for them, their guests, meetings and meals. */
@Module({
  imports: [ConfigurationModule],
  providers: [BlockReader, BlockChanges, BlockCreation, BlockBooking, Events, ...BLOCK_TOOLS],
  exports: [BlockReader],
})
export class BlocksModule {}
