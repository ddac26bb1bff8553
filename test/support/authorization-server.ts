import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
// The package has no types of its own.
// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-expect-error
import Untyped from 'oidc-provider';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The little that is used of oidc-provider. */
interface Provider {
  callback(): Handler;
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<unknown>;
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
}
interface Grant {
  addOIDCScope(scope: string): void;
  addResourceScope(resource: string, scope: string): void;
  save(): Promise<string>;
}
interface OidcContext {
  readonly oidc: {
    readonly provider: { Grant: new (about: object) => Grant };
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly resourceServers: Readonly<Record<string, unknown>>;
  };
}

const Provider = Untyped as unknown as new (issuer: string, configuration: object) => Provider;

export const SCOPES = 'opera:read opera:write opera:money opera:destructive opera:admin opera:pii';
export const REDIRECT = 'http://127.0.0.1:9/callback';
/** Client that may ask about tokens and get some itself. */
export const MACHINE = { id: 'machine', secret: 'the-secret-of-the-machine' };

/** Resources with this in their address get tokens that only the server itself can read. */
const OPAQUE = /opaque/;

const RSA = { alg: 'RS256', use: 'sig' };

async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), ...RSA, kid };
}

/** A real authorization server on loopback: PKCE, resource indicators, refresh, introspection, revocation. */
export class AuthorizationServer {
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private provider: Provider,
    private keys: readonly JWK[],
  ) {}

  static async start(): Promise<AuthorizationServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const keys = [await newKey('first')];
    const running = new AuthorizationServer(server, issuer, newProvider(issuer, keys), keys);
    server.on('request', (request, response) => void running.answer(request, response));
    return running;
  }

  /** New tokens are signed with another key from now on; the former one is forgotten. */
  async rotate(): Promise<void> {
    this.keys = [await newKey('second')];
    this.provider = newProvider(this.issuer, this.keys);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** A token of the machine itself (client credentials). */
  async machineToken(resource: string, scope: string): Promise<string> {
    const answer = await this.post('/token', { grant_type: 'client_credentials', resource, scope });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return token;
  }

  /** Withdraws a token (RFC 7009). */
  async revoke(token: string): Promise<number> {
    return (await this.post('/token/revocation', { token })).status;
  }

  private async post(path: string, form: Record<string, string>): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`${MACHINE.id}:${MACHINE.secret}`).toString('base64')}`;
    return fetch(`${this.issuer}${path}`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams(form),
    });
  }

  /** Signing in is one step without a form: whoever opens the page is Anna. */
  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.startsWith('/interaction/') !== true) {
      this.provider.callback()(request, response);
      return;
    }
    await this.provider.interactionDetails(request, response);
    await this.provider.interactionFinished(request, response, {
      login: { accountId: 'anna@hotel.example' },
      consent: {},
    });
  }
}

/** A browser without a window: follows redirects with cookies until it is sent back to the client. @returns the code */
export async function browse(start: URL): Promise<string> {
  const cookies = new Map<string, string>();
  let place = start;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers, status } = await fetch(place, { redirect: 'manual', headers: { cookie } });
    for (const line of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const to = headers.get('location');
    if (to === null) throw new Error(`the way to the code ends with ${status}`);
    place = new URL(to, place);
    const code = place.searchParams.get('code');
    if (place.href.startsWith(REDIRECT)) {
      if (code === null) throw new Error(`no code but ${place.search}`);
      return code;
    }
  }
  throw new Error('the way to the code does not end');
}

function newProvider(issuer: string, keys: readonly JWK[]): Provider {
  const person = {
    token_endpoint_auth_method: 'none',
    application_type: 'native',
    redirect_uris: [REDIRECT],
    response_types: ['code'],
  };
  return new Provider(issuer, {
    jwks: { keys },
    cookies: { keys: ['cookies of a test'] },
    clients: [
      { ...person, client_id: 'assistant', grant_types: ['authorization_code', 'refresh_token'] },
      { ...person, client_id: 'assistant-without-refresh', grant_types: ['authorization_code'] },
      {
        client_id: MACHINE.id,
        client_secret: MACHINE.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    scopes: ['openid', 'offline_access', ...SCOPES.split(' ')],
    extraTokenClaims: () => ({ hotels: ['SAND01'] }),
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    issueRefreshToken: (_context: unknown, client: { grantTypeAllowed(type: string): boolean }) =>
      client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: granted,
    ttl: {
      AccessToken: 600,
      Grant: 600,
      Session: 600,
      Interaction: 600,
      RefreshToken: 600,
      ClientCredentials: 600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: SCOPES,
          audience: resource,
          accessTokenFormat: OPAQUE.test(resource) ? 'opaque' : 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}

/** Anna agrees to whatever is asked for. */
async function granted({ oidc }: OidcContext): Promise<Grant> {
  const { clientId } = oidc.client;
  const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope(`openid offline_access ${SCOPES}`);
  for (const resource of Object.keys(oidc.resourceServers)) grant.addResourceScope(resource, SCOPES);
  await grant.save();
  return grant;
}
