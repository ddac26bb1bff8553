import type { ResolvedHealthOptions } from '../../health/health.options.js';
import type { CallerFacts } from '../../health/work.facts.js';
import type { HealthAnswer } from './health.schema.js';

/** The part of the answer about the work. */
export type WorkFigures = Pick<
  HealthAnswer,
  'pace' | 'errors' | 'slowOperations' | 'degradations' | 'overDegradations' | 'dashboards'
>;

/**
 * What is known of the work, as short as a model needs it.
 * @param dashboards where the caller may look further
 */
export function workFigures(
  facts: CallerFacts,
  dashboards: ResolvedHealthOptions['dashboardLinks'],
): WorkFigures {
  const over = facts.recentDegradations
    .filter(({ name }) => name === 'degradation_over')
    .map(({ time, fields }) => `${fields['operation']} ${fields['degraded']}, over at ${time}`);
  const { waiting, requestsPerSecond, connections } = facts;
  return {
    pace: {
      waiting,
      requestsPerSecond: Math.round(requestsPerSecond * 10) / 10,
      ...(connections !== undefined && { connections: connections.open }),
    },
    errors: facts.errors.map(({ code, tool, count, lastHour, firstSeen, lastSeen, fingerprint }) => ({
      code,
      tool,
      count,
      lastHour,
      firstSeen,
      lastSeen,
      fingerprint,
    })),
    slowOperations: facts.slowOperations.map(({ operation, p50Ms, p95Ms }) => ({ operation, p50Ms, p95Ms })),
    degradations: facts.degradations.map(({ operation, kind, usual, now, since }) => ({
      operation,
      kind,
      usual,
      now,
      since,
    })),
    ...(over.length > 0 && { overDegradations: over }),
    ...(dashboards.length > 0 && { dashboards: dashboards.map(({ name, url }) => `${name} ${url}`) }),
  };
}
