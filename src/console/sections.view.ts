import type { CallCount } from '../observability/tracking/call-figures.js';
import type { ConsoleView } from './console-facts.service.js';
import { html, type Markup } from './markup.js';
import { bars, clock, milliseconds, percent, seconds, table } from './pieces.view.js';

/** The parts of the page by their id; the same on the first visit and on every renewal. */
export function sections(view: ConsoleView): Record<string, Markup> {
  return {
    state: state(view),
    calls: calls(view),
    tools: counts('Tools, busiest first', 'Tool', view.tools),
    opera: opera(view),
    cache: cache(view),
    degradations: degradations(view),
    errors: errors(view),
    tenants: counts('Tenants, busiest first', 'Tenant', view.tenants),
    security: security(view),
    audit: audit(view),
  };
}

function state({ health }: ConsoleView): Markup {
  const links = health.dashboards.map(
    ({ name, url }) => html`<li><a href="${url}" rel="noreferrer">${name}</a></li>`,
  );
  const checks = Object.entries(health.checks).map(
    ([name, { status }]) => html`<li><span class="mark ${status}">${name}: ${status}</span></li>`,
  );
  return html`<p class="mark ${health.status}">Status: <strong>${health.status}</strong></p>
    <p>
      Version ${health.version}, node ${health.node}, up ${seconds(health.uptimeSeconds)}. Memory
      ${Math.round(health.memory.rssBytes / 1e6)} MB, of it heap
      ${Math.round(health.memory.heapUsedBytes / 1e6)} MB. Event loop late by
      ${milliseconds(health.eventLoop.p99Ms)} (99th percentile).
    </p>
    <ul class="row">
      ${checks}
    </ul>
    ${
      links.length > 0
        ? html`<ul class="row">
            ${links}
          </ul>`
        : ''
    }`;
}

function calls({ callsPerMinute, faultsPerMinute }: ConsoleView): Markup {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const all = sum(callsPerMinute);
  const failed = sum(faultsPerMinute);
  return html`<p>
      ${all} calls in the last hour, ${callsPerMinute.at(-1)} in this minute; ${failed} ended with a fault
      (${percent(all === 0 ? 0 : failed / all)}).
    </p>
    ${bars('Calls in each of the last 60 minutes', callsPerMinute, faultsPerMinute)}`;
}

function counts(caption: string, first: string, rows: readonly CallCount[]): Markup {
  return table(
    caption,
    [first, 'Calls', 'Faults', 'Median', '95 %', 'Last'],
    rows.map(({ name, calls: count, faults, p50Ms, p95Ms, lastSeen }) => [
      name,
      count,
      faults,
      milliseconds(p50Ms),
      milliseconds(p95Ms),
      clock(lastSeen),
    ]),
  );
}

function opera({ health }: ConsoleView): Markup {
  const gateways = table(
    'Gateways',
    ['Gateway', 'Token left', 'Waiting', 'Rate', 'Connections', 'Left alone'],
    health.gateways.map(
      ({ gateway, tokenExpiresInSeconds, waiting, requestsPerSecond, connections, sparedModules }) => [
        gateway,
        tokenExpiresInSeconds === undefined ? 'none' : seconds(tokenExpiresInSeconds),
        waiting,
        `${Math.round(requestsPerSecond * 10) / 10}/s`,
        connections === undefined ? '' : `${connections.open}, idle ${connections.idle}`,
        sparedModules.join(' '),
      ],
    ),
  );
  const slowest = table(
    'Slowest operations of this hour',
    ['Operation', 'Hotel', 'Calls', 'Median', '95 %'],
    health.slowOperations.map(({ operation, hotelId, calls: count, p50Ms, p95Ms }) => [
      operation,
      hotelId,
      count,
      milliseconds(p50Ms),
      milliseconds(p95Ms),
    ]),
  );
  return html`${gateways}${slowest}`;
}

function cache({ health }: ConsoleView): Markup {
  if (health.cache === undefined || !health.cache.enabled) return html`<p>The cache is off.</p>`;
  const { hitRatio, hits, misses, invalidations, layers } = health.cache;
  return html`<p>
      ${percent(hitRatio)} of ${hits + misses} reads were answered from memory; changes voided answers
      ${invalidations} times.
    </p>
    ${table(
      'Layers',
      ['Layer', 'Entries', 'Bytes', 'Hits', 'Failures', 'State'],
      layers.map((layer) => [
        layer.name,
        layer.entries,
        layer.bytes,
        layer.hits,
        layer.failures,
        layer.resting ? 'resting' : 'at work',
      ]),
    )}`;
}

function degradations({ health }: ConsoleView): Markup {
  return table(
    'Operations that do worse than usual now',
    ['Operation', 'Hotel', 'What', 'Usual', 'Now', 'Since'],
    health.degradations.map(({ operation, hotelId, kind, usual, now, since }) => {
      const shown = (value: number): string => (kind === 'latency' ? milliseconds(value) : percent(value));
      return [operation, hotelId, kind, shown(usual), shown(now), clock(since)];
    }),
  );
}

function errors({ health }: ConsoleView): Markup {
  return table(
    'Kinds of errors, latest first',
    ['Code', 'Category', 'Tool', 'Tenant', 'Count', 'Last hour', 'First', 'Last', 'Fingerprint'],
    health.errors.map((error) => [
      error.code,
      error.category,
      error.tool,
      error.tenant,
      error.count,
      error.lastHour,
      clock(error.firstSeen),
      clock(error.lastSeen),
      error.fingerprint,
    ]),
  );
}

function security({ health, alerts }: ConsoleView): Markup {
  const counted = table(
    'Security events since the start',
    ['Event', 'Count', 'Last'],
    health.security.map(({ name, count, lastSeen }) => [name, count, clock(lastSeen)]),
  );
  const latest = table(
    'Latest security events and degradations',
    ['Time', 'Event', 'Facts'],
    alerts.map(({ time, name, fields }) => [
      clock(time),
      name,
      Object.entries(fields)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key} ${String(value)}`)
        .join(', '),
    ]),
  );
  return html`${counted}${latest}`;
}

function audit({ audit: lines }: ConsoleView): Markup {
  return table(
    'Latest changes and consents',
    ['Time', 'Event', 'Tool', 'Hotel', 'Tenant', 'Caller', 'Outcome'],
    lines.map(({ time, event, tool, hotelId, tenant, caller, outcome }) => [
      clock(time),
      event,
      tool,
      hotelId,
      tenant,
      caller,
      outcome,
    ]),
  );
}
