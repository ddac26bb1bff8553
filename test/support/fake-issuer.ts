import { exportJWK, type JWTPayload } from 'jose';
import type { JsonWeb } from '../../src/auth/tokens/json-web.js';

type PublicKey = Parameters<typeof exportJWK>[0];

/** An authorization server that answers out of memory: its keys, and what it was asked for how often. */
export class FakeIssuer implements JsonWeb {
  readonly asked: string[] = [];
  keys: { readonly kid: string; readonly publicKey: PublicKey }[] = [];
  away = false;
  active = true;
  claims: JWTPayload = {};

  constructor(readonly issuer: string) {}

  async get(url: string): Promise<unknown> {
    this.asked.push(url);
    if (this.away) throw new Error('away');
    if (url.endsWith('/keys'))
      return {
        keys: await Promise.all(
          this.keys.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid })),
        ),
      };
    return {
      issuer: this.issuer,
      jwks_uri: `${this.issuer}/keys`,
      introspection_endpoint: `${this.issuer}/introspect`,
    };
  }

  async post(url: string, _form: unknown, authorization: string): Promise<unknown> {
    this.asked.push(`${url} ${authorization.split(' ')[0]}`);
    if (this.away) throw new Error('away');
    return { active: this.active, ...this.claims };
  }

  timesAskedFor(end: string): number {
    return this.asked.filter((url) => url.split(' ')[0]!.endsWith(end)).length;
  }
}
