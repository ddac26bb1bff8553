/** What cashiering has to know of this installation. */
export interface CashieringOptions {
  /** Cashier of the integration user in OPERA; left out of requests when absent, then OPERA takes the user's own. */
  readonly cashierId?: number;
}

/** Token of CashieringOptions. */
export const CashieringOptions = Symbol('CashieringOptions');
