import { pino } from 'pino';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { observabilityOptionsSchema } from '../observability.options.js';
import { Telemetry } from '../telemetry.js';
import { CallFigures } from '../tracking/call-figures.js';
import { ErrorTracker } from '../tracking/error-tracker.js';
import { Happenings } from '../tracking/happenings.js';
import { BoundedLabel } from './bounded-label.js';
import { expositionOf } from './expositions.js';
import { GatewayGauges } from './gateway.gauges.js';
import { Metrics } from './metrics.js';
import { MetricsServer } from './metrics.server.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0';

describe('metrics', () => {
  const clock = new ManualClock();
  let metrics: Metrics;
  let telemetry: Telemetry;

  beforeEach(() => {
    metrics = new Metrics();
    telemetry = new Telemetry(
      pino({ level: 'silent' }),
      metrics,
      new ErrorTracker(clock),
      new CallFigures(clock),
      new Happenings(clock),
    );
  });

  const text = async (accept?: string) => (await expositionOf(metrics.registry, accept)).text;
  const attempt = {
    operation: 'rsv.getReservations',
    statusClass: '2xx',
    durationMs: 12,
    attempt: 1,
    costMicroUsd: 300,
    traceId: TRACE,
  };

  it('tell attempts by operation, status class and price', async () => {
    telemetry.operaCall(attempt);
    telemetry.operaCall({ ...attempt, statusClass: '5xx', costMicroUsd: 0, attempt: 2 });
    const shown = await text();
    for (const line of [
      'opera_mcp_opera_requests_total{operation="rsv.getReservations",status_class="2xx",attempt="first"} 1',
      'opera_mcp_opera_requests_total{operation="rsv.getReservations",status_class="5xx",attempt="retry"} 1',
      'opera_mcp_opera_charged_requests_total{operation="rsv.getReservations"} 1',
      'opera_mcp_opera_cost_usd_total 0.0003',
      'opera_mcp_opera_request_duration_seconds_bucket{le="0.025",operation="rsv.getReservations"} 2',
      'opera_mcp_opera_request_duration_seconds_bucket{le="30",operation="rsv.getReservations"} 2',
    ]) {
      expect(shown).toContain(line);
    }
    expect(shown).not.toContain(TRACE);
  });

  it('lead from a bucket to a trace in OpenMetrics, time and again, and leave the other format as it is', async () => {
    telemetry.operaCall(attempt);
    const before = await text();
    for (const shown of [await text(OPEN_METRICS), await text(OPEN_METRICS)]) {
      expect(shown).toMatch(
        new RegExp(`duration_seconds_bucket\\{le="0.025",.*\\} 1 # \\{trace_id="${TRACE}"\\} 0.012 \\d`),
      );
      expect(shown).toContain('# TYPE opera_mcp_opera_requests counter');
      expect(shown).toContain('opera_mcp_opera_requests_total{');
      expect(shown.endsWith('# EOF\n')).toBe(true);
    }
    expect(await text()).toBe(before);
  });

  it('hold no more names than their bound', () => {
    const label = new BoundedLabel(2);
    expect(['a', 'b', 'c', 'a'].map((value) => label.of(value))).toEqual(['a', 'b', 'other', 'a']);
  });

  it('count every fault by category, and an unknown page at the door as a security event', async () => {
    const call = { tool: 't', effect: 'read', toolset: 'system', durationMs: 1, resultTokens: 1 } as const;
    telemetry.toolCall({ ...call, outcome: 'OPERA_TIMEOUT' });
    telemetry.toolCall({ ...call, outcome: 'done' });
    telemetry.httpRefused(403, '/mcp', false);
    telemetry.httpRefused(403, '/mcp', true);
    telemetry.httpRefused(400, '/mcp', true);
    const shown = await text();
    expect(shown).toContain('opera_mcp_errors_total{category="opera-outage"} 1');
    expect(shown).toContain('opera_mcp_errors_total{category="server"} 0');
    expect(shown).toContain('opera_mcp_http_refusals_total{status="403"} 2');
    expect(shown).toContain('opera_mcp_security_events_total{event="origin_refused"} 1');
    expect(shown).toContain('opera_mcp_security_events_total{event="malformed_request"} 1');
  });

  it('tell tokens, breakers and connections of each gateway, and that a breaker has closed', async () => {
    const spared = ['rsv'];
    const gateway = { key: 'gw', gatewayUrl: 'https://gateway.example/path' };
    new GatewayGauges(
      metrics,
      clock,
      { all: () => [gateway] } as never,
      { expiry: () => clock.now() + 60_000, issued: () => clock.now() - 5_000 },
      { sparedModules: () => spared },
      {
        figures: (origin) =>
          origin === 'https://gateway.example' ? { open: 3, idle: 1, queued: 2 } : undefined,
      },
    ).onModuleInit();
    expect(await text()).toContain('opera_mcp_breaker_open{gateway="gw",module="rsv"} 1');
    spared.length = 0;
    const shown = await text();
    for (const line of [
      'opera_mcp_opera_token_expiry_seconds{gateway="gw"} 60',
      'opera_mcp_opera_token_age_seconds{gateway="gw"} 5',
      'opera_mcp_breaker_open_modules{gateway="gw"} 0',
      'opera_mcp_breaker_open{gateway="gw",module="rsv"} 0',
      'opera_mcp_opera_connections_open{gateway="gw"} 3',
      'opera_mcp_opera_connection_waiting{gateway="gw"} 2',
    ]) {
      expect(shown).toContain(line);
    }
  });

  it('have a port of their own when they are given one', async () => {
    const options = observabilityOptionsSchema.parse({ serviceName: 's', version: '1', metricsPort: 0 });
    const server = new MetricsServer(metrics, telemetry, options);
    await server.onApplicationBootstrap();
    const origin = `http://127.0.0.1:${server.port}`;
    const answer = await fetch(`${origin}/metrics`, { headers: { accept: OPEN_METRICS } });
    expect(answer.headers.get('content-type')).toContain('openmetrics-text');
    expect(await answer.text()).toContain('# EOF');
    expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);
    await server.onApplicationShutdown();
    await expect(fetch(`${origin}/metrics`)).rejects.toThrow('fetch failed');
  });
});
