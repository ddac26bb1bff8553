/** A bearer token of one gateway, client and enterprise. */
export interface AccessToken {
  readonly value: string;
  /** Epoch milliseconds at which it was asked for. */
  readonly issuedAt: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
