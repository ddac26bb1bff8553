/** What the authentication of callers has to know. */
export interface AuthOptions {
  /** Address the HTTP server listens on. */
  readonly host: string;
}

export const AuthOptions = Symbol('AuthOptions');
