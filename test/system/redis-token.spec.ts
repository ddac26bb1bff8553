import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { ask, Processes } from '../support/processes.js';
import { startServer } from '../support/server.js';

const SECRET = 'the key of this test, of 32 characters';
/** What must not be found in a store: token, client id and secret, and both as they are sent. */
const HIDDEN = [
  'token-1',
  'client',
  'the-client-secret',
  Buffer.from('client:the-client-secret').toString('base64'),
];

interface Seen {
  readonly tokens: number;
}

/** The server as an operator runs it. */
const server = (gatewayUrl: string, more: Record<string, string>) =>
  startServer({
    OPERA_GATEWAY_URL: gatewayUrl,
    OPERA_CLIENT_ID: 'client',
    OPERA_CLIENT_SECRET: 'the-client-secret',
    OPERA_APP_KEY: '0f8fad5b-d9cb-469f-a165-70867728950e',
    OPERA_ENTERPRISE_ID: 'CHAIN',
    OPERA_ENCRYPTION_KEY: SECRET,
    ...more,
  });

describe('the token of all replicas', () => {
  const processes = new Processes();
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tokens-'))));
  afterEach(async () => {
    await processes.endAll();
    rmSync(folder, { recursive: true });
  });

  const gatewayOf = (settings = {}) =>
    processes.script<{ url: string }>('test/system/replica/metered-gateway.mjs', settings);
  const tokensOf = async (gateway: { child: Parameters<typeof ask>[0] }) =>
    (await ask<Seen>(gateway.child, { seen: true })).tokens;

  async function replica(gatewayUrl: string, redisUrl?: string) {
    const pace = { requestsPerSecond: 1000, burst: 1000, maxWaiting: 5000, replicas: 3 };
    const settings = {
      gatewayUrl,
      redisUrl,
      secret: SECRET,
      settings: { pace, bulkhead: { maxWaiting: 5000 } },
    };
    return (await processes.script('test/system/replica/replica.mjs', settings)).child;
  }

  it('is asked for once when 1,000 calls on one cold process want it', async () => {
    const gateway = await gatewayOf({ slowToken: 300 });
    const child = await replica(gateway.first.url);
    const codes = await ask<string[]>(child, { calls: { amount: 1000, caller: 'a' } });
    expect(new Set(codes)).toEqual(new Set(['ok']));
    expect(await tokensOf(gateway)).toBe(1);
  }, 60_000);

  it('is asked for once when 1,000 calls on three cold processes want it', async () => {
    const redis = await processes.redis();
    const gateway = await gatewayOf({ slowToken: 300 });
    const children = await Promise.all([1, 2, 3].map(() => replica(gateway.first.url, redis.url)));
    const codes = await Promise.all(
      children.map((child) => ask<string[]>(child, { calls: { amount: 334, caller: 'a' } })),
    );
    expect(new Set(codes.flat())).toEqual(new Set(['ok']));
    expect(await tokensOf(gateway)).toBe(1);
  }, 60_000);

  it('is renewed under load without a call that fails, by one replica for all', async () => {
    const redis = await processes.redis();
    const gateway = await gatewayOf({ lifetime: 4, slowToken: 200 });
    const children = await Promise.all([1, 2, 3].map(() => replica(gateway.first.url, redis.url)));
    const demand = { seconds: 12, perSecond: { a: 60, b: 60 } };
    const results = await Promise.all(
      children.map((child) =>
        ask<{ took: Record<string, number[]>; refused: Record<string, number> }>(child, { demand }),
      ),
    );
    const made = results.flatMap(({ took }) => Object.values(took)).flat().length;
    const refused = results.flatMap(({ refused: codes }) => Object.values(codes));
    const tokens = await tokensOf(gateway);
    process.stderr.write(`token ${JSON.stringify({ made, refused, tokens })}\n`);
    expect(made).toBeGreaterThan(3000);
    expect(refused.every((count) => count === 0)).toBe(true);
    // Twelve seconds at a renewal every two: one replica each time, not three.
    expect(tokens).toBeGreaterThanOrEqual(5);
    expect(tokens).toBeLessThanOrEqual(8);
  }, 60_000);

  it('is got by another replica when the one that asks is killed', async () => {
    const redis = await processes.redis();
    const gateway = await gatewayOf({ slowToken: 2500 });
    const [first, second] = await Promise.all([1, 2].map(() => replica(gateway.first.url, redis.url)));
    first!.send({ calls: { amount: 1, caller: 'a' } });
    while ((await tokensOf(gateway)) === 0) await pause(50);
    const answer = ask<string[]>(second!, { calls: { amount: 5, caller: 'a' } });
    await processes.kill(first!);
    expect(await answer).toEqual(Array.from({ length: 5 }, () => 'ok'));
    expect(await tokensOf(gateway)).toBe(2);
  }, 60_000);

  it('lies in Redis showing neither itself nor the client, and outlives kill -9', async () => {
    const redis = await processes.redis();
    const gateway = await gatewayOf();
    const settings = { OPERA_REDIS_URL: redis.url };
    const tokens: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const { origin, process: child } = await server(gateway.first.url, settings);
      expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
      await processes.kill(child);
      tokens.push(await tokensOf(gateway));
    }
    expect(tokens).toEqual([1, 1, 1]);
    const reader = new Redis(redis.url);
    const keys = await reader.keys('*');
    const kept = await Promise.all(keys.map(async (key) => `${key} ${await reader.dump(key)}`));
    reader.disconnect();
    expect(kept.some((entry) => entry.startsWith('opera-mcp:token:'))).toBe(true);
    for (const hidden of HIDDEN) expect(kept.join('\n')).not.toContain(hidden);
  }, 60_000);

  it('lies in a directory showing neither itself nor the client, and outlives kill -9', async () => {
    const gateway = await gatewayOf();
    const tokens: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const { origin, process: child } = await server(gateway.first.url, { OPERA_TOKEN_STORE_DIR: folder });
      expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
      await processes.kill(child);
      tokens.push(await tokensOf(gateway));
    }
    expect(tokens).toEqual([1, 1, 1]);
    const kept = readdirSync(folder).map((name) => `${name} ${readFileSync(join(folder, name), 'utf8')}`);
    expect(kept).toHaveLength(1);
    for (const hidden of HIDDEN) expect(kept.join('\n')).not.toContain(hidden);
  }, 60_000);
});
