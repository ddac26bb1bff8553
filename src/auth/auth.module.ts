import { Module, type DynamicModule } from '@nestjs/common';
import { AuthOptions } from './auth.options.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { Authenticator } from './authenticator.js';
import { BearerAuthenticator } from './bearer.authenticator.js';
import { Challenges } from './challenges.js';
import { ApiKeys } from './keys/api-keys.service.js';
import { LoopbackAuthenticator } from './loopback.authenticator.js';
import { MetadataController } from './metadata.controller.js';
import { AccessTokens } from './tokens/access-tokens.service.js';
import { FetchedJson, JsonWeb } from './tokens/json-web.js';
import { TokenVerifier } from './tokens/token.verifier.js';

/** By tokens and keys. */
const BEARER = [
  ApiKeys,
  AccessTokens,
  TokenVerifier,
  { provide: JsonWeb, useClass: FetchedJson },
  { provide: Authenticator, useClass: BearerAuthenticator },
];

/** Who calls us. */
@Module({})
export class AuthModule {
  /** For an HTTP server on the given address, whose callers show tokens or keys; with neither, on loopback only, nothing. */
  static forRoot(options: AuthOptions): DynamicModule {
    const open = options.tokens === undefined && options.keys === undefined;
    return {
      module: AuthModule,
      global: true,
      controllers: options.tokens === undefined ? [] : [MetadataController],
      providers: [
        { provide: AuthOptions, useValue: options },
        ...(open ? [{ provide: Authenticator, useClass: LoopbackAuthenticator }] : BEARER),
        Challenges,
        AuthenticationGuard,
      ],
      exports: [Authenticator, AuthenticationGuard, Challenges],
    };
  }
}
