import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { AuthOptions } from '../auth/auth.options.js';
import { type ThrottleConfig, throttleOf } from './throttle.config.js';
import { accessOf, hostsOf } from './access.config.js';
import { ConfigError, type ConfigProblem } from './config.error.js';
import type { Environment } from './environment.table.js';
import { type AuditConfig, auditOf, type TracesConfig, tracesOf } from './telemetry.config.js';

/** How to reach one OHIP gateway. */
export interface GatewayConfig {
  readonly gatewayUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Valid beside it while the secret is being rotated. */
  readonly previousClientSecret?: string;
  readonly appKey: string;
  readonly enterpriseId?: string;
  readonly scope: string;
  readonly username?: string;
  readonly password?: string;
}

/** The typed tree that composition hands to the modules. Durations carry their unit in the name. */
export interface Config {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly trustedProxies: readonly string[];
    readonly maxConnections: number;
    readonly requestTimeoutSeconds: number;
    /** PEM texts. */
    readonly tls?: { readonly certificate: string; readonly key: string };
    readonly secretsReloadSeconds: number;
    /** Says "not ready" and serves on for so long after SIGTERM. */
    readonly drainSeconds: number;
    /** What is under way gets so long then. */
    readonly shutdownSeconds: number;
    /** Absent: metrics are a route of the server. */
    readonly metricsPort?: number;
    readonly dashboardLinks: readonly { readonly name: string; readonly url: string }[];
  };
  readonly mcp: {
    readonly sessions: boolean;
    readonly writeMode: 'read-only' | 'confirm' | 'direct';
    readonly toolsets: Environment['MCP_TOOLSETS'];
    readonly profile?: Environment['MCP_PROFILE'];
    readonly callTimeoutSeconds: number;
    readonly maxBodyBytes: number;
    readonly maxConcurrentCalls: number;
    readonly maxResultTokens: number;
    readonly allowedOrigins: readonly string[];
    readonly allowedHosts: readonly string[];
    readonly signingKey?: string;
    readonly previousSigningKey?: string;
  };
  /** Who may call; with neither tokens nor keys whoever reaches the loopback address. */
  readonly auth: Omit<AuthOptions, 'host'>;
  readonly throttle: ThrottleConfig;
  /** Absent together with `opera.hotelsFile`: nothing to talk to is configured, the embedded sandbox is served. */
  readonly gateway?: GatewayConfig;
  readonly opera: {
    readonly defaultHotelId?: string;
    readonly hotels: readonly string[];
    readonly hotelsFile?: { readonly path: string; readonly reloadSeconds: number };
    /** In Redis if there is one, in the directory if it is named. */
    readonly tokenStore?: { readonly directory?: string; readonly secret: string };
    /** Folder that `catalogue build` wrote. */
    readonly catalogueDirectory?: string;
    readonly proxyUrl?: string;
    /** PEM texts. */
    readonly certificateAuthorities?: readonly string[];
    readonly dailyCallsPerCaller?: number;
    readonly externalSystem?: string;
    readonly cashierId?: number;
    readonly language: string;
    readonly requestTimeoutSeconds: number;
    readonly maxRetries: number;
    /** 0: unclear outcomes are not looked into. */
    readonly readbackSeconds: number;
    readonly http2: boolean;
    readonly maxConnections: number;
    readonly maxKeepaliveConnections: number;
    readonly keepaliveExpirySeconds: number;
  };
  readonly cache: {
    readonly enabled: boolean;
    readonly defaultTtlSeconds: number;
    readonly ttlSecondsByKind?: Environment['OPERA_CACHE_TTL_BY_KIND'];
    readonly maxMemoryEntries: number;
    /** Absent: nothing is written to disk. */
    readonly directory?: string;
    readonly maxDiskBytes: number;
    /** The current key, then the previous one during a rotation. */
    readonly secrets: string[];
  };
  readonly pace: { readonly requestsPerSecond: number; readonly burst: number };
  readonly redis: { readonly url?: string; readonly prefix: string };
  /** Processes that serve together. */
  readonly replicas: number;
  readonly logs: {
    readonly level: 'debug' | 'info' | 'warn' | 'error';
    /** Unset: by whether a terminal is written to. */
    readonly structured?: boolean;
    readonly sampling: boolean;
  };
  /** Absent: nothing is traced. */
  readonly traces?: TracesConfig;
  readonly audit: AuditConfig;
  readonly sandbox: {
    readonly seed: number;
    readonly businessDate?: string;
    readonly stateFile?: string;
    /** Where the embedded sandbox listens; set by composition. */
    readonly embeddedUrl?: string;
  };
}

