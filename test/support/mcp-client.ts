import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernTransport,
} from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/** What a person answers to a form. */
export interface PersonAnswer {
  readonly action: 'accept' | 'decline' | 'cancel';
  readonly content?: Record<string, string | number | boolean | string[]>;
}

/** How a test's client behaves. */
export interface TestClientOptions {
  /** The person behind the client; absent: the client cannot show forms. Gets the question's message. */
  readonly person?: (message: string) => PersonAnswer | Promise<PersonAnswer>;
  /** Sent with every HTTP request. */
  readonly headers?: Readonly<Record<string, string>>;
}

const IDENTITY = { name: 'opera-cloud-mcp-test', version: '1.0.0' };

/** The published SDK's client of 2025-11-25 and older, connected over Streamable HTTP. */
export async function legacyClient(url: string, options: TestClientOptions = {}): Promise<Client> {
  const client = newLegacyClient(options);
  const requestInit = { headers: { ...options.headers } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
  return client;
}

/** The same client, connected to a program it starts. */
export async function stdioClient(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  options: TestClientOptions = {},
): Promise<Client> {
  const client = newLegacyClient(options);
  await client.connect(
    new StdioClientTransport({ command, args: [...args], env: { ...env }, stderr: 'ignore' }),
  );
  return client;
}

/** The published client of 2026-07-28, connected over Streamable HTTP; it refuses a server that speaks only older revisions. */
export async function modernClient(url: string, options: TestClientOptions = {}): Promise<ModernClient> {
  const { person } = options;
  const client = new ModernClient(IDENTITY, {
    capabilities: person === undefined ? {} : { elicitation: { form: {} } },
    versionNegotiation: { mode: { pin: '2026-07-28' } },
  });
  if (person !== undefined) {
    client.setRequestHandler('elicitation/create', async ({ params }) => ({
      ...(await person(params.message)),
    }));
  }
  const requestInit = { headers: { ...options.headers } };
  await client.connect(new ModernTransport(new URL(url), { requestInit }));
  return client;
}

function newLegacyClient({ person }: TestClientOptions): Client {
  const client = new Client(IDENTITY, {
    capabilities: person === undefined ? {} : { elicitation: { form: {} } },
  });
  if (person !== undefined) {
    client.setRequestHandler(ElicitRequestSchema, async ({ params }) => ({
      ...(await person(params.message)),
    }));
  }
  return client;
}
