/** What the authentication of callers has to know. */
export interface AuthOptions {
  /** Address the HTTP server listens on; absent when there is none (stdio). */
  readonly host?: string;
}

export const AuthOptions = Symbol('AuthOptions');
