/** Why somebody was turned away at the door; a closed list, so that it can be a metric's label. */
export const REFUSALS = [
  'nothing_shown',
  'not_a_token',
  'wrong_issuer',
  'wrong_algorithm',
  'wrong_type',
  'wrong_signature',
  'wrong_audience',
  'expired',
  'not_yet_valid',
  'claims_missing',
  'revoked',
  'unknown_key',
  'issuer_away',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** Told of refusals at the door and of reloaded files; must be quick and must not throw. */
export interface AuthObserver {
  refused(reason: RefusalReason): void;
  /** A known caller lacked scopes. */
  scopeRefused?(scopes: readonly string[]): void;
  /** A file of keys or rights changed. @param problem why it cannot be used; absent when it is in use now */
  reloaded?(file: 'keys' | 'rights', problem?: string): void;
}

export const AuthObserver = Symbol('AuthObserver');
