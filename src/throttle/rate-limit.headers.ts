/** How an account of plain HTTP stands after a request. */
export interface RateLimitState {
  /** Name of the policy, as told to clients. */
  readonly policy: string;
  /** Requests granted in a window. */
  readonly limit: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Seconds until the account is full again, or, of a refused request, until it would pass. */
  readonly resetSeconds: number;
}

/**
 * The header fields by which clients learn what they may still ask: lists of structured fields (RFC 9651) named by policy, as of
 * draft-ietf-httpapi-ratelimit-headers-10.
 * @returns names and values, `Retry-After` (RFC 9110) only of a refused request
 */
export function rateLimitHeaders(state: RateLimitState, refused: boolean): Readonly<Record<string, string>> {
  const { policy, limit, windowSeconds, remaining, resetSeconds } = state;
  const headers = {
    'RateLimit-Policy': `"${policy}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  };
  return refused ? { ...headers, 'Retry-After': String(Math.max(1, resetSeconds)) } : headers;
}
