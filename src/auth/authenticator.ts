import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './caller.js';

/** What an authenticator may look at. Never the body: who somebody is does not depend on what they ask. */
export interface AuthenticationRequest {
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress?: string;
}

/** Tells who calls. A port: the way of recognising callers is chosen by composition. */
export interface Authenticator {
  /** The caller. Throws NotAuthenticated, AuthenticatorAway. The same object for the same credentials, so that what is derived can be kept. */
  authenticate(request: AuthenticationRequest): Caller | Promise<Caller>;
}

export const Authenticator = Symbol('Authenticator');

/** Nobody we know: answered with 401 and the challenge. */
export class NotAuthenticated extends Error {
  /** @param challenge value of `WWW-Authenticate` (RFC 6750, RFC 9728) */
  constructor(readonly challenge: string) {
    super('Authentication is required.');
    this.name = 'NotAuthenticated';
  }
}

/** Nobody can say now who it is, because who vouches for callers does not answer: 503, so that no client drops its token. */
export class AuthenticatorAway extends Error {
  constructor() {
    super('Callers cannot be recognised at the moment; try again.');
    this.name = 'AuthenticatorAway';
  }
}
