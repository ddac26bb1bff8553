import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ServerInfoService } from './server-info.service.js';
import { SystemHealthService } from './system-health.service.js';
import { SYSTEM_TOOLS } from './tools/index.js';

/** This server: how it is and what it is. */
@Module({
  imports: [ConfigurationModule],
  providers: [SystemHealthService, ServerInfoService, ...SYSTEM_TOOLS],
})
export class SystemModule {}
