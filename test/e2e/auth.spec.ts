import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { Clock } from '../../src/kernel/clock.js';
import { startSandbox, type RunningSandbox } from '../../src/sandbox/sandbox.js';
import { composeApplication, type Application } from '../support/application.js';
import { AuthorizationServer, browse, MACHINE, REDIRECT } from '../support/authorization-server.js';

jest.setTimeout(30_000);

/** The server on the sandbox, behind an address that is known before it starts, as behind a proxy. */
interface Running {
  readonly application: Application;
  readonly url: string;
  readonly origin: string;
  stop(): Promise<void>;
}

let sandbox: RunningSandbox;
let issuer: AuthorizationServer;
let running: Running;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, businessDate: '2026-11-23' });
  issuer = await AuthorizationServer.start();
  running = await start();
});
afterAll(async () => {
  await running?.stop();
  await issuer?.stop();
  await sandbox?.stop();
});

async function start(environment: Record<string, string> = {}): Promise<Running> {
  const door: Server = createServer();
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const origin = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const { connection } = sandbox;
  const application = await composeApplication({
    OPERA_GATEWAY_URL: connection.gatewayUrl,
    OPERA_CLIENT_ID: connection.clientId,
    OPERA_CLIENT_SECRET: connection.clientSecret,
    OPERA_APP_KEY: connection.appKey,
    OPERA_ENTERPRISE_ID: connection.enterpriseId,
    OPERA_ENABLE_CACHE: 'false',
    MCP_PUBLIC_URL: origin,
    MCP_AUTH_ISSUERS: issuer.issuer,
    ...environment,
  });
  const inner = application.app.getHttpAdapter().getInstance();
  await inner.ready();
  door.on('request', (request, response) => inner.routing(request, response));
  return {
    application,
    origin,
    url: `${origin}/mcp`,
    stop: async () => {
      door.closeAllConnections();
      door.close();
      await application.app.close();
    },
  };
}

/** A client's memory, with a person behind it who agrees to everything. */
class Memory implements OAuthClientProvider {
  readonly redirectUrl = REDIRECT;
  readonly asked: URL[] = [];
  kept?: OAuthTokens;
  private verifier = '';

  constructor(private readonly clientId: string) {}

  get clientMetadata() {
    return { redirect_uris: [REDIRECT], client_name: 'test', token_endpoint_auth_method: 'none' };
  }
  clientInformation() {
    return { client_id: this.clientId, issuer: issuer.issuer };
  }
  tokens() {
    return this.kept;
  }
  saveTokens(tokens: OAuthTokens) {
    this.kept = tokens;
  }
  redirectToAuthorization(url: URL) {
    this.asked.push(url);
  }
  saveCodeVerifier(verifier: string) {
    this.verifier = verifier;
  }
  codeVerifier() {
    return this.verifier;
  }
}

interface Connected {
  readonly client: Client;
  readonly transport: StreamableHTTPClientTransport;
  readonly memory: Memory;
}

/** The SDK's client, from the first 401 to a working connection. */
async function signIn(clientId: string): Promise<Connected> {
  const memory = new Memory(clientId);
  const identity = { name: 'test', version: '1' };
  const first = new StreamableHTTPClientTransport(new URL(running.url), { authProvider: memory });
  await expect(new Client(identity).connect(first)).rejects.toThrow(UnauthorizedError);
  await first.finishAuth(await browse(memory.asked.at(-1)!));
  const client = new Client(identity);
  const transport = new StreamableHTTPClientTransport(new URL(running.url), { authProvider: memory });
  await client.connect(transport);
  return { client, transport, memory };
}

/** A call with a token, and what came of it. */
async function post(
  token: string | undefined,
  params: object = { name: 'get_business_date', arguments: {} },
  url = running.url,
): Promise<{ status: number; challenge: string; body: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  const challenge = answer.headers.get('www-authenticate') ?? '';
  return { status: answer.status, challenge, body: await answer.text() };
}

describe('a client that knows only the address', () => {
  it('finds the authorization server by the 401 and by the well-known places', async () => {
    const { status, challenge } = await post(undefined);
    const metadataUrl = `${running.origin}/.well-known/oauth-protected-resource/mcp`;
    expect([status, challenge]).toEqual([
      401,
      `Bearer scope="opera:read", resource_metadata="${metadataUrl}"`,
    ]);
    const metadata = {
      resource: running.url,
      authorization_servers: [issuer.issuer],
      scopes_supported: ['opera:read'],
      bearer_methods_supported: ['header'],
    };
    for (const url of [metadataUrl, metadataUrl.replace(/\/mcp$/, '')])
      expect(await (await fetch(url)).json()).toMatchObject(metadata);
  });

  it('gets a code with PKCE for this server, works, and refreshes; OPERA never sees its tokens', async () => {
    const before = sandbox.calls().length;
    const { client, memory } = await signIn('assistant');
    expect(Object.fromEntries(memory.asked[0]!.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      resource: running.url,
      scope: 'opera:read',
    });
    const answer = await client.callTool({ name: 'get_business_date', arguments: {} });
    expect(JSON.stringify(answer)).toContain('2026-11-23');
    const [first, tokens] = [memory.kept!, memory.kept!];
    memory.kept = { ...tokens, access_token: `${tokens.access_token.slice(0, -4)}AAAA` };
    expect((await client.callTool({ name: 'get_business_date', arguments: {} })).isError).not.toBe(true);
    expect(memory.asked).toHaveLength(1);
    expect(memory.kept.access_token).not.toBe(first.access_token);
    const sent = JSON.stringify(sandbox.calls().slice(before));
    expect(sent).toContain('getBusinessDate');
    for (const token of [first, memory.kept])
      for (const part of token.access_token.split('.').slice(1)) expect(sent).not.toContain(part);
    await client.close();
  });

  it('steps up: a tool beyond its scopes is refused with what it needs, before anything reaches OPERA', async () => {
    const { client, transport, memory } = await signIn('assistant-without-refresh');
    const before = sandbox.calls().length;
    const args = { name: 'create_guest_profile', arguments: { lastName: 'Stepup', firstName: 'Una' } };
    await expect(client.callTool(args)).rejects.toThrow(UnauthorizedError);
    expect(sandbox.calls().length).toBe(before);
    expect(memory.asked.at(-1)!.searchParams.get('scope')).toBe('opera:read opera:write');
    await transport.finishAuth(await browse(memory.asked.at(-1)!));
    expect(decodeJwt(memory.kept!.access_token)['scope']).toBe('opera:read opera:write');
    const answer = await client.callTool(args);
    expect(JSON.stringify(answer)).not.toMatch(/AUTH_|Unknown tool/);
    expect(answer.content).toEqual(expect.any(Array));
    await client.close();
  });
});

