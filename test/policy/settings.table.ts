import { join } from 'node:path';
import { AuthOptions } from '../../src/auth/auth.options.js';
import { HEALTH_OPTIONS } from '../../src/health/health.options.js';
import { CACHE_OPTIONS } from '../../src/cache/cache.options.js';
import { McpOptions } from '../../src/mcp/mcp.options.js';
import { OBSERVABILITY_OPTIONS } from '../../src/observability/observability.options.js';
import { OperaOptions } from '../../src/opera/opera.options.js';
import { REDIS_OPTIONS } from '../../src/redis/redis.options.js';
import { SELF_SIGNED } from '../support/self-signed.js';
import { THROTTLE_OPTIONS } from '../../src/throttle/throttle.options.js';

/** What one environment variable changes. */
export interface Setting {
  /** A value that is not the default. */
  readonly value: string;
  /** Where it stands in the configuration. */
  readonly path: string;
  readonly expected: unknown;
  /** Module that is told, and where in its options; absent where no module is told but the command itself acts. */
  readonly told?: readonly [options: symbol, path: string];
  /** Variables without which it has no meaning. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** Files that variables name. Their texts are what the configuration reads from them. */
export const FILES = {
  hotels: JSON.stringify({
    gateways: [
      {
        gatewayUrl: 'https://other.example',
        clientId: 'other-client',
        clientSecret: 'other-secret',
        appKey: 'other-key',
        enterpriseId: 'OTHER',
        hotels: [{ hotelId: 'FAR01' }],
      },
    ],
  }),
  authority: 'the text of a certificate',
  certificate: SELF_SIGNED.cert,
  keys: '# nobody yet\n',
  rights: JSON.stringify({ roles: { manager: { scopes: ['opera:read'], hotels: ['*'] } } }),
};

/** A setting whose value reaches a module unchanged. */
function plain(
  value: string,
  path: string,
  expected: unknown,
  options?: symbol,
  inOptions?: string,
): Setting {
  return { value, path, expected, told: options && [options, inOptions ?? path] };
}

/** Without which nothing of access tokens has a meaning. */
const ISSUER = { MCP_PUBLIC_URL: 'https://elsewhere.example', MCP_AUTH_ISSUERS: 'https://login.example' };

const COLLECTOR = 'http://127.0.0.1:9';
const KEY = 'policy-key-of-32-characters-and-more';

/** A setting of traces, which there are only with a collector. */
function traced(value: string, name: string, expected: unknown): Setting {
  return {
    ...plain(value, `traces.${name}`, expected, OBSERVABILITY_OPTIONS),
    beside: { OTEL_EXPORTER_OTLP_ENDPOINT: COLLECTOR },
  };
}

/**
 * Every variable with a row of its own: a variable without one fails the specification.
 * @param folder where the files stand
 */
export function settings(folder: string): Readonly<Record<string, Setting>> {
  const opera = (value: string, name: string, expected: unknown, inOptions = name): Setting =>
    plain(value, `opera.${name}`, expected, OperaOptions, inOptions);
  const mcp = (value: string, name: string, expected: unknown): Setting =>
    plain(value, `mcp.${name}`, expected, McpOptions, name);
  const gateway = (value: string, name: string): Setting =>
    plain(value, `gateway.${name}`, value, OperaOptions, `gateways.0.${name}`);
  const access = (value: string, path: string, expected: unknown): Setting => ({
    ...plain(value, `auth.${path}`, expected, AuthOptions, path),
    beside: ISSUER,
  });
  return {
    MCP_HOST: plain('127.0.0.2', 'server.host', '127.0.0.2', AuthOptions, 'host'),
    MCP_PORT: plain('3999', 'server.port', 3999),
    MCP_TLS_CERT_FILE: {
      ...plain(`${folder}/certificate`, 'server.tls.certificate', SELF_SIGNED.cert),
      beside: { MCP_TLS_KEY: SELF_SIGNED.key },
    },
    MCP_TLS_KEY: {
      ...plain(SELF_SIGNED.key, 'server.tls.key', SELF_SIGNED.key),
      beside: { MCP_TLS_CERT_FILE: `${folder}/certificate` },
    },
    MCP_TRUSTED_PROXIES: plain('10.0.0.0/8, 192.0.2.1', 'server.trustedProxies', ['10.0.0.0/8', '192.0.2.1']),
    MCP_MAX_CONNECTIONS: plain('77', 'server.maxConnections', 77),
    MCP_REQUEST_TIMEOUT_SECONDS: plain('12', 'server.requestTimeoutSeconds', 12),
    MCP_SECRETS_RELOAD_SECONDS: plain('9', 'server.secretsReloadSeconds', 9),
    MCP_METRICS_PORT: plain('0', 'server.metricsPort', 0, OBSERVABILITY_OPTIONS, 'metricsPort'),
    // The application of the specification really waits for so long.
    MCP_DRAIN_SECONDS: plain('1', 'server.drainSeconds', 1, HEALTH_OPTIONS, 'drainSeconds'),
    MCP_SHUTDOWN_SECONDS: plain('12', 'server.shutdownSeconds', 12, McpOptions, 'drainSeconds'),
    MCP_DASHBOARD_LINKS: plain(
      'Overview=https://grafana.example/d/1',
      'server.dashboardLinks',
      [{ name: 'Overview', url: 'https://grafana.example/d/1' }],
      HEALTH_OPTIONS,
      'dashboardLinks',
    ),
    MCP_SESSIONS: mcp('true', 'sessions', true),
    MCP_WRITE_MODE: mcp('direct', 'writeMode', 'direct'),
    MCP_TOOLSETS: mcp('cashiering, system', 'toolsets', ['cashiering', 'system']),
    MCP_PROFILE: mcp('manager', 'profile', 'manager'),
    MCP_CALL_TIMEOUT_SECONDS: mcp('7', 'callTimeoutSeconds', 7),
    MCP_MAX_BODY_BYTES: mcp('2048', 'maxBodyBytes', 2048),
    MCP_MAX_CONCURRENT_CALLS: mcp('17', 'maxConcurrentCalls', 17),
    MCP_MAX_RESULT_TOKENS: mcp('900', 'maxResultTokens', 900),
    MCP_CALLS_PER_MINUTE: plain('33', 'throttle.callsPerMinute', 33, THROTTLE_OPTIONS, 'callsPerMinute'),
    MCP_CALL_BURST: plain('7', 'throttle.burst', 7, THROTTLE_OPTIONS, 'burst'),
    MCP_WRITES_PER_MINUTE: plain('8', 'throttle.writesPerMinute', 8, THROTTLE_OPTIONS, 'writesPerMinute'),
    MCP_TENANT_CALLS_PER_MINUTE: plain(
      '99',
      'throttle.tenantCallsPerMinute',
      99,
      THROTTLE_OPTIONS,
      'tenantCallsPerMinute',
    ),
    MCP_DAILY_CALLS_PER_CALLER: plain(
      '44',
      'throttle.dailyCallsPerCaller',
      44,
      THROTTLE_OPTIONS,
      'dailyCallsPerCaller',
    ),
    MCP_DAILY_CALLS_PER_TENANT: plain(
      '55',
      'throttle.dailyCallsPerTenant',
      55,
      THROTTLE_OPTIONS,
      'dailyCallsPerTenant',
    ),
    MCP_HTTP_REQUESTS_PER_MINUTE: plain(
      '66',
      'throttle.httpRequestsPerMinute',
      66,
      THROTTLE_OPTIONS,
      'httpRequestsPerMinute',
    ),
    MCP_ALLOWED_ORIGINS: mcp('https://a.example', 'allowedOrigins', ['https://a.example']),
    MCP_ALLOWED_HOSTS: mcp('mcp.example', 'allowedHosts', ['mcp.example']),
    MCP_SIGNING_KEY: mcp(KEY, 'signingKey', KEY),
    MCP_SIGNING_KEY_PREVIOUS: mcp(KEY, 'previousSigningKey', KEY),

    MCP_PUBLIC_URL: access('https://mcp.example/', 'tokens.resource', 'https://mcp.example/mcp'),
    MCP_AUTH_ISSUERS: {
      ...access('north=https://login.example', 'tokens.issuers', [
        { issuer: 'https://login.example', tenant: 'north' },
      ]),
      beside: { MCP_PUBLIC_URL: 'https://mcp.example' },
    },
    MCP_AUTH_AUDIENCES: access('api://opera', 'tokens.audiences', ['api://opera']),
    MCP_AUTH_TOKEN_TYPES: access('at+jwt, JWT', 'tokens.tokenTypes', ['at+jwt', 'jwt']),
    MCP_AUTH_ALGORITHMS: access('ES256', 'tokens.algorithms', ['ES256']),
    MCP_AUTH_BASE_SCOPES: access('opera:write', 'tokens.baseScopes', ['opera:write']),
    MCP_AUTH_CLAIM_SUBJECT: access('oid,sub', 'tokens.claims.subject', ['oid', 'sub']),
    MCP_AUTH_CLAIM_TENANT: access('org_id', 'tokens.claims.tenant', ['org_id']),
    MCP_AUTH_CLAIM_CHAIN: access('brand', 'tokens.claims.chain', ['brand']),
    MCP_AUTH_CLAIM_HOTELS: access('a.b', 'tokens.claims.hotels', ['a.b']),
    MCP_AUTH_CLAIM_ROLES: access('groups', 'tokens.claims.roles', ['groups']),
    MCP_AUTH_CLAIM_SCOPES: access('permissions', 'tokens.claims.scopes', ['permissions']),
    MCP_AUTH_RIGHTS_FILE: access(`${folder}/rights`, 'tokens.rightsFile.path', `${folder}/rights`),
    MCP_AUTH_INTROSPECTION: {
      ...access('always', 'tokens.introspection.mode', 'always'),
      beside: { ...ISSUER, MCP_AUTH_CLIENT_ID: 'x', MCP_AUTH_CLIENT_SECRET: 'y' },
    },
    MCP_AUTH_CLIENT_ID: access('asking', 'tokens.introspection.clientId', 'asking'),
    MCP_AUTH_CLIENT_SECRET: access('silent', 'tokens.introspection.clientSecret', 'silent'),
    MCP_AUTH_REMEMBER_SECONDS: access('5', 'tokens.rememberSeconds', 5),
    MCP_API_KEYS_FILE: access(`${folder}/keys`, 'keys.path', `${folder}/keys`),
    MCP_AUTH_RELOAD_SECONDS: {
      ...access('77', 'keys.reloadSeconds', 77),
      beside: { MCP_API_KEYS_FILE: `${folder}/keys` },
    },

    OPERA_GATEWAY_URL: gateway('https://gateway.example', 'gatewayUrl'),
    OPERA_CLIENT_ID: gateway('another-client', 'clientId'),
    OPERA_CLIENT_SECRET: gateway('another-secret', 'clientSecret'),
    OPERA_CLIENT_SECRET_PREVIOUS: gateway('former-secret', 'previousClientSecret'),
    OPERA_APP_KEY: gateway('another-key', 'appKey'),
    OPERA_ENTERPRISE_ID: gateway('OTHER', 'enterpriseId'),
    OPERA_SCOPE: gateway('another-scope', 'scope'),
    OPERA_USERNAME: { ...gateway('user', 'username'), beside: { OPERA_PASSWORD: 'password' } },
    OPERA_PASSWORD: { ...gateway('password', 'password'), beside: { OPERA_USERNAME: 'user' } },
    OPERA_DEFAULT_HOTEL_ID: plain('SAND09', 'opera.defaultHotelId', 'SAND09', McpOptions, 'defaultHotelId'),
    OPERA_HOTELS: plain('SAND09', 'opera.hotels', ['SAND09'], McpOptions, 'hotels'),
    OPERA_HOTELS_FILE: opera(`${folder}/hotels`, 'hotelsFile.path', `${folder}/hotels`),
    OPERA_HOTELS_RELOAD_SECONDS: {
      ...opera('77', 'hotelsFile.reloadSeconds', 77),
      beside: { OPERA_HOTELS_FILE: `${folder}/hotels` },
    },
    OPERA_TOKEN_STORE_DIR: {
      ...opera(`${folder}/tokens`, 'tokenStore.directory', `${folder}/tokens`, 'token.store.directory'),
      beside: { OPERA_ENCRYPTION_KEY: KEY },
    },
    OPERA_ENCRYPTION_KEY: {
      ...opera(KEY, 'tokenStore.secret', KEY, 'token.store.secret'),
      beside: { OPERA_TOKEN_STORE_DIR: `${folder}/tokens` },
    },
    OPERA_PROXY_URL: opera(
      'http://proxy.example:3128',
      'proxyUrl',
      'http://proxy.example:3128',
      'transport.proxyUrl',
    ),
    OPERA_CA_FILE: opera(
      `${folder}/authority`,
      'certificateAuthorities',
      [FILES.authority],
      'transport.certificateAuthorities',
    ),
    OPERA_CATALOGUE_DIR: opera(`${folder}/catalogue`, 'catalogueDirectory', `${folder}/catalogue`),
    OPERA_DAILY_CALLS_PER_CALLER: opera('55', 'dailyCallsPerCaller', 55, 'budget.dailyCallsPerCaller'),
    OPERA_EXTERNAL_SYSTEM: opera('PMSX', 'externalSystem', 'PMSX', 'gateways.0.externalSystem'),
    OPERA_CASHIER_ID: opera('42', 'cashierId', 42, 'gateways.0.cashierId'),
    OPERA_LANGUAGE: opera('de-AT', 'language', 'de-AT', 'gateways.0.language'),
    OPERA_REQUEST_TIMEOUT_SECONDS: opera('9', 'requestTimeoutSeconds', 9),
    OPERA_MAX_RETRIES: opera('5', 'maxRetries', 5, 'retry.maxRetries'),
    OPERA_READBACK_SECONDS: opera('25', 'readbackSeconds', 25, 'readback.settleSeconds'),
    OPERA_HTTP2: opera('no', 'http2', false, 'transport.http2'),
    OPERA_MAX_CONNECTIONS: opera('11', 'maxConnections', 11, 'transport.maxConnections'),
    OPERA_MAX_KEEPALIVE_CONNECTIONS: opera(
      '3',
      'maxKeepaliveConnections',
      3,
      'transport.maxKeepaliveConnections',
    ),
    OPERA_KEEPALIVE_EXPIRY: opera('44', 'keepaliveExpirySeconds', 44, 'transport.keepaliveExpirySeconds'),

    OPERA_REDIS_URL: plain('redis://127.0.0.1:9', 'redis.url', 'redis://127.0.0.1:9', REDIS_OPTIONS, 'url'),
    OPERA_REPLICAS: plain('3', 'replicas', 3, OperaOptions, 'pace.replicas'),
    OPERA_REDIS_PREFIX: plain('other', 'redis.prefix', 'other', REDIS_OPTIONS, 'prefix'),
    OPERA_ENABLE_CACHE: plain('off', 'cache.enabled', false, CACHE_OPTIONS, 'enabled'),
    OPERA_CACHE_TTL: plain('99', 'cache.defaultTtlSeconds', 99, CACHE_OPTIONS, 'defaultTtlSeconds'),
    OPERA_CACHE_TTL_BY_KIND: plain(
      'folio=0, room-status=3',
      'cache.ttlSecondsByKind.room-status',
      3,
      OperaOptions,
      'freshness.room-status',
    ),
    OPERA_CACHE_MAX_MEMORY: plain('123', 'cache.maxMemoryEntries', 123, CACHE_OPTIONS, 'maxMemoryEntries'),
    OPERA_CACHE_DIRECTORY: plain(
      `${folder}/cache`,
      'cache.directory',
      `${folder}/cache`,
      CACHE_OPTIONS,
      'directory',
    ),
    OPERA_CACHE_MAX_DISK_MB: plain('7', 'cache.maxDiskBytes', 7_340_032, CACHE_OPTIONS, 'maxDiskBytes'),
    OPERA_ENCRYPTION_KEY_PREVIOUS: {
      ...plain(KEY, 'cache.secrets.1', KEY, CACHE_OPTIONS, 'secrets.1'),
      beside: { OPERA_ENCRYPTION_KEY: KEY },
    },
    OPERA_REQUESTS_PER_SECOND: plain('2.5', 'pace.requestsPerSecond', 2.5, OperaOptions),
    OPERA_BURST_CAPACITY: plain('6', 'pace.burst', 6, OperaOptions),

    OPERA_LOG_LEVEL: plain('error', 'logs.level', 'error', OBSERVABILITY_OPTIONS, 'level'),
    OPERA_ENABLE_STRUCTURED_LOGGING: plain(
      'false',
      'logs.structured',
      false,
      OBSERVABILITY_OPTIONS,
      'structured',
    ),

    OPERA_LOG_SAMPLING: plain('false', 'logs.sampling', false, OBSERVABILITY_OPTIONS, 'sampling'),
    OTEL_EXPORTER_OTLP_ENDPOINT: plain(COLLECTOR, 'traces.endpoint', COLLECTOR, OBSERVABILITY_OPTIONS),
    OTEL_EXPORTER_OTLP_HEADERS: traced('api-key=a%20key', 'headers', { 'api-key': 'a key' }),
    OTEL_EXPORTER_OTLP_TIMEOUT: traced('1234', 'timeoutMs', 1234),
    OTEL_BSP_SCHEDULE_DELAY: traced('2345', 'delayMs', 2345),
    OTEL_TRACES_SAMPLER: traced('traceidratio', 'parentBased', false),
    OTEL_TRACES_SAMPLER_ARG: {
      ...traced('0.25', 'ratio', 0.25),
      beside: { OTEL_EXPORTER_OTLP_ENDPOINT: COLLECTOR, OTEL_TRACES_SAMPLER: 'traceidratio' },
    },
    MCP_AUDIT_DIR: {
      ...plain(join(folder, 'audit'), 'audit.directory', join(folder, 'audit'), OBSERVABILITY_OPTIONS),
      beside: { MCP_AUDIT_KEY: KEY },
    },
    MCP_AUDIT_STDOUT: plain('true', 'audit.stdout', true, OBSERVABILITY_OPTIONS),
    MCP_AUDIT_KEY: plain(KEY, 'audit.key', KEY, OBSERVABILITY_OPTIONS),
    MCP_AUDIT_MAX_MEGABYTES: plain('2', 'audit.maxBytes', 2 * 1024 * 1024, OBSERVABILITY_OPTIONS),
    MCP_AUDIT_RETENTION_DAYS: plain('30', 'audit.retentionDays', 30, OBSERVABILITY_OPTIONS),
    MCP_AUDIT_FSYNC: plain('never', 'audit.fsync', 'never', OBSERVABILITY_OPTIONS),
    MCP_AUDIT_REQUIRED: plain('false', 'audit.required', false, OBSERVABILITY_OPTIONS),
    SANDBOX_SEED: plain('8', 'sandbox.seed', 8),
    SANDBOX_BUSINESS_DATE: plain('2027-01-02', 'sandbox.businessDate', '2027-01-02'),
    SANDBOX_STATE_FILE: plain('/tmp/hotel.json', 'sandbox.stateFile', '/tmp/hotel.json'),
  };
}
