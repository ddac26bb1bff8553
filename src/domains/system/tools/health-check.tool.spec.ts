import { DomainHarness } from '../../../../test/support/domain-harness.js';
import { CacheService } from '../../../cache/cache.service.js';
import { TokenSource } from '../../../opera/auth/token.source.js';
import { HealthCheckTool } from './health-check.tool.js';

const CACHE = { enabled: true, hitRatio: 0.5, layers: [{ name: 'memory', entries: 3, resting: false }] };

describe('health_check', () => {
  let hotel: DomainHarness;
  let tool: HealthCheckTool;
  let figures: typeof CACHE;

  beforeEach(async () => {
    hotel = await DomainHarness.start();
    figures = CACHE;
    hotel.provide(CacheService, { stats: () => figures });
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
