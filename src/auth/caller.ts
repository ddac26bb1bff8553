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

/** Who calls us: made at the HTTP edge (or by stdio), read by guards, cache keys, throttle and audit. */
export interface Caller {
  /** Stable identifier of the person or machine; never a name or e-mail. */
  readonly subject: string;
  /** Isolation boundary: nothing of one tenant is visible to another. */
  readonly tenant: string;
  /** Hotels the caller may act for; `*` stands for all of the configuration. */
  readonly hotels: readonly string[];
  readonly scopes: ReadonlySet<string>;
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
