import { Inject, Injectable } from '@nestjs/common';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { Clock } from '../../kernel/clock.js';
import { AuthOptions, type IssuerOptions, type TokenOptions } from '../auth.options.js';
import { introspected } from './introspection.js';
import { IssuerLink } from './issuer-link.js';
import { JsonWeb } from './json-web.js';
import { RefusedToken } from './refused-token.js';

/** Difference between clocks that is forgiven. */
const SKEW_SECONDS = 10;
const MAX_TOKEN_CHARACTERS = 12_000;

/** A token that is good, as the issuer means it. */
export interface VerifiedToken {
  readonly claims: JWTPayload;
  readonly issuer: IssuerOptions;
  /** Epoch milliseconds. */
  readonly expires: number;
}

/**
 * Whether a token is good: by one of our issuers, for this server, of the right kind, now (RFC 9068, RFC 8707, OAuth 2.1).
 */
@Injectable()
export class TokenVerifier {
  private readonly options: TokenOptions | undefined;
  private readonly issuers: ReadonlyMap<string, IssuerLink>;

  constructor(
    @Inject(AuthOptions) { tokens }: AuthOptions,
    @Inject(JsonWeb) private readonly web: JsonWeb,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.options = tokens;
    this.issuers = new Map(
      (tokens?.issuers ?? []).map((issuer) => [issuer.issuer, new IssuerLink(issuer, web, clock)]),
    );
  }

  /** @throws RefusedToken; IssuerAway when nobody can be asked about it now */
  async verify(token: string): Promise<VerifiedToken> {
    if (this.options === undefined || token.length > MAX_TOKEN_CHARACTERS)
      throw new RefusedToken('not_a_token', 'This is no access token.');
    const { introspection } = this.options;
    if (token.split('.').length !== 3) {
      if (introspection.mode === 'never')
        throw new RefusedToken('not_a_token', 'This is no access token in JWT form.');
      return this.asked(token, this.onlyIssuer());
    }
    const verified = await this.verifiedJwt(token, this.options);
    if (introspection.mode !== 'always') return verified;
    const link = this.issuers.get(verified.issuer.issuer);
    const still = await this.asked(token, link ?? this.onlyIssuer());
    return { ...verified, expires: Math.min(verified.expires, still.expires) };
  }

  private async verifiedJwt(token: string, options: TokenOptions): Promise<VerifiedToken> {
    const link = this.linkOf(token, options);
    try {
      const { payload, protectedHeader } = await jwtVerify(token, link.key, {
        issuer: link.options.issuer,
        audience: audiencesOf(options),
        algorithms: [...options.algorithms],
        requiredClaims: ['exp', 'iss', 'aud'],
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(this.clock.now()),
      });
      const type = (protectedHeader.typ ?? 'jwt').toLowerCase().replace(/^application\//, '');
      if (!options.tokenTypes.includes(type))
        throw new RefusedToken('wrong_type', 'This kind of token is no access token here.');
      if ((payload.iat ?? 0) > this.clock.now() / 1000 + SKEW_SECONDS)
        throw new RefusedToken('not_yet_valid', 'The token was issued in the future.');
      return { claims: payload, issuer: link.options, expires: (payload.exp ?? 0) * 1000 };
    } catch (error) {
      throw asRefused(error);
    }
  }

  /** What can be refused without a key and without asking anybody is. */
  private linkOf(token: string, { algorithms }: TokenOptions): IssuerLink {
    let issuer: string | undefined;
    let algorithm: string | undefined;
    try {
      issuer = decodeJwt(token).iss;
      algorithm = decodeProtectedHeader(token).alg;
    } catch {
      throw new RefusedToken('not_a_token', 'This is no access token.');
    }
    if (algorithm === undefined || !algorithms.includes(algorithm))
      throw new RefusedToken('wrong_algorithm', 'The token is signed in a way that is not taken here.');
    const link = issuer === undefined ? undefined : this.issuers.get(issuer);
    if (link === undefined) throw new RefusedToken('wrong_issuer', 'The token is of another issuer.');
    return link;
  }

  private async asked(token: string, link: IssuerLink): Promise<VerifiedToken> {
    const options = this.options as TokenOptions;
    const claims = await introspected(token, link, options.introspection, this.web);
    const audiences = [claims.aud ?? []].flat();
    if (!audiencesOf(options).some((audience) => audiences.includes(audience)))
      throw new RefusedToken('wrong_audience', 'The token is for another server.');
    if (claims.iss !== undefined && claims.iss !== link.options.issuer)
      throw new RefusedToken('wrong_issuer', 'The token is of another issuer.');
    if (claims.exp === undefined || claims.exp * 1000 <= this.clock.now())
      throw new RefusedToken('expired', 'The token has expired.');
    return { claims, issuer: link.options, expires: claims.exp * 1000 };
  }

  /** A token that says nothing of its issuer is shown to one only: another would get hold of a secret. */
  private onlyIssuer(): IssuerLink {
    const [link, another] = [...this.issuers.values()];
    if (link === undefined || another !== undefined)
      throw new RefusedToken('not_a_token', 'Nobody can be asked about this token.');
    return link;
  }
}

function audiencesOf({ audiences, resource }: TokenOptions): string[] {
  return audiences.length > 0 ? [...audiences] : [resource];
}

function asRefused(error: unknown): unknown {
  if (!(error instanceof errors.JOSEError)) return error;
  if (error instanceof errors.JWTExpired) return new RefusedToken('expired', 'The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing')
      return new RefusedToken('claims_missing', 'The token lacks exp, iss or aud.');
    if (error.claim === 'aud') return new RefusedToken('wrong_audience', 'The token is for another server.');
    if (error.claim === 'nbf') return new RefusedToken('not_yet_valid', 'The token is not valid yet.');
    return new RefusedToken('wrong_issuer', 'The token is of another issuer.');
  }
  return new RefusedToken('wrong_signature', 'The signature of the token is not good.');
}
