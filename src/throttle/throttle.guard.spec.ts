import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { ExternalContextCreator, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SkipThrottle } from '@nestjs/throttler';
import { z } from 'zod';
import { type Caller, LOCAL_CALLER } from '../auth/caller.js';
import { KernelModule } from '../kernel/kernel.module.js';
import { McpTool } from '../mcp/declaration/tool.declaration.js';
import { type ThrottleDenial, ThrottleObserver } from './throttle-observer.js';
import { ThrottleModule } from './throttle.module.js';

@Controller('anywhere')
@SkipThrottle()
class Unthrottled {
  @Get()
  at(): string {
    return 'ok';
  }
}

@Controller()
class Routes {
  @Get('plain')
  plain(): string {
    return 'ok';
  }

  @Get('health/live')
  live(): string {
    return 'ok';
  }

  @Get('mcpish')
  mcpish(): string {
    return 'ok';
  }
}

@McpTool({
  name: 'dear_tool',
  title: 'Dear',
  toolset: 'system',
  effect: 'read',
  description: 'Costs five.',
  input: z.object({}),
  output: z.object({}),
  operations: [],
  cost: 5,
})
@Injectable()
class DearTool {
  async run(): Promise<string> {
    return 'ran';
  }
}

const denials: ThrottleDenial[] = [];

@Module({
  providers: [
    { provide: ThrottleObserver, useValue: { denied: (denial: ThrottleDenial) => denials.push(denial) } },
  ],
  exports: [ThrottleObserver],
})
class ObserverModule {}

let app: NestFastifyApplication;
let call: (caller: Caller) => Promise<unknown>;

beforeAll(async () => {
  const limits = { callsPerMinute: 12, burst: 10, tenantCallsPerMinute: 15, httpRequestsPerMinute: 2 };
  app = await NestFactory.create<NestFastifyApplication>(
    {
      module: class App {},
      global: true,
      imports: [KernelModule, { module: ObserverModule, global: true }, ThrottleModule.forRoot(limits)],
      controllers: [Routes, Unthrottled],
      providers: [DearTool],
    },
    new FastifyAdapter(),
    { logger: false, abortOnError: false },
  );
  await app.init();
  const tool = app.get(DearTool);
  const run = app
    .get(ExternalContextCreator)
    .create(
      tool,
      async () => tool.run(),
      'run',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'mcp',
    );
  call = async (caller) => run({}, { caller }) as Promise<unknown>;
});

afterAll(async () => app.close());
beforeEach(() => denials.splice(0));

const caller = (subject: string, tenant = 'chain'): Caller => ({ ...LOCAL_CALLER, subject, tenant });

test('a tool call is charged its cost to its caller, then to its tenant', async () => {
  expect(await call(caller('anna'))).toBe('ran');
  expect(await call(caller('anna'))).toBe('ran');
  await expect(call(caller('anna'))).rejects.toMatchObject({
    code: 'THROTTLED',
    details: { retryAfterSeconds: 25 },
  });
  expect(await call(caller('ben'))).toBe('ran');
  await expect(call(caller('ben'))).rejects.toMatchObject({ code: 'THROTTLED' });
  expect(await call(caller('anna', 'other'))).toBe('ran');
  expect(denials).toEqual([
    { quota: 'caller', context: 'mcp', subject: 'anna', tenant: 'chain', tool: 'dear_tool' },
    { quota: 'tenant', context: 'mcp', subject: 'ben', tenant: 'chain', tool: 'dear_tool' },
  ]);
});

test('plain HTTP is counted by address with headers; probes are not', async () => {
  const get = (url: string) => app.inject({ method: 'GET', url });
  const first = await get('/plain');
  expect(first.headers).toMatchObject({
    'ratelimit-policy': '"address";q=2;w=60',
    ratelimit: '"address";r=1;t=30',
  });
  expect(first.headers).not.toHaveProperty('retry-after');
  expect((await get('/mcpish')).statusCode).toBe(200);
  const refused = await get('/plain?x=/health');
  expect(refused.statusCode).toBe(429);
  const wait = Number(refused.headers['retry-after']);
  expect(wait).toBeGreaterThan(0);
  expect(refused.headers).toMatchObject({
    'ratelimit-policy': '"address";q=2;w=60',
    ratelimit: `"address";r=0;t=${wait}`,
  });
  expect((await get('/anywhere')).statusCode).toBe(200);
  expect((await get('/health/live')).statusCode).toBe(200);
  expect(denials).toEqual([{ quota: 'address', context: 'http' }]);
});
