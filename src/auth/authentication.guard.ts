import {
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './caller.js';
import { Authenticator, NotAuthenticated } from './authenticator.js';

/** An HTTP request whose caller is known. */
export interface AuthenticatedRequest {
  caller?: Caller;
  readonly headers: IncomingHttpHeaders;
  readonly ip?: string;
}

/** Recognises the caller of an HTTP request before anything else happens. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(@Inject(Authenticator) private readonly authenticator: Authenticator) {}

  /** @throws UnauthorizedException (401 with challenge) for callers that are not known */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    try {
      request.caller = await this.authenticator.authenticate({
        headers: request.headers,
        remoteAddress: request.ip,
      });
      return true;
    } catch (error) {
      if (!(error instanceof NotAuthenticated)) throw error;
      http
        .getResponse<{ header(name: string, value: string): void }>()
        .header('WWW-Authenticate', error.challenge);
      throw new UnauthorizedException(error.message);
    }
  }
}
