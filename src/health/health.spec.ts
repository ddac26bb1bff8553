import { Controller, Get, InternalServerErrorException, Logger, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as PinoNestLogger } from 'nestjs-pino';
import { AuthModule } from '../auth/auth.module.js';
import { LOCAL_CALLER } from '../auth/caller.js';

import { CacheModule } from '../cache/cache.module.js';
import { CacheService } from '../cache/cache.service.js';
import { Fault } from '../kernel/fault.js';
import { KernelModule } from '../kernel/kernel.module.js';
import { CallObserver, type FinishedCall } from '../mcp/pipeline/call-observer.js';
import { ObservabilityModule } from '../observability/observability.module.js';
import { TokenSource } from '../opera/auth/token.source.js';
import { GatewayDirectory } from '../opera/gateway/gateway.directory.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { HealthFacts } from './health-facts.service.js';
import { HealthModule } from './health.module.js';
import { LOG, type Log } from '../observability/logs/log.js';
import { ShutdownState } from './shutdown-state.js';

@Controller('guests')
class Routes {
  @Get(':id')
  get(@Param('id') id: string): string {
    if (id === 'broken') throw new InternalServerErrorException('Anna Muller anna@example.com');
    return 'ok';
  }
}

const GATEWAY = { key: 'gw-1' };
const link = { reachable: true, asked: 0 };
const operaParts = [
  { provide: GatewayDirectory, useValue: { all: () => [GATEWAY] } },
  {
    provide: TokenSource,
    useValue: {
      expiry: () => Date.parse('2099-01-01T00:00:00Z'),
      issued: () => Date.parse('2020-01-01T00:00:00Z'),
      token: async () => {
        link.asked += 1;
        if (!link.reachable) throw new Fault('OPERA_UNAUTHENTICATED', 'no');
        return { value: 'the-token-itself' };
      },
    },
  },
];

let app: NestFastifyApplication;
const lines: string[] = [];

function logged(message: string): Record<string, unknown>[] {
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line['msg'] === message);
}

beforeAll(async () => {
  const stream = { write: (line: string) => void lines.push(line) };
  app = await NestFactory.create<NestFastifyApplication>(
    {
      module: class App {},
      imports: [
        KernelModule,
        AuthModule.forRoot({ host: '127.0.0.1' }),
        ObservabilityModule.forRoot(
          { serviceName: 'test', version: '1.2.3', level: 'debug', secrets: ['hush-hush'] },
          stream,
        ),
        CacheModule.forRoot(),
        ThrottleModule.forRoot({ httpRequestsPerMinute: 1000 }),
        {
          module: class Opera {},
          global: true,
          providers: operaParts,
          exports: [GatewayDirectory, TokenSource],
        },
        HealthModule.forRoot({ version: '1.2.3', probeCacheSeconds: 0 }),
      ],
      controllers: [Routes],
    },
    new FastifyAdapter(),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(PinoNestLogger));
  await app.init();
});

afterAll(async () => app.close());
afterEach(() => {
  link.reachable = true;
});

const get = async (url: string) => app.inject({ method: 'GET', url });

test('live and ready answer while OPERA is reachable', async () => {
  const live = await get('/health/live');
  expect(live.statusCode).toBe(200);
  expect(live.json()).toMatchObject({ status: 'ok', eventLoop: { p99Ms: expect.any(Number) } });
  const ready = await get('/health/ready');
  expect(ready.statusCode).toBe(200);
  expect(ready.json()).toEqual({
    status: 'ok',
    checks: {
      opera: { status: 'up', facts: { gateways: 1, reachable: 1 } },
      cache: { status: 'up', facts: { enabled: true } },
    },
  });
});

test('not ready with the reason when OPERA refuses us; still alive', async () => {
  link.reachable = false;
  const ready = await get('/health/ready');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toMatchObject({
    status: 'error',
    checks: { opera: { status: 'down', facts: { reason: 'OPERA_UNAUTHENTICATED' } } },
  });
  expect((await get('/health/live')).statusCode).toBe(200);
});

test('status tells everything but the token', async () => {
  const status = await get('/health/status');
  expect(status.statusCode).toBe(200);
  expect(status.json()).toMatchObject({
    status: 'ok',
    version: '1.2.3',
    gateways: [{ gateway: 'gw-1', tokenExpiresAt: '2099-01-01T00:00:00.000Z', sparedModules: [] }],
    errors: [],
    degradations: [],
    dashboards: [],
    cache: { enabled: true, layers: [{ name: 'memory' }] },
    memory: { rssBytes: expect.any(Number) },
  });
  expect(status.body).not.toContain('the-token-itself');
});

test('a caller without administration learns little from status', async () => {
  const caller = { ...LOCAL_CALLER, scopes: new Set(['opera:read']) };
  const brief = await app.get(HealthFacts).for(caller);
  expect(Object.keys(brief).toSorted()).toEqual(['status', 'time', 'uptimeSeconds', 'version']);
});

test('started: the probe of orchestrators that wait', async () => {
  const startup = await get('/health/startup');
  expect([startup.statusCode, startup.json()]).toEqual([200, { status: 'ok' }]);
});

