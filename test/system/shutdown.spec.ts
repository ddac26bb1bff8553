import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { Assistant } from '../support/assistant.js';
import { startServer, type RunningServer } from '../support/server.js';

const WATCH_EVERY_MS = 100;
/** Long enough for a balancer on a busy machine. */
const DRAIN_SECONDS = 10;
const PATIENCE_MS = 180_000;
const CLIENTS = 8;
/** Calls that each client makes before and after the server is told to end. */
const BEFORE = 5;
const AFTER = 15;

/** A balancer that looks at `/health/ready` as real ones do and sends requests only where it said yes last. */
class Balancer {
  private readonly ready = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private turn = 0;
  private looking = false;
  readonly server: Server;

  constructor(private readonly origins: readonly string[]) {
    for (const origin of origins) this.ready.add(origin);
    this.timer = setInterval(() => void this.look(), WATCH_EVERY_MS);
    this.server = createServer((incoming, outgoing) => {
      const target = [...this.ready][(this.turn += 1) % this.ready.size]!;
      const { method, url, headers } = incoming;
      const passed = httpRequest(
        `${target}${url}`,
        { method, headers: { ...headers, connection: 'close' } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      passed.on('error', () => outgoing.writeHead(502).end());
      incoming.pipe(passed);
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/mcp`;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async look(): Promise<void> {
    // A look that was held up must not undo what a later one found.
    if (this.looking) return;
    this.looking = true;
    for (const origin of this.origins) {
      const well = await fetch(`${origin}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (well) this.ready.add(origin);
      else this.ready.delete(origin);
    }
    this.looking = false;
  }
}

describe('SIGTERM under load', () => {
  let sandbox: RunningSandbox;
  let servers: RunningServer[];
  let balancer: Balancer;
  let url: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 5, businessDate: '2026-11-23' });
    const environment = {
      ...credentialsOf(sandbox),
      OPERA_REQUESTS_PER_SECOND: '500',
      OPERA_BURST_CAPACITY: '500',
      MCP_CALLS_PER_MINUTE: '100000',
      MCP_DRAIN_SECONDS: String(DRAIN_SECONDS),
    };
    servers = await Promise.all([startServer(environment), startServer(environment)]);
    balancer = new Balancer(servers.map(({ origin }) => origin));
    url = await balancer.start();
  }, PATIENCE_MS);

  afterAll(async () => {
    await balancer?.stop();
    await servers?.[1]?.stop();
    await sandbox?.stop();
  }, PATIENCE_MS);

  it(
    'fails no request behind a balancer that drains, and loses no write',
    async () => {
      const ending = servers[0]!;
      const reached = counted(CLIENTS * BEFORE);
      const codes: string[] = [];
      const client = async (number: number): Promise<void> => {
        const assistant = await Assistant.over('modern', { url }, false);
        for (let call = 0; call < BEFORE + AFTER; call += 1) {
          // A write each time, with a read beside it: nothing comes from the cache alone.
          const note = `load ${number} ${call}`;
          await Promise.all([write(assistant, note), assistant.do('get_business_date')]);
          codes.push(note);
          reached.one();
        }
        await assistant.close();
      };
      const clients = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
      await Promise.race([reached.all, clients]);
      const ended = once(ending.process, 'exit');
      ending.process.kill('SIGTERM');
      // Not ready from the first moment on, and still serving.
      await clients;
      const [code, signal] = (await ended) as [number | null, string | null];
      expect([code, signal]).toEqual([null, 'SIGTERM']);
      expect(codes).toHaveLength(CLIENTS * (BEFORE + AFTER));
      const written = sandbox
        .calls()
        .filter(({ operationId, status }) => operationId === WRITE && status < 300);
      expect(written).toHaveLength(codes.length);
      expect(ending.output()).not.toContain('OPERA_OUTCOME_UNKNOWN');
    },
    PATIENCE_MS,
  );
});

describe('SIGTERM while a change is under way', () => {
  it(
    'lets it finish and answers, though nothing new is taken any more',
    async () => {
      const sandbox = await startSandbox({ seed: 6, businessDate: '2026-11-23' });
      const held = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      // A gateway that takes its time over the change.
      const gateway = createServer((incoming, outgoing) => {
        const { method, url, headers } = incoming;
        const isWrite = method === 'POST' && url?.startsWith('/crm/v1/profiles') === true;
        if (isWrite) held.resolve();
        const pass = (): void => {
          const passed = httpRequest(
            `${sandbox.connection.gatewayUrl}${url}`,
            { method, headers },
            (answer) => {
              outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
              answer.pipe(outgoing);
            },
          );
          incoming.pipe(passed);
        };
        if (isWrite) void release.promise.then(pass);
        else pass();
      }).listen(0, '127.0.0.1');
      await once(gateway, 'listening');
      const server = await startServer({
        ...credentialsOf(sandbox),
        OPERA_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
      });
      const assistant = await Assistant.over('modern', { url: server.url }, false);
      const written = write(assistant, 'Held');
      await held.promise;
      const ended = once(server.process, 'exit');
      server.process.kill('SIGTERM');
      while (await listens(server.origin));
      release.resolve();
      await written;
      expect((await ended)[1]).toBe('SIGTERM');
      const posted = sandbox.calls().filter(({ operationId }) => operationId === WRITE);
      expect(posted.map(({ status }) => status)).toEqual([201]);
      expect(server.output()).toContain('profile_created');
      await assistant.close();
      gateway.close();
      gateway.closeAllConnections();
      await sandbox.stop();
    },
    PATIENCE_MS,
  );
});

/** Whether the server still takes connections. */
async function listens(origin: string): Promise<boolean> {
  return fetch(`${origin}/health/live`, { headers: { connection: 'close' } }).then(
    () => true,
    () => false,
  );
}

function credentialsOf({ connection }: RunningSandbox): Record<string, string> {
  return {
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_DEFAULT_HOTEL_ID: connection.defaultHotelId,
    // Slow clients are not what is looked at, and a starved machine makes clients slow.
    MCP_REQUEST_TIMEOUT_SECONDS: '600',
  };
}

const WRITE = 'crm.postProfile';

async function write(assistant: Assistant, surname: string): Promise<void> {
  await assistant.do('create_guest_profile', { surname, givenName: 'Load', allowDuplicate: true });
}

/** Resolves when something happened so many times. */
function counted(times: number): { one: () => void; all: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = times;
  return {
    one: () => {
      left -= 1;
      if (left === 0) resolve();
    },
    all: promise,
  };
}