describe('tokens', () => {
  it('are worth their scopes and hotels, whoever asks', async () => {
    const token = await issuer.machineToken(running.url, 'opera:read');
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256', kid: 'first' });
    expect((await post(token)).body).toContain('2026-11-23');
    const elsewhere = await post(token, { name: 'get_business_date', arguments: { hotelId: 'SAND02' } });
    expect(elsewhere.body).toContain('AUTH_HOTEL_FORBIDDEN');
    const write = await post(token, { name: 'create_guest_profile', arguments: {} });
    expect([write.status, write.challenge]).toEqual([
      403,
      expect.stringContaining('error="insufficient_scope", scope="opera:read opera:write"'),
    ]);
  });

  it('are refused when they are for another server', async () => {
    const token = await issuer.machineToken('http://127.0.0.1:9/mcp', 'opera:read');
    const { status, challenge, body } = await post(token);
    expect([status, challenge]).toEqual([401, expect.stringContaining('error="invalid_token"')]);
    expect(challenge + body).not.toContain(token.split('.')[1]);
  });

  it('are refused when they are of another issuer, unsigned, signed with a public key, or forged', async () => {
    const good = await issuer.machineToken(running.url, 'opera:read');
    const claims = decodeJwt(good);
    const header = { alg: 'RS256', typ: 'at+jwt', kid: 'first' };
    const { privateKey } = await generateKeyPair('RS256');
    const keys = await (await fetch(`${issuer.issuer}/jwks`)).text();
    const forged = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader(header).sign(privateKey),
      await new SignJWT({ ...claims, iss: 'http://127.0.0.1:9' }).setProtectedHeader(header).sign(privateKey),
      await new SignJWT(claims)
        .setProtectedHeader({ ...header, alg: 'HS256' })
        .sign(new TextEncoder().encode(keys)),
      `${good}.`,
      `${good.slice(0, -3)}AAA`,
    ];
    for (const token of forged) expect((await post(token)).status).toBe(401);
    expect((await post(good)).status).toBe(200);
  });

  it('are refused when they have expired, also while they are remembered', async () => {
    const token = await issuer.machineToken(running.url, 'opera:read');
    const clock = running.application.app.get<Clock>(Clock);
    expect((await post(token)).status).toBe(200);
    const now = jest.spyOn(clock, 'now').mockReturnValue(clock.now() + 700_000);
    const { status, challenge } = await post(token);
    now.mockRestore();
    expect([status, challenge]).toEqual([401, expect.stringContaining('The token has expired.')]);
  });

  it('end with their withdrawal where the issuer is asked about them', async () => {
    const other = await start({
      MCP_AUTH_AUDIENCES: 'urn:opera:opaque',
      MCP_AUTH_INTROSPECTION: 'opaque',
      MCP_AUTH_CLIENT_ID: MACHINE.id,
      MCP_AUTH_CLIENT_SECRET: MACHINE.secret,
      MCP_AUTH_REMEMBER_SECONDS: '0',
    });
    const token = await issuer.machineToken('urn:opera:opaque', 'opera:read');
    expect(token).not.toContain('.');
    expect((await post(token, undefined, other.url)).status).toBe(200);
    expect(await issuer.revoke(token)).toBe(200);
    expect((await post(token, undefined, other.url)).status).toBe(401);
    await other.stop();
  });

  it('of a rotated key are taken, those of the former key no more', async () => {
    const before = await issuer.machineToken(running.url, 'opera:read');
    await issuer.rotate();
    const other = await start();
    const after = await issuer.machineToken(other.url, 'opera:read');
    expect(decodeProtectedHeader(after).kid).toBe('second');
    expect((await post(after, undefined, other.url)).status).toBe(200);
    await other.stop();
    // The running server fetches keys at most twice a minute: its time passes, not ours.
    const clock = running.application.app.get<Clock>(Clock);
    const later = clock.monotonic() + 31_000;
    const passed = jest.spyOn(clock, 'monotonic').mockReturnValue(later);
    const now = jest.spyOn(clock, 'now').mockReturnValue(clock.now() + 61_000);
    const fresh = await issuer.machineToken(running.url, 'opera:read');
    expect((await post(fresh)).status).toBe(200);
    expect((await post(before)).status).toBe(401);
    passed.mockRestore();
    now.mockRestore();
  });
});
