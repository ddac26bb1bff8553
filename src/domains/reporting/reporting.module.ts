import { Module } from '@nestjs/common';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { REPORTING_TOOLS } from './tools/index.js';

/** The hotel's day in figures. */
@Module({ imports: [ConfigurationModule], providers: [...REPORTING_TOOLS] })
export class ReportingModule {}