test('errors of calls stand in the status, with fingerprint and times', async () => {
  app.get<CallObserver>(CallObserver).finished(finished({ outcome: 'OPERA_UNAVAILABLE' }));
  const { errors } = (await get('/health/status')).json<{ errors: unknown[] }>();
  expect(errors[0]).toMatchObject({
    code: 'OPERA_UNAVAILABLE',
    category: 'opera-outage',
    tool: 'cancel_reservation',
    count: 1,
    fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
});

test('metrics hold tool calls, cache reads, gauges of rooms and the process', async () => {
  app.get<CallObserver>(CallObserver).finished(finished({}));
  const cache = app.get(CacheService);
  const key = { tenant: 't', gateway: 'g', hotelId: 'h', operation: 'rsv.getX', arguments: {} };
  await cache.read(key, { tags: [] }, async () => 1);
  await cache.read(key, { tags: [] }, async () => 1);
  const metrics = await get('/metrics');
  expect(metrics.statusCode).toBe(200);
  expect(metrics.headers['content-type']).toContain('text/plain');
  for (const line of [
    'opera_mcp_tool_calls_total{tool="cancel_reservation",effect="destructive",outcome="done"} 1',
    'opera_mcp_business_events_total{event="reservation_cancelled"} 1',
    'opera_mcp_cache_reads_total{layer="memory",result="hit"} 1',
    'opera_mcp_cache_entries{layer="memory"} 1',
    'opera_mcp_ready 1',
    'opera_mcp_check_up{check="opera"} 1',
    'opera_mcp_build_info{version="1.2.3"',
    'process_cpu_seconds_total',
  ]) {
    expect(metrics.body).toContain(line);
  }
});

test('one line per tool call with ids and outcome, loud when it failed, and business and security events beside it', () => {
  lines.length = 0;
  const observer = app.get<CallObserver>(CallObserver);
  observer.finished(finished({}));
  observer.finished(
    finished({ tool: 'post_charge_to_room', outcome: 'INTERNAL', internal: 'TypeError: hush-hush' }),
  );
  observer.finished(finished({ outcome: 'AUTH_HOTEL_FORBIDDEN' }));
  expect(logged('tool_call')).toMatchObject([
    {
      level: 'info',
      tool: 'cancel_reservation',
      outcome: 'done',
      requestId: 'req',
      hotelId: 'SAND01',
      caller: 'ab12',
    },
    { level: 'error', outcome: 'INTERNAL', internal: 'TypeError: [secret]' },
    { level: 'warn', outcome: 'AUTH_HOTEL_FORBIDDEN' },
  ]);
  expect(logged('reservation_cancelled')).toMatchObject([{ kind: 'business', requestId: 'req' }]);
  expect(logged('hotel_refused')).toMatchObject([{ level: 'warn', kind: 'security' }]);
  expect(lines[0]).toContain('"service":"test"');
});

test('HTTP lines hold the route, never ids, queries or what went wrong in clear', async () => {
  lines.length = 0;
  await get('/guests/Muller?mail=anna@example.com');
  await get('/guests/broken');
  await get('/nowhere/Anna');
  await get('/health/live');
  expect(logged('http_request')).toMatchObject([
    { level: 'info', method: 'GET', route: '/guests/:id', status: 200 },
    { level: 'error', route: '/guests/:id', status: 500 },
    { level: 'warn', route: '(none)', status: 404 },
    { level: 'debug', route: '/health/live' },
  ]);
  for (const leak of ['Muller', 'anna@', 'Anna']) expect(lines.join('')).not.toContain(leak);
});

test("Nest's own logger goes the same way and is masked, text, errors and fields", () => {
  lines.length = 0;
  new Logger('Room').error(new Error('card 4111 1111 1111 1111'));
  app.get<Log>(LOG).info(new Error('card 5500-0000-0000-0004'), undefined);
  app.get<Log>(LOG).info({ err: new Error('card 5500-0000-0000-0004') });
  app.get<Log>(LOG).info('%s and %o', 'b.c@example.com', { surname: 'Muller' });
  new Logger('Room').log('mail anna@example.com now');
  new Logger('Room').warn({ email: 'x', note: 'call +43 664 1234567', count: 3 });
  const all = lines.join('');
  expect(lines).toHaveLength(6);
  expect(all).toContain('"context":"Room"');
  expect(all).toContain('"count":3');
  expect(all).toContain('"type":"Error","message":"card [card]"');
  for (const leak of ['4111', '5500', 'anna@', 'b.c@', 'Muller', '664']) expect(all).not.toContain(leak);
});

test('going down, it is not ready from the first moment', async () => {
  app.get(ShutdownState).onModuleDestroy();
  const ready = await get('/health/ready');
  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ status: 'shutting_down', checks: {} });
  expect((await get('/health/live')).statusCode).toBe(200);
});

function finished(given: Partial<FinishedCall>): FinishedCall {
  return {
    tool: 'cancel_reservation',
    effect: 'destructive',
    toolset: 'reservations',
    outcome: 'done',
    durationMs: 12.345,
    resultTokens: 120,
    requestId: 'req',
    caller: 'ab12',
    tenant: 'chain',
    hotelId: 'SAND01',
    ...given,
  };
}
