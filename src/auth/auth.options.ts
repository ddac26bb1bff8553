/** What the authentication of callers has to know. */
export interface AuthOptions {
  /** Address the HTTP server listens on; absent when there is none (stdio). */
  readonly host?: string;
  /** Access tokens are taken; absent: none are. */
  readonly tokens?: TokenOptions;
  /** API keys are taken; absent: none are. */
  readonly keys?: WatchedFile;
}

/** A file that is taken up anew when its text changes. */
export interface WatchedFile {
  readonly path: string;
  readonly reloadSeconds: number;
}

/** An authorization server whose tokens are taken. */
export interface IssuerOptions {
  /** Issuer identifier, exactly as it stands in `iss`. */
  readonly issuer: string;
  /** Tenant of all its callers, over whatever a token says; from the token when absent. */
  readonly tenant?: string;
}

/** Where in a token each fact about the caller stands: names or dotted paths, all of those that are there. */
export interface ClaimPaths {
  readonly subject: readonly string[];
  readonly tenant: readonly string[];
  readonly chain: readonly string[];
  readonly hotels: readonly string[];
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

/** When the issuer itself is asked whether a token is still good (RFC 7662): never, for tokens only it can read, or always. */
export const INTROSPECTION_MODES = ['never', 'opaque', 'always'] as const;
export type IntrospectionMode = (typeof INTROSPECTION_MODES)[number];

/** The OAuth 2.1 resource server. */
export interface TokenOptions {
  /** Address of the MCP endpoint as clients know it: the resource identifier (RFC 8707, RFC 9728). */
  readonly resource: string;
  readonly issuers: readonly IssuerOptions[];
  /** Values of `aud` of which a token must have one; the resource itself when empty. */
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  /** Values of `typ` taken, lower case without `application/`; `jwt` also stands for none (Okta). */
  readonly tokenTypes: readonly string[];
  /** What a client should ask for to begin with; more by step-up. */
  readonly baseScopes: readonly string[];
  readonly claims: ClaimPaths;
  /** What roles are worth; see rights-file.schema.ts. */
  readonly rightsFile?: WatchedFile;
  readonly introspection: {
    readonly mode: IntrospectionMode;
    readonly clientId?: string;
    readonly clientSecret?: string;
  };
  /** How long a verified token is believed without looking again, at most until it expires. */
  readonly rememberSeconds: number;
}

export const AuthOptions = Symbol('AuthOptions');

/** Signatures that only the issuer's private key can make; `none` and shared secrets are not among them. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** Claims as Keycloak, Entra, Okta and Auth0 write them. */
export const DEFAULT_CLAIMS: ClaimPaths = {
  subject: ['sub'],
  tenant: ['tenant'],
  chain: ['chain'],
  hotels: ['hotels'],
  roles: ['roles', 'groups', 'realm_access.roles'],
  scopes: ['scope', 'scp'],
};
