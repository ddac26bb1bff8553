import type { AuthOptions, TokenOptions } from '../auth/auth.options.js';
import { ConfigError } from './config.error.js';
import type { Environment } from './environment.table.js';

/** Path of the MCP endpoint under the public address. */
const ENDPOINT = '/mcp';

/**
 * Who may call. With neither issuers nor keys nobody is asked, which the server accepts on loopback only.
 * @throws ConfigError when something is missing beside what is given
 */
export function accessOf(env: Environment): Omit<AuthOptions, 'host'> {
  const { MCP_API_KEYS_FILE: keys, MCP_AUTH_RELOAD_SECONDS: reloadSeconds } = env;
  return {
    ...(env.MCP_AUTH_ISSUERS.length > 0 && { tokens: tokensOf(env) }),
    ...(keys !== undefined && { keys: { path: keys, reloadSeconds } }),
  };
}

/** Hosts served: those allowed, and that of the public address. */
export function hostsOf({ MCP_ALLOWED_HOSTS: hosts, MCP_PUBLIC_URL: url }: Environment): string[] {
  return url === undefined ? hosts : [...new Set([...hosts, new URL(url).hostname])];
}

function tokensOf(env: Environment): TokenOptions {
  const { MCP_PUBLIC_URL: url, MCP_AUTH_ISSUERS: issuers, MCP_AUTH_INTROSPECTION: mode } = env;
  if (url === undefined) throw missing('MCP_PUBLIC_URL', 'MCP_AUTH_ISSUERS', 'https://mcp.hotels.example');
  if (issuers.length > 1 && issuers.some(({ tenant }) => tenant === undefined)) {
    // An issuer that could choose the tenant could choose another issuer's.
    const problem = 'names several issuers, so each needs its tenant';
    const example = 'north=https://a.example,south=https://b.example';
    throw new ConfigError([{ variable: 'MCP_AUTH_ISSUERS', problem, example }]);
  }
  for (const name of ['MCP_AUTH_CLIENT_ID', 'MCP_AUTH_CLIENT_SECRET'] as const)
    if (mode !== 'never' && env[name] === undefined) throw missing(name, 'MCP_AUTH_INTROSPECTION');
  const rights = env.MCP_AUTH_RIGHTS_FILE;
  return {
    resource: `${url}${ENDPOINT}`,
    issuers,
    audiences: env.MCP_AUTH_AUDIENCES,
    algorithms: env.MCP_AUTH_ALGORITHMS,
    tokenTypes: env.MCP_AUTH_TOKEN_TYPES,
    baseScopes: env.MCP_AUTH_BASE_SCOPES,
    claims: {
      subject: env.MCP_AUTH_CLAIM_SUBJECT,
      tenant: env.MCP_AUTH_CLAIM_TENANT,
      chain: env.MCP_AUTH_CLAIM_CHAIN,
      hotels: env.MCP_AUTH_CLAIM_HOTELS,
      roles: env.MCP_AUTH_CLAIM_ROLES,
      scopes: env.MCP_AUTH_CLAIM_SCOPES,
    },
    rightsFile:
      rights === undefined ? undefined : { path: rights, reloadSeconds: env.MCP_AUTH_RELOAD_SECONDS },
    introspection: { mode, clientId: env.MCP_AUTH_CLIENT_ID, clientSecret: env.MCP_AUTH_CLIENT_SECRET },
    rememberSeconds: env.MCP_AUTH_REMEMBER_SECONDS,
  };
}

function missing(variable: string, beside: string, example?: string): ConfigError {
  return new ConfigError([{ variable, problem: `is missing beside ${beside}`, example }]);
}
