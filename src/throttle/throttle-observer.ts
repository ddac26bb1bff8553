/** A call that was refused because an account was empty. */
export interface ThrottleDenial {
  /** `caller`, `caller_writes`, `caller_day`, `tenant`, `tenant_day` or `address`. */
  readonly quota: string;
  readonly context: 'mcp' | 'http';
  /** Absent for plain HTTP. */
  readonly subject?: string;
  readonly tenant?: string;
  readonly tool?: string;
}

/** Told of refusals; must be quick and must not throw. */
export interface ThrottleObserver {
  denied(denial: ThrottleDenial): void;
}

export const ThrottleObserver = Symbol('ThrottleObserver');
