import { Module } from '@nestjs/common';
import { AuditTrail } from '../observability/audit/audit-trail.service.js';
import { AuditLines } from './audit-lines.js';
import { linesOf } from './audit-lines.mapper.js';
import { ConsoleController } from './console.controller.js';
import { ConsoleFacts } from './console-facts.service.js';

const AUDIT = {
  provide: AuditLines,
  inject: [{ token: AuditTrail, optional: true }],
  useFactory: (trail?: AuditTrail) => (trail === undefined ? undefined : linesOf(trail)),
};

/** The page for operators; looks at what ObservabilityModule and HealthModule know. */
@Module({ controllers: [ConsoleController], providers: [ConsoleFacts, AUDIT] })
export class ConsoleModule {}
