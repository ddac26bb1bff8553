import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { canaryArguments } from './canary-arguments.js';
import { type CanaryGuest, canaryGuests, canaryWords, findWords } from './canary-guests.js';
import { startOtlpReceiver } from './otlp-receiver.js';
import { startServer } from './server.js';

/** What leaves a process beside its answers, after guests and secrets went through all of it. */
export interface Walked {
  readonly calls: number;
  /** Tools called, and how many of the calls succeeded. */
  readonly tools: number;
  readonly succeeded: number;
  readonly spans: number;
  readonly auditLines: number;
  readonly logLines: number;
  /** Where a word of a guest or a secret was found, by place. */
  readonly found: Readonly<Record<'logs' | 'metrics' | 'traces' | 'audit', string[]>>;
  /** Secrets found in answers to clients: they may see guests, but no secret. */
  readonly told: string[];
}

interface Answer {
  readonly result?: {
    readonly isError?: boolean;
    readonly structuredContent?: Readonly<Record<string, unknown>>;
    readonly tools?: readonly { readonly name: string; readonly inputSchema: object }[];
  };
}

const AUDIT_KEY = 'canary-audit-key-0123456789-abcdefgh';
const SIGNING_KEY = 'canary-signing-key-0123456789-abcdef';
const COLLECTOR_KEY = 'canary-collector-key-0123456789';
const AT_ONCE = 6;

/**
 * Starts the built server at DEBUG with every output on, sends guests through every tool (with all arguments, with the least, and
 * with a card number) and through a stay of their own, and looks for them everywhere but in the answers.
 */
export async function walkWithCanaries(count: number): Promise<Walked> {
  const guests = canaryGuests(count);
  const sandbox = await startSandbox({ seed: 5, businessDate: '2026-11-24' });
  const receiver = await startOtlpReceiver();
  const audit = mkdtempSync(join(tmpdir(), 'canary-audit-'));
  const { connection } = sandbox;
  const server = await startServer({
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_DEFAULT_HOTEL_ID: connection.defaultHotelId,
    OPERA_REQUESTS_PER_SECOND: '1000',
    OPERA_BURST_CAPACITY: '10000',
    OPERA_LOG_LEVEL: 'DEBUG',
    OPERA_LOG_SAMPLING: 'false',
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    OTEL_EXPORTER_OTLP_HEADERS: `api-key=${COLLECTOR_KEY}`,
    MCP_AUDIT_DIR: audit,
    MCP_AUDIT_KEY: AUDIT_KEY,
    MCP_AUDIT_FSYNC: 'never',
    MCP_SIGNING_KEY: SIGNING_KEY,
    MCP_CALLS_PER_MINUTE: '1000000',
  });
  const secrets = [connection.clientSecret, connection.appKey, AUDIT_KEY, SIGNING_KEY, COLLECTOR_KEY];
  const walk = new Walk(`${server.url}/x/all`, secrets);
  try {
    await walk.everyTool(guests);
    await walk.everyGuest(guests);
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    await server.stop();
    const lines = readdirSync(audit).map((name) => readFileSync(join(audit, name), 'utf8'));
    const words = [...canaryWords(), ...secrets];
    const look = (text: string): string[] => findWords(text, words);
    return {
      ...walk.figures(),
      spans: receiver.spans.length,
      auditLines: lines.join('').split('\n').length,
      logLines: server.output().split('\n').length,
      found: {
        logs: look(server.output()),
        metrics: look(metrics),
        traces: look(receiver.bytes()),
        audit: look(lines.join('')),
      },
    };
  } finally {
    await server.stop();
    await receiver.stop();
    await sandbox.stop();
    rmSync(audit, { recursive: true, force: true });
  }
}

class Walk {
  private calls = 0;
  private succeeded = 0;
  private readonly tools = new Set<string>();
  private readonly told: string[] = [];

  constructor(
    private readonly url: string,
    private readonly secrets: readonly string[],
  ) {}

  figures(): Pick<Walked, 'calls' | 'tools' | 'succeeded' | 'told'> {
    return { calls: this.calls, tools: this.tools.size, succeeded: this.succeeded, told: this.told };
  }

  async everyTool(guests: readonly CanaryGuest[]): Promise<void> {
    const { result } = await this.send('tools/list', {});
    const tools = result?.tools ?? [];
    await inTurns(tools, async ({ name, inputSchema }, index) => {
      const guest = guests[index % guests.length]!;
      const full = canaryArguments(inputSchema, guest, 'all');
      await this.call(name, full);
      await this.call(name, canaryArguments(inputSchema, guest, 'required'));
      await this.call(name, { ...full, comment: `card ${guest.card}`, [guest.surname]: guest.email });
    });
  }

  /** A guest is made, found, booked in, read and changed. */
  async everyGuest(guests: readonly CanaryGuest[]): Promise<void> {
    await inTurns(guests, async (guest) => {
      const { surname, givenName, email, phone, street, city } = guest;
      await this.call('create_guest_profile', { surname, givenName, email, phone, street, city });
      await this.call('search_guests', { name: `${surname}, ${givenName}` });
      await this.call('search_guests', { email });
      await this.call('get_guest_profile', { guest: surname });
      await this.call('update_guest_profile', { guest: surname, phone, email });
      const booked = await this.call('create_reservation', {
        guestName: `${surname}, ${givenName}`,
        arrivalDate: '2026-11-24',
        departureDate: '2026-11-25',
        roomType: 'STD',
        ratePlan: 'BAR',
        comment: `${surname} ${guest.passport} ${guest.street}`,
      });
      await this.call('search_reservations', { guestName: surname });
      const confirmation = booked.result?.structuredContent?.['confirmationNumber'];
      const reservation = typeof confirmation === 'string' ? confirmation : surname;
      await this.call('get_reservation', { reservation });
      await this.call('cancel_reservation', { reservation, reason: `${guest.passport} ${email}` });
    });
  }

  private async call(name: string, args: object): Promise<Answer> {
    const answer = await this.send('tools/call', { name, arguments: args });
    this.calls += 1;
    this.tools.add(name);
    if (answer.result !== undefined && answer.result.isError !== true) this.succeeded += 1;
    return answer;
  }

  private async send(method: string, params: object): Promise<Answer> {
    const reply = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': '2025-11-25',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const text = await reply.text();
    this.told.push(...findWords(text, this.secrets));
    return (text.startsWith('{') ? JSON.parse(text) : {}) as Answer;
  }
}

/** A few at a time, in order. */
async function inTurns<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
