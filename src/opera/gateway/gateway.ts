import { createHash } from 'node:crypto';
import type { GatewayOptions } from '../opera.options.js';

/** A gateway as the client uses it: its credentials under a key that may be shown. */
export interface Gateway extends GatewayOptions {
  /** Stable label for pace, tokens, caches and metrics: host and a digest of url, client, enterprise and tenants. */
  readonly key: string;
}

/** A hotel and the way to it, defaults of the gateway filled in. */
export interface HotelLink {
  readonly gateway: Gateway;
  readonly hotelId: string;
  readonly externalSystem?: string;
  readonly cashierId?: number;
  readonly language: string;
  readonly version?: string;
}

/**
 * A gateway from its options, with its key.
 * @throws TypeError when the URL cannot be parsed
 */
export function gatewayOf(options: GatewayOptions): Gateway {
  const url = new URL(options.gatewayUrl);
  // Tenants that happen to hold the same credentials still share no token, no breaker and no pace.
  const tenants = options.tenants?.toSorted().join(',') ?? '*';
  const identity = [url.href, options.clientId, options.enterpriseId ?? '', options.username ?? '', tenants];
  const digest = createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 10);
  return {
    ...options,
    gatewayUrl: options.gatewayUrl.replace(/\/+$/, ''),
    key: `${url.host}-${digest}`,
  };
}
