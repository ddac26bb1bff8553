/** Rights by effect, plus administration and unmasked personal data. */
export const SCOPES = [
  'opera:read',
  'opera:write',
  'opera:money',
  'opera:destructive',
  'opera:admin',
  'opera:pii',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Scopes and hotels taken away from a caller, over every grant (`toolset:*` and `*` among them). */
export interface Denials {
  readonly scopes: ReadonlySet<string>;
  readonly hotels: readonly string[];
}

/** Who calls us: made at the HTTP edge (or by stdio), read by guards, cache keys, throttle and audit. */
export interface Caller {
  /** Stable identifier of the person or machine; never a name or e-mail. */
  readonly subject: string;
  /** Isolation boundary: nothing of one tenant is visible to another. */
  readonly tenant: string;
  /** Hotels the caller may act for; `*` stands for all of the configuration. */
  readonly hotels: readonly string[];
  readonly scopes: ReadonlySet<string>;
  /** Chain the caller belongs to, when who vouches for the caller says so. */
  readonly chain?: string;
  /** Roles as the issuer names them; rights were derived from them already. */
  readonly roles?: readonly string[];
  /** What is refused whatever else is granted: deny wins. */
  readonly denied?: Denials;
  /** How the caller was recognised. */
  readonly method: 'local' | 'key' | 'token';
}

/** The caller of an unauthenticated loopback server or of stdio: the person who started the process, with every right. */
export const LOCAL_CALLER: Caller = {
  subject: 'local',
  tenant: 'local',
  hotels: ['*'],
  scopes: new Set<string>([...SCOPES, 'toolset:*']),
  method: 'local',
};
