import { Inject, Injectable, Logger, Optional, type OnModuleInit } from '@nestjs/common';
import { AuthObserver, type RefusalReason } from './auth-observer.js';
import { AuthOptions } from './auth.options.js';
import {
  AuthenticatorAway,
  NotAuthenticated,
  type AuthenticationRequest,
  type Authenticator,
} from './authenticator.js';
import type { Caller } from './caller.js';
import { Challenges } from './challenges.js';
import { KEY_PREFIX } from './keys/api-key.js';
import { ApiKeys } from './keys/api-keys.service.js';
import { AccessTokens } from './tokens/access-tokens.service.js';
import { IssuerAway, RefusedToken } from './tokens/refused-token.js';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/** Callers that show an access token or an API key as `Authorization: Bearer` (RFC 6750); never in an address. */
@Injectable()
export class BearerAuthenticator implements Authenticator, OnModuleInit {
  private readonly logger = new Logger('Auth');

  constructor(
    @Inject(AuthOptions) private readonly options: AuthOptions,
    private readonly keys: ApiKeys,
    private readonly tokens: AccessTokens,
    private readonly challenges: Challenges,
    @Optional() @Inject(AuthObserver) private readonly observer?: AuthObserver,
  ) {}

  onModuleInit(): void {
    const { tokens, keys } = this.options;
    const ways = [
      ...(tokens === undefined
        ? []
        : [`access tokens of ${tokens.issuers.map(({ issuer }) => issuer).join(', ')}`]),
      ...(keys === undefined ? [] : ['API keys']),
    ];
    this.logger.log(`Callers are known by ${ways.join(' and by ')}`);
  }

  /** @throws NotAuthenticated; AuthenticatorAway */
  authenticate({ headers }: AuthenticationRequest): Caller | Promise<Caller> {
    const shown = headers.authorization;
    if (shown === undefined) throw this.refused('nothing_shown', this.challenges.required());
    const credential = BEARER.exec(shown)?.[1];
    if (credential === undefined) throw this.invalid('not_a_token', 'Send a token or a key as Bearer.');
    if (this.options.keys !== undefined && credential.startsWith(KEY_PREFIX)) {
      const caller = this.keys.caller(credential);
      if (caller === undefined)
        throw this.invalid('unknown_key', 'The key is not known, or its time is over.');
      return caller;
    }
    const caller = this.tokens.caller(credential);
    return caller instanceof Promise ? caller.catch((error: unknown) => this.failed(error)) : caller;
  }

  private failed(error: unknown): never {
    if (error instanceof RefusedToken) throw this.invalid(error.reason, error.message);
    if (!(error instanceof IssuerAway)) throw error;
    this.observer?.refused('issuer_away');
    throw new AuthenticatorAway();
  }

  private invalid(reason: RefusalReason, why: string): NotAuthenticated {
    return this.refused(reason, this.challenges.invalid(why));
  }

  private refused(reason: RefusalReason, challenge: string): NotAuthenticated {
    this.observer?.refused(reason);
    return new NotAuthenticated(challenge);
  }
}