/**
 * The typed tree of checked variables.
 * @throws ConfigError when some but not all credentials of a gateway are given
 */
export function toConfig(env: Environment): Config {
  return {
    server: {
      host: env.MCP_HOST,
      port: env.MCP_PORT,
      trustedProxies: env.MCP_TRUSTED_PROXIES,
      maxConnections: env.MCP_MAX_CONNECTIONS,
      requestTimeoutSeconds: env.MCP_REQUEST_TIMEOUT_SECONDS,
      tls: tlsOf(env),
      secretsReloadSeconds: env.MCP_SECRETS_RELOAD_SECONDS,
      drainSeconds: env.MCP_DRAIN_SECONDS,
      shutdownSeconds: env.MCP_SHUTDOWN_SECONDS,
      metricsPort: env.MCP_METRICS_PORT,
      dashboardLinks: env.MCP_DASHBOARD_LINKS,
    },
    mcp: {
      sessions: env.MCP_SESSIONS,
      writeMode: env.MCP_WRITE_MODE,
      toolsets: env.MCP_TOOLSETS,
      profile: env.MCP_PROFILE,
      callTimeoutSeconds: env.MCP_CALL_TIMEOUT_SECONDS,
      maxBodyBytes: env.MCP_MAX_BODY_BYTES,
      maxConcurrentCalls: env.MCP_MAX_CONCURRENT_CALLS,
      maxResultTokens: env.MCP_MAX_RESULT_TOKENS,
      allowedOrigins: env.MCP_ALLOWED_ORIGINS,
      allowedHosts: hostsOf(env),
      signingKey: env.MCP_SIGNING_KEY,
      previousSigningKey: env.MCP_SIGNING_KEY_PREVIOUS,
    },
    auth: accessOf(env),
    throttle: throttleOf(env),
    gateway: gatewayOf(env),
    opera: {
      defaultHotelId: env.OPERA_DEFAULT_HOTEL_ID,
      hotels: env.OPERA_HOTELS,
      hotelsFile: hotelsFileOf(env),
      tokenStore: tokenStoreOf(env),
      catalogueDirectory: env.OPERA_CATALOGUE_DIR,
      proxyUrl: env.OPERA_PROXY_URL,
      certificateAuthorities: authoritiesOf(env),
      dailyCallsPerCaller: env.OPERA_DAILY_CALLS_PER_CALLER,
      externalSystem: env.OPERA_EXTERNAL_SYSTEM,
      cashierId: env.OPERA_CASHIER_ID,
      language: env.OPERA_LANGUAGE,
      requestTimeoutSeconds: env.OPERA_REQUEST_TIMEOUT_SECONDS,
      maxRetries: env.OPERA_MAX_RETRIES,
      readbackSeconds: env.OPERA_READBACK_SECONDS,
      http2: env.OPERA_HTTP2,
      maxConnections: env.OPERA_MAX_CONNECTIONS,
      maxKeepaliveConnections: env.OPERA_MAX_KEEPALIVE_CONNECTIONS,
      keepaliveExpirySeconds: env.OPERA_KEEPALIVE_EXPIRY,
    },
    cache: {
      enabled: env.OPERA_ENABLE_CACHE,
      defaultTtlSeconds: env.OPERA_CACHE_TTL,
      ttlSecondsByKind: env.OPERA_CACHE_TTL_BY_KIND,
      maxMemoryEntries: env.OPERA_CACHE_MAX_MEMORY,
      directory: env.OPERA_CACHE_DIRECTORY,
      maxDiskBytes: env.OPERA_CACHE_MAX_DISK_MB * 1024 * 1024,
      secrets: [env.OPERA_ENCRYPTION_KEY, env.OPERA_ENCRYPTION_KEY_PREVIOUS].filter(
        (key) => key !== undefined,
      ),
    },
    pace: { requestsPerSecond: env.OPERA_REQUESTS_PER_SECOND, burst: env.OPERA_BURST_CAPACITY },
    redis: { url: env.OPERA_REDIS_URL, prefix: env.OPERA_REDIS_PREFIX },
    replicas: env.OPERA_REPLICAS,
    logs: {
      level: LEVELS[env.OPERA_LOG_LEVEL],
      structured: env.OPERA_ENABLE_STRUCTURED_LOGGING,
      sampling: env.OPERA_LOG_SAMPLING,
    },
    traces: tracesOf(env),
    audit: auditOf(env),
    sandbox: {
      seed: env.SANDBOX_SEED,
      businessDate: env.SANDBOX_BUSINESS_DATE,
      stateFile: env.SANDBOX_STATE_FILE,
    },
  };
}

