import type { AuditTrail } from '../observability/audit/audit-trail.service.js';
import type { AuditLines } from './audit-lines.js';

/** The audit's latest lines as the console shows them. */
export function linesOf(trail: Pick<AuditTrail, 'recent'>): AuditLines {
  return {
    recent: (limit) =>
      trail.recent(limit).map(({ at, event, tool, hotelId, tenant, subject, outcome }) => ({
        time: new Date(at).toISOString(),
        event,
        tool,
        hotelId,
        tenant,
        caller: subject,
        outcome,
      })),
  };
}
