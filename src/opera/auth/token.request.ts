import type { Gateway } from '../gateway/gateway.js';
import type { WireRequest } from '../transport/opera.transport.js';

const DEFAULT_SCOPE = 'urn:opc:hgbu:ws:__myscopes__';

/**
 * The token request of a gateway (Oracle's `oauth` file): the password grant when an integration user is configured, client
 * credentials otherwise. Only the latter carries `enterpriseId` (without `x-`) and a scope.
 * @param requestId UUID for Oracle's support
 */
export function tokenRequest(
  gateway: Gateway,
  requestId: string,
): Pick<WireRequest, 'method' | 'url' | 'headers' | 'body'> {
  const password = gateway.username !== undefined;
  const form: Record<string, string> = password
    ? { grant_type: 'password', username: gateway.username ?? '', password: gateway.password ?? '' }
    : { grant_type: 'client_credentials', scope: gateway.scope ?? DEFAULT_SCOPE };
  const basic = Buffer.from(`${gateway.clientId}:${gateway.clientSecret}`, 'utf8').toString('base64');
  return {
    method: 'POST',
    url: `${gateway.gatewayUrl}/oauth/v1/tokens`,
    headers: {
      authorization: `Basic ${basic}`,
      'x-app-key': gateway.appKey,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'x-request-id': requestId,
      ...(!password && gateway.enterpriseId !== undefined ? { enterpriseId: gateway.enterpriseId } : {}),
    },
    body: new URLSearchParams(form).toString(),
  };
}
