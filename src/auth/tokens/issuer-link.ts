import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.js';
import type { IssuerOptions } from '../auth.options.js';
import { isSafeUrl } from '../safe-url.js';
import type { JsonWeb } from './json-web.js';
import { Refreshed } from './refreshed.js';
import { IssuerAway } from './refused-token.js';

const MINUTE = 60_000;
/** Keys: fetched again for a key id nobody knows, at most every 30 s; an issuer that is away does not end anybody's work. */
const KEYS = { maxAgeMs: 10 * MINUTE, cooldownMs: 30_000, retryMs: 2000, usableMs: 60 * MINUTE };
const METADATA = { maxAgeMs: 60 * MINUTE, cooldownMs: 30_000, retryMs: 2000, usableMs: 24 * 60 * MINUTE };

/** What is read of an authorization server's metadata (RFC 8414). */
const Metadata = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  introspection_endpoint: z.url().optional(),
});
type Metadata = z.output<typeof Metadata>;

const KeySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** One authorization server: where its keys stand and what they are, found by its identifier alone. */
export class IssuerLink {
  private readonly metadata: Refreshed<Metadata>;
  private readonly keys: Refreshed<ReturnType<typeof createLocalJWKSet>>;

  constructor(
    readonly options: IssuerOptions,
    private readonly web: JsonWeb,
    clock: Clock,
  ) {
    this.metadata = new Refreshed(() => this.discovered(), METADATA, clock);
    this.keys = new Refreshed(() => this.fetchedKeys(), KEYS, clock);
  }

  /** The key a token names, for jose. Throws IssuerAway; jose's JWKSNoMatchingKey when the issuer has no such key. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    const known = await this.keys.get();
    try {
      return await known(header, token);
    } catch (error) {
      // Rotated since: look again, but a flood of invented key ids does not get the issuer asked for each.
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.keys.renew())) throw error;
      return (await this.keys.get())(header, token);
    }
  };

  /** Where the issuer tells whether a token is still good; undefined when it does not. Throws IssuerAway. */
  async introspectionEndpoint(): Promise<string | undefined> {
    return (await this.metadata.get()).introspection_endpoint;
  }

  private async fetchedKeys(): Promise<ReturnType<typeof createLocalJWKSet>> {
    const { jwks_uri: uri } = await this.metadata.get();
    const set = KeySet.parse(await this.web.get(uri));
    return createLocalJWKSet(set);
  }

  /** @throws IssuerAway when none of the well-known places holds metadata of exactly this issuer */
  private async discovered(): Promise<Metadata> {
    const { issuer } = this.options;
    for (const place of wellKnownPlaces(issuer)) {
      const found = Metadata.safeParse(await this.web.get(place).catch(() => undefined));
      // Another issuer's metadata at this one's address is a mix-up, or an attack (RFC 8414 section 3.3).
      if (!found.success || found.data.issuer !== issuer) continue;
      const urls = [found.data.jwks_uri, found.data.introspection_endpoint];
      if (urls.every((url) => url === undefined || isSafeUrl(url))) return found.data;
    }
    throw new IssuerAway();
  }
}

/** Addresses of an issuer's metadata, the newer form first (RFC 8414 section 3.1, OpenID Connect Discovery). */
export function wellKnownPlaces(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    ...new Set([
      `${origin}/.well-known/oauth-authorization-server${path}`,
      `${origin}${path}/.well-known/openid-configuration`,
      `${origin}/.well-known/openid-configuration${path}`,
    ]),
  ];
}
