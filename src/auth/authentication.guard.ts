import {
  ForbiddenException,
  Inject,
  Injectable,
  Optional,
  ServiceUnavailableException,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { IncomingHttpHeaders } from 'node:http';
import { AuthObserver } from './auth-observer.js';
import type { Caller } from './caller.js';
import { AuthenticatorAway, Authenticator, NotAuthenticated } from './authenticator.js';
import { Challenges } from './challenges.js';
import { lackingScopes, type Need } from './rights.js';
import { ROUTE_SCOPES, type RouteScopes } from './route-authentication.js';

/** An HTTP request whose caller is known. */
export interface AuthenticatedRequest {
  caller?: Caller;
  readonly headers: IncomingHttpHeaders;
  readonly ip?: string;
}

/** Recognises the caller of an HTTP request before anything else happens, and checks the scopes the route demands. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  private readonly needs = new WeakMap<object, Need>();

  constructor(
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Challenges) private readonly challenges: Challenges,
    @Optional() @Inject(AuthObserver) private readonly observer?: AuthObserver,
  ) {}

  /**
   * @throws UnauthorizedException (401 with challenge) for callers that are not known; ForbiddenException (403 with challenge)
   *   for those who lack a scope; ServiceUnavailableException while nobody can tell
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const challenge = (value: string): void =>
      http.getResponse<{ header(name: string, value: string): void }>().header('WWW-Authenticate', value);
    let caller: Caller;
    try {
      caller = await this.authenticator.authenticate({ headers: request.headers, remoteAddress: request.ip });
    } catch (error) {
      if (error instanceof AuthenticatorAway) throw new ServiceUnavailableException(error.message);
      if (!(error instanceof NotAuthenticated)) throw error;
      challenge(error.challenge);
      throw new UnauthorizedException(error.message);
    }
    request.caller = caller;
    const lacking = lackingScopes(caller, this.needOf(context));
    if (lacking.length === 0) return true;
    this.observer?.scopeRefused?.(lacking);
    challenge(this.challenges.insufficient(caller, lacking));
    throw new ForbiddenException(`This needs the scope ${lacking.join(' ')}.`);
  }

  private needOf(context: ExecutionContext): Need {
    const handler = context.getHandler();
    let need = this.needs.get(handler);
    if (need === undefined) {
      const places = [handler, context.getClass()];
      need = {
        oneOf: [],
        all: this.reflector.getAllAndOverride<RouteScopes | undefined>(ROUTE_SCOPES, places) ?? [],
      };
      this.needs.set(handler, need);
    }
    return need;
  }
}
