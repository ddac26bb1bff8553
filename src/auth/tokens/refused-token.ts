import type { RefusalReason } from '../auth-observer.js';

/** A token that is not taken, with a reason for developers that repeats nothing of it. */
export class RefusedToken extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
    this.name = 'RefusedToken';
  }
}

/** The issuer cannot be asked now, so nobody can say whether the token is good. */
export class IssuerAway extends Error {
  constructor() {
    super('The authorization server does not answer.');
    this.name = 'IssuerAway';
  }
}
