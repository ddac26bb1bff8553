import { Module, type DynamicModule } from '@nestjs/common';
import { AuthOptions } from './auth.options.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { Authenticator } from './authenticator.js';
import { LoopbackAuthenticator } from './loopback.authenticator.js';

/** Who calls us. */
@Module({})
export class AuthModule {
  /** For an HTTP server on the given address. */
  static forRoot(options: AuthOptions): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: AuthOptions, useValue: options },
        { provide: Authenticator, useClass: LoopbackAuthenticator },
        AuthenticationGuard,
      ],
      exports: [Authenticator, AuthenticationGuard],
    };
  }
}
