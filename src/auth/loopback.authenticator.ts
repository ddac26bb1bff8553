import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { NotAuthenticated, type Authenticator } from './authenticator.js';
import { AuthOptions } from './auth.options.js';
import { LOCAL_CALLER, type Caller } from './caller.js';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/**
 * No authentication: whoever reaches the port may do everything. Only on a loopback address, where that is the person who
 * started the server; anywhere else the start is refused.
 */
@Injectable()
export class LoopbackAuthenticator implements Authenticator, OnModuleInit {
  private readonly logger = new Logger('Auth');

  constructor(@Inject(AuthOptions) private readonly options: AuthOptions) {}

  /** @throws Error when the server would listen beyond this machine */
  onModuleInit(): void {
    const { host } = this.options;
    if (host === undefined) return;
    if (!LOOPBACK.test(host)) {
      throw new Error(
        `Authentication is off, so the server may listen on loopback only, not on "${host}". ` +
          'Set MCP_HOST=127.0.0.1, or configure authentication before opening it to others.',
      );
    }
    this.logger.warn(
      `Authentication is OFF: everybody on this machine can act on the hotel through ${host}. Fine for trying out, nothing else.`,
    );
  }

  /** @throws NotAuthenticated when the server was not started for HTTP at all */
  authenticate(): Caller {
    if (this.options.host === undefined) throw new NotAuthenticated('Bearer');
    return LOCAL_CALLER;
  }
}
