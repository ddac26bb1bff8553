import { DomainHarness } from '../../../../test/support/domain-harness.js';
import { CacheService } from '../../../cache/cache.service.js';
import { TokenSource } from '../../../opera/auth/token.source.js';
import { HEALTH_OPTIONS } from '../../../health/health.options.js';
import { WorkFacts } from '../../../health/work.facts.js';
import { HealthCheckTool } from './health-check.tool.js';

const CACHE = { enabled: true, hitRatio: 0.5, layers: [{ name: 'memory', entries: 3, resting: false }] };

describe('health_check', () => {
  let hotel: DomainHarness;
  let tool: HealthCheckTool;
  let figures: typeof CACHE;
  let askedFor: readonly unknown[];
  let work: Record<string, readonly object[]>;

  beforeEach(async () => {
    hotel = await DomainHarness.start();
    figures = CACHE;
    hotel.provide(CacheService, { stats: () => figures });
    work = { degradations: [], errors: [], slowOperations: [], recentDegradations: [] };
    hotel.provide(WorkFacts, {
      gatherFor: (gateway: { key: string }, hotelId: string, tenant: string) => {
        askedFor = [gateway.key !== '', hotelId, tenant];
        return { waiting: 1, requestsPerSecond: 9.96, connections: { open: 2, idle: 1, queued: 0 }, ...work };
      },
    });
    hotel.provide(HEALTH_OPTIONS, {
      dashboardLinks: [{ name: 'Overview', url: 'https://grafana.example/d/1' }],
    });
    hotel.provide(TokenSource, { expiry: () => Date.parse('2100-01-01') });
    tool = hotel.make(HealthCheckTool);
  });
  afterEach(() => hotel.stop());

  const check = () => tool.run({}, hotel.call());

  it('tells that all is well, with OPERA’s own answers', async () => {
    const { data, text } = await check();
    expect(data).toMatchObject({
      status: 'ok',
      opera: { reachable: true, version: expect.stringContaining('26.2') },
      hotel: { hotelId: 'SAND01', businessDate: '2026-03-10' },
      cache: { enabled: true, entries: 3 },
    });
    expect(data.opera.tokenExpiresInSeconds).toBeGreaterThan(0);
    expect(text).toMatch(/^Status ok\./);
    expect(text).toContain('business date 2026-03-10');
  });

  it('tells of degradations, errors and slow operations of this hotel, and of dashboards to administrators', async () => {
    const since = '2026-11-23T11:59:00.000Z';
    const place = { operation: 'rsv.getReservations', hotelId: 'SAND01', gateway: 'g' };
    work = {
      degradations: [{ ...place, kind: 'latency', usual: 180, now: 410, since }],
      errors: [
        {
          fingerprint: 'abc',
          category: 'opera-outage',
          code: 'OPERA_TIMEOUT',
          tool: 'search_reservations',
          tenant: 'local',
          count: 4,
          lastHour: 3,
          lastFiveMinutes: 1,
          firstSeen: since,
          lastSeen: since,
        },
      ],
      slowOperations: [{ ...place, calls: 9, p50Ms: 180, p95Ms: 900 }],
      recentDegradations: [
        {
          time: since,
          kind: 'degradation',
          name: 'degradation_over',
          fields: { operation: 'crm.getProfiles', degraded: 'errors' },
        },
      ],
    };
    const { data, text } = await check();
    expect(askedFor).toEqual([true, 'SAND01', 'local']);
    expect(data).toMatchObject({
      status: 'degraded',
      server: { time: expect.stringMatching(/^20.*Z$/) },
      pace: { waiting: 1, requestsPerSecond: 10, connections: 2 },
      degradations: [{ operation: 'rsv.getReservations', usual: 180, now: 410 }],
      errors: [{ code: 'OPERA_TIMEOUT', lastHour: 3, fingerprint: 'abc' }],
      overDegradations: ['crm.getProfiles errors, over at 2026-11-23T11:59:00.000Z'],
      dashboards: ['Overview https://grafana.example/d/1'],
    });
    expect(text).toContain('Worse than usual: rsv.getReservations latency 410 (usually 180).');
    expect(text).toContain('Errors: OPERA_TIMEOUT in search_reservations (3 in the last hour).');
  });

  it('looks past the cache every time', async () => {
    await check();
    const before = hotel.sent('rsv.pingReservationService').length;
    await check();
    expect(hotel.sent('rsv.pingReservationService').length).toBe(before + 1);
  });

  it('answers when OPERA does not, and asks it no further', async () => {
    await hotel.faults({ operation: 'rsv.pingReservationService', status: 503 });
    const { data, text } = await check();
    expect(data).toMatchObject({ status: 'down', opera: { reachable: false } });
    expect(data.opera.problem).toMatch(/^OPERA_UNAVAILABLE: /);
    expect(text).toContain('OPERA cannot be reached');
    expect(hotel.sent('bof.getBusinessDate')).toHaveLength(0);
  });

  it('is degraded when the hotel’s day cannot be read or a cache layer rests', async () => {
    await hotel.faults({ operation: 'bof.getBusinessDate', status: 403 });
    const dayless = await check();
    expect(dayless.data).toMatchObject({ status: 'degraded', opera: { reachable: true } });
    expect(dayless.data.hotel.problem).toContain('OPERA_FORBIDDEN');
    await hotel.faults();
    figures = { ...CACHE, layers: [{ name: 'redis', entries: 0, resting: true }] };
    const resting = await check();
    expect(resting.data).toMatchObject({ status: 'degraded', cache: { restingLayers: ['redis'] } });
    expect(resting.text).toContain('resting: redis');
  });
});
