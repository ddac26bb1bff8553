import { readSnapshot } from '../../src/sandbox/state/snapshot.js';
import type { Hotel } from '../../src/sandbox/state/hotel.js';
import { startSandbox, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { Assistant, type Told } from './assistant.js';
import { startServer, type RunningServer } from './server.js';

/** A front desk of SAND01 that one assistant works at, over the built server, on a sandbox of its own. */
export class DeskDay {
  /** Calls that each task took, the person's consent counted as one. */
  readonly calls: number[] = [];

  private constructor(
    readonly sandbox: RunningSandbox,
    private readonly server: RunningServer,
    readonly assistant: Assistant,
  ) {}

  /** @param businessDate the hotel's day */
  static async start(kind: 'legacy' | 'modern', businessDate: string): Promise<DeskDay> {
    const sandbox = await startSandbox({ port: 0, seed: 5, businessDate });
    const { connection } = sandbox;
    const server = await startServer({
      OPERA_GATEWAY_URL: connection.gatewayUrl,
      OPERA_CLIENT_ID: connection.clientId,
      OPERA_CLIENT_SECRET: connection.clientSecret,
      OPERA_APP_KEY: connection.appKey,
      OPERA_ENTERPRISE_ID: connection.enterpriseId,
      OPERA_DEFAULT_HOTEL_ID: 'SAND01',
      OPERA_REQUESTS_PER_SECOND: '1000',
      OPERA_BURST_CAPACITY: '1000',
      MCP_CALLS_PER_MINUTE: '100000',
    });
    return new DeskDay(sandbox, server, await Assistant.over(kind, { url: `${server.url}/x/all` }, false));
  }

  async stop(): Promise<void> {
    await this.assistant.close();
    await this.server.stop();
    await this.sandbox.stop();
  }

  /** One thing a person wants done, counted. */
  async task(work: (call: Assistant['do']) => Promise<Told>): Promise<Told> {
    const before = this.assistant.calls;
    const told = await work((name, args) => this.assistant.do(name, args));
    this.calls.push(this.assistant.calls - before);
    return told;
  }

  /** A task of one call. */
  one(name: string, args: Record<string, unknown> = {}): Promise<Told> {
    return this.task((call) => call(name, args));
  }

  /** The code by which a call is refused; undefined when it is not. */
  async refusal(name: string, args: Record<string, unknown>): Promise<string | undefined> {
    const told = await this.assistant.try(name, args);
    return told.failed ? told.text.split(':')[0] : undefined;
  }

  /** The hotel as the sandbox has it now. */
  async hotel(): Promise<Hotel> {
    const answer = await fetch(`${this.sandbox.connection.gatewayUrl}/sandbox/control/snapshot`);
    return readSnapshot(await answer.text()).hotels.get('SAND01')!;
  }

  /** Turns the day. */
  async endOfDay(): Promise<void> {
    await fetch(`${this.sandbox.connection.gatewayUrl}/sandbox/control/end-of-day`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ hotelId: 'SAND01' }),
    });
  }
}

/** Rows of a list that may be longer than an answer. */
export async function everyRow(
  call: Assistant['do'],
  name: string,
  args: Record<string, unknown>,
  list: string,
): Promise<Record<string, string>[]> {
  const found: Record<string, string>[] = [];
  for (let cursor: unknown; ;) {
    const page = await call(name, { ...args, limit: 50, ...(cursor !== undefined && { cursor }) });
    found.push(...rows(page, list));
    cursor = page.data['nextCursor'];
    if (cursor === undefined) return found;
  }
}

/** Rows of a list in an answer. */
export function rows(told: Told, name: string): Record<string, string>[] {
  return told.data[name] as Record<string, string>[];
}

/** Room types with what is left of them on every night, the most first; suites are nobody's choice here. */
export function mostFree(inventory: Told): { roomType: string; left: number }[] {
  const nights = inventory.data['days'] as { roomTypes: Record<string, number> }[];
  return Object.keys(nights[0]!.roomTypes)
    .map((roomType) => ({
      roomType,
      left: Math.min(...nights.map(({ roomTypes }) => roomTypes[roomType] ?? 0)),
    }))
    .toSorted((a, b) => b.left - a.left);
}

/** The first value of a property of that name, wherever it stands. */
export function word(told: Told, name: string): unknown {
  const search = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (name in value) return (value as Record<string, unknown>)[name];
    for (const inner of Object.values(value)) {
      const found = search(inner);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(told.data);
}
