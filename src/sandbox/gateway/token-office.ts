import { createHmac } from 'node:crypto';
import type { Clock } from '../../kernel/clock.js';
import type { Ids } from '../../kernel/ids.js';
import { GatewayError } from '../errors/opera.error.js';
import type { SandboxConnection } from '../sandbox.options.js';

/** Life of a token on the sandbox clock. */
export const TOKEN_SECONDS = 3600;

/** The form of a token request and the headers that go with it. */
export interface TokenRequest {
  readonly authorization?: string;
  readonly appKey?: string;
  readonly enterpriseId?: string;
  readonly form: URLSearchParams;
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
  readonly token_type: string;
  readonly oracle_tk_context: string;
}

/**
 * The sandbox's identity service: both grants of OHIP with the failures an integrator meets.
 * Tokens look like JWTs (three parts, `exp` readable) and are known by value.
 */
export class TokenOffice {
  private readonly issued = new Map<string, number>();
  private readonly secret: string;

  constructor(
    private readonly connection: SandboxConnection,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.secret = ids.token(32);
  }

  /** Answers a token request; throws GatewayError with the status and text that OHIP gives. */
  issue(request: TokenRequest): TokenAnswer {
    const { connection } = this;
    if (request.authorization !== basic(connection.clientId, connection.clientSecret))
      throw new GatewayError(401);
    if (request.appKey?.toLowerCase() !== connection.appKey.toLowerCase()) throw new GatewayError(401);
    switch (request.form.get('grant_type')) {
      case 'client_credentials':
        this.checkClient(request);
        break;
      case 'password':
        this.checkUser(request);
        break;
      default:
        throw new GatewayError(401);
    }
    return this.mint(
      request.form.get('grant_type') === 'password' ? connection.username : connection.clientId,
    );
  }

  private checkClient(request: TokenRequest): void {
    if (!request.enterpriseId) throw new GatewayError(400, 'Enterprise ID is required');
    if (request.enterpriseId !== this.connection.enterpriseId) throw new GatewayError(401);
    const scope = request.form.get('scope');
    if (!scope) throw new GatewayError(400, 'Scope is required');
    if (scope !== this.connection.scope) throw new GatewayError(400, 'invalid_scope');
  }

  private checkUser(request: TokenRequest): void {
    const { form } = request;
    if (!form.get('username') || !form.get('password'))
      throw new GatewayError(400, 'Username and password are required');
    if (
      form.get('username') !== this.connection.username ||
      form.get('password') !== this.connection.password
    ) {
      throw new GatewayError(400, '402 invalid_grant [Wrong Password]');
    }
  }

  private mint(subject: string): TokenAnswer {
    const now = Math.floor(this.clock.now() / 1000);
    const expires = now + TOKEN_SECONDS;
    const head = encode({ alg: 'HS256', typ: 'JWT' });
    const claims = encode({ sub: subject, iat: now, exp: expires, jti: this.ids.uuid(), iss: 'sandbox' });
    const signature = createHmac('sha256', this.secret).update(`${head}.${claims}`).digest('base64url');
    const token = `${head}.${claims}.${signature}`;
    for (const [old, end] of this.issued) if (end <= now) this.issued.delete(old);
    this.issued.set(token, expires);
    return {
      access_token: token,
      expires_in: TOKEN_SECONDS,
      token_type: 'Bearer',
      oracle_tk_context: 'sandbox',
    };
  }

  /** Throws the gateway's empty 401 unless the header carries a token that is still good. */
  check(authorization: string | undefined): void {
    const token = authorization?.startsWith('Bearer ') ? authorization.slice(7) : undefined;
    const expires = token === undefined ? undefined : this.issued.get(token);
    if (expires === undefined || expires * 1000 <= this.clock.now()) throw new GatewayError(401);
  }
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
