import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createKey } from '../../src/cli/key.command.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { RandomIds } from '../../src/kernel/ids.js';
import { startSandbox, type RecordedCall, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { startServer, type RunningServer } from './server.js';

const ALL = 'opera:read,opera:write,opera:money,opera:destructive,opera:pii,opera:admin,toolset:*';

/** Whose keys there are: two of one tenant with every right at SAND01, one that may only read there, one of another tenant. */
const HOLDERS = [
  { name: 'manager', tenant: 'north', hotels: 'SAND01', scopes: ALL },
  { name: 'colleague', tenant: 'north', hotels: 'SAND01', scopes: ALL },
  { name: 'reader', tenant: 'north', hotels: 'SAND01', scopes: 'opera:read,toolset:*' },
  { name: 'neighbour', tenant: 'south', hotels: 'SAND02', scopes: ALL },
] as const;
export type Holder = (typeof HOLDERS)[number]['name'];

/** An answer over HTTP, with the structured result when there is one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown>;
}

/** The built server with API keys before a sandbox that remembers what it was asked. */
export class AttackRig {
  private constructor(
    readonly keys: Readonly<Record<Holder, string>>,
    readonly sandbox: RunningSandbox,
    readonly server: RunningServer,
    private readonly folder: string,
  ) {}

  static async start(): Promise<AttackRig> {
    const folder = mkdtempSync(join(tmpdir(), 'attacks-'));
    const sandbox = await startSandbox({
      port: 0,
      seed: 3,
      businessDate: '2026-11-23',
      rememberedCalls: 5000,
    });
    const { connection } = sandbox;
    const made = HOLDERS.map((holder) => ({
      name: holder.name,
      ...createKey({ ...holder, expires: '5d' }, new RandomIds(), new SystemClock()),
    }));
    writeFileSync(join(folder, 'keys'), made.map(({ line }) => line).join('\n'));
    const server = await startServer({
      OPERA_GATEWAY_URL: connection.gatewayUrl,
      OPERA_CLIENT_ID: connection.clientId,
      OPERA_CLIENT_SECRET: connection.clientSecret,
      OPERA_APP_KEY: connection.appKey,
      OPERA_ENTERPRISE_ID: connection.enterpriseId,
      OPERA_REQUESTS_PER_SECOND: '500',
      OPERA_BURST_CAPACITY: '500',
      OPERA_LOG_LEVEL: 'DEBUG',
      MCP_API_KEYS_FILE: join(folder, 'keys'),
      MCP_CALLS_PER_MINUTE: '100000',
    });
    const keys = Object.fromEntries(made.map(({ name, key }) => [name, key])) as Record<Holder, string>;
    return new AttackRig(keys, sandbox, server, folder);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.sandbox.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** A POST to the endpoint with all tools. */
  async post(body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(`${this.server.url}/x/all`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body,
    });
    const text = await answer.text();
    const parsed = text.startsWith('{')
      ? (JSON.parse(text) as { result?: { structuredContent?: Record<string, unknown> } })
      : {};
    const data = parsed.result?.structuredContent ?? {};
    return { status: answer.status, headers: answer.headers, text, data };
  }

  call(who: Holder, name: string, args: Record<string, unknown> = {}): Promise<Answer> {
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } };
    return this.post(JSON.stringify(body), this.credentials(who));
  }

  credentials(who: Holder): { authorization: string } {
    return { authorization: `Bearer ${this.keys[who]}` };
  }

  /** What OPERA was asked meanwhile. */
  async asked(work: () => Promise<unknown>): Promise<readonly RecordedCall[]> {
    const before = this.sandbox.calls().length;
    await work();
    return this.sandbox.calls().slice(before);
  }

  /** Waits until the log has told of an event that often; the test's own limit ends a vain wait. */
  async logged(event: string, times: number): Promise<void> {
    while (this.server.output().split(event).length - 1 < times) await setTimeout(20);
  }

  /** A stay that is due in today. */
  async someStay(): Promise<string> {
    const arrivals = await this.call('manager', 'get_arrivals_report', { limit: 5 });
    return `id:${(arrivals.data['arrivals'] as { reservationId: string }[])[0]!.reservationId}`;
  }
}

/** What was asked that changes something; asking OPERA only to verify does not. */
export function changed(calls: readonly RecordedCall[]): string[] {
  return calls
    .filter(({ method, url }) => method !== 'GET' && !/search|oauth/i.test(url))
    .filter(({ body }) => !JSON.stringify(body ?? null).includes('"verificationOnly":true'))
    .map(({ method, url }) => `${method} ${url}`);
}
