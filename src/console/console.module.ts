import { Module } from '@nestjs/common';
import { ConsoleController } from './console.controller.js';
import { ConsoleFacts } from './console-facts.service.js';

/** The page for operators; looks at what ObservabilityModule and HealthModule know. */
@Module({ controllers: [ConsoleController], providers: [ConsoleFacts] })
export class ConsoleModule {}