const LEVELS = { DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

function hotelsFileOf(env: Environment): Config['opera']['hotelsFile'] {
  if (env.OPERA_HOTELS_FILE === undefined) return undefined;
  return { path: env.OPERA_HOTELS_FILE, reloadSeconds: env.OPERA_HOTELS_RELOAD_SECONDS };
}

function tokenStoreOf(env: Environment): Config['opera']['tokenStore'] {
  const { OPERA_TOKEN_STORE_DIR: directory, OPERA_ENCRYPTION_KEY: key } = env;
  if (key === undefined) {
    if (directory === undefined) return undefined;
    throw new ConfigError([
      {
        variable: 'OPERA_ENCRYPTION_KEY',
        problem: 'is missing beside OPERA_TOKEN_STORE_DIR: tokens are never kept in clear',
      },
    ]);
  }
  return { directory, secret: key };
}

function tlsOf(env: Environment): Config['server']['tls'] {
  const { MCP_TLS_CERT_FILE: file, MCP_TLS_KEY: key } = env;
  if (file === undefined && key === undefined) return undefined;
  if (file === undefined)
    throw new ConfigError([{ variable: 'MCP_TLS_CERT_FILE', problem: 'is missing beside MCP_TLS_KEY' }]);
  if (key === undefined)
    throw new ConfigError([{ variable: 'MCP_TLS_KEY', problem: 'is missing beside MCP_TLS_CERT_FILE' }]);
  const certificate = fileText('MCP_TLS_CERT_FILE', file);
  try {
    createSecureContext({ cert: certificate, key });
  } catch {
    const problem = 'and MCP_TLS_KEY are no certificate and its private key, both in PEM';
    throw new ConfigError([{ variable: 'MCP_TLS_CERT_FILE', problem }]);
  }
  return { certificate, key };
}

function authoritiesOf(env: Environment): readonly string[] | undefined {
  if (env.OPERA_CA_FILE === undefined) return undefined;
  return [fileText('OPERA_CA_FILE', env.OPERA_CA_FILE)];
}

function fileText(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError([{ variable, problem: 'names a file that cannot be read' }]);
  }
}

function gatewayOf(env: Environment): GatewayConfig | undefined {
  const required = ['OPERA_GATEWAY_URL', 'OPERA_CLIENT_ID', 'OPERA_CLIENT_SECRET', 'OPERA_APP_KEY'] as const;
  const optional = ['OPERA_ENTERPRISE_ID', 'OPERA_USERNAME', 'OPERA_PASSWORD'] as const;
  const given = [...required, ...optional].filter((name) => env[name] !== undefined);
  if (given.length === 0) return undefined;
  const problems: ConfigProblem[] = required
    .filter((name) => env[name] === undefined)
    .map((variable) => ({
      variable,
      problem: `is missing, while ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} set`,
    }));
  const password = env.OPERA_USERNAME !== undefined || env.OPERA_PASSWORD !== undefined;
  if (password && env.OPERA_USERNAME === undefined)
    problems.push({ variable: 'OPERA_USERNAME', problem: 'is missing beside OPERA_PASSWORD' });
  if (password && env.OPERA_PASSWORD === undefined)
    problems.push({ variable: 'OPERA_PASSWORD', problem: 'is missing beside OPERA_USERNAME' });
  if (!password && env.OPERA_ENTERPRISE_ID === undefined) {
    problems.push({
      variable: 'OPERA_ENTERPRISE_ID',
      problem: 'is missing; the client credentials grant needs it',
      example: 'CHAIN',
    });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    gatewayUrl: env.OPERA_GATEWAY_URL!,
    clientId: env.OPERA_CLIENT_ID!,
    clientSecret: env.OPERA_CLIENT_SECRET!,
    previousClientSecret: env.OPERA_CLIENT_SECRET_PREVIOUS,
    appKey: env.OPERA_APP_KEY!,
    enterpriseId: env.OPERA_ENTERPRISE_ID,
    scope: env.OPERA_SCOPE,
    username: env.OPERA_USERNAME,
    password: env.OPERA_PASSWORD,
  };
}
