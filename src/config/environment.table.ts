import { z } from 'zod';
import { TOOLSETS, type Toolset } from '../mcp/declaration/toolset.table.js';
import { PROFILES, type Profile } from '../mcp/inventory/profile.table.js';
import { TELEMETRY_VARIABLES } from './telemetry.variables.table.js';
import { ACCESS_VARIABLES } from './access.variables.table.js';

/** What the documentation and the error message say of a variable. */
export interface VariableMeta {
  readonly group: 'Server' | 'Access' | 'OPERA' | 'Cache and pace' | 'Logs' | 'Sandbox';
  readonly description: string;
  readonly example: string;
  /** May be given as NAME_FILE holding a path; never shown. */
  readonly secret?: boolean;
  [key: string]: unknown;
}

type Group = VariableMeta['group'];

const about = (group: Group, description: string, example: string): VariableMeta => ({
  group,
  description,
  example,
});
const secret = (group: Group, description: string, example: string): VariableMeta => ({
  group,
  description,
  example,
  secret: true,
});

const text = () => z.string().trim().min(1);
const flag = () => z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] });
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const list = () =>
  z.string().transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
const KINDS = [
  'configuration',
  'profile',
  'reservation',
  'business-date',
  'availability',
  'room-status',
  'folio',
] as const;

/** `kind=seconds` pairs, comma separated. */
const secondsByKind = () =>
  list().transform((pairs, context) => {
    const seconds: { [Kind in (typeof KINDS)[number]]?: number } = {};
    for (const pair of pairs) {
      const [kind = '', value = ''] = pair.split('=').map((part) => part.trim());
      const known = KINDS.find((one) => one === kind);
      if (known === undefined || !/^\d{1,6}$/.test(value)) {
        context.addIssue({
          code: 'custom',
          message: `must be pairs of kind=seconds; kinds: ${KINDS.join(', ')}`,
        });
        return z.NEVER;
      }
      seconds[known] = Number(value);
    }
    return seconds;
  });

/** `name=address` pairs, comma separated; addresses of the web only, for they become links. */
const namedLinks = () =>
  list().transform((pairs, context) =>
    pairs.map((pair) => {
      const [, name, url] = /^([^=]{1,40})=(https?:\/\/\S+)$/.exec(pair) ?? [];
      if (name !== undefined && url !== undefined && URL.canParse(url)) return { name: name.trim(), url };
      context.addIssue({ code: 'custom', message: 'must be pairs of name=https://address' });
      return z.NEVER;
    }),
  );

/**
 * Every environment variable, once: its type, default, example and what it is for. The documentation
 * (docs/operations/environment.md) and `.env.example` are generated from it.
 */
export const Environment = z.object({
  MCP_HOST: text()
    .default('127.0.0.1')
    .meta(
      about(
        'Server',
        'Address to listen on. Without authentication only a loopback address is accepted.',
        '127.0.0.1',
      ),
    ),
  MCP_PORT: whole(0, 65_535)
    .default(3000)
    .meta(about('Server', 'Port to listen on; 0 takes a free one.', '3000')),
  MCP_TLS_CERT_FILE: text()
    .optional()
    .meta(
      about(
        'Server',
        'Certificate with its chain (PEM); with MCP_TLS_KEY the server itself speaks HTTPS. A changed file is taken up without a restart.',
        '/run/secrets/tls.crt',
      ),
    ),
  MCP_TLS_KEY: text()
    .optional()
    .meta(secret('Server', 'Private key of the certificate (PEM).', '/run/secrets/tls.key')),
  MCP_TRUSTED_PROXIES: list()
    .default([])
    .meta(
      about(
        'Server',
        'Addresses or networks of the proxies in front, comma separated: only their X-Forwarded headers are believed.',
        '10.0.0.0/8',
      ),
    ),
  MCP_MAX_CONNECTIONS: whole(1, 1_000_000)
    .default(10_000)
    .meta(about('Server', 'Connections open at once; further ones are closed at once.', '10000')),
  MCP_REQUEST_TIMEOUT_SECONDS: whole(3, 600)
    .default(30)
    .meta(
      about('Server', 'Longest time a client may take to send a request; its headers get a third.', '30'),
    ),
  MCP_METRICS_PORT: whole(0, 65_535)
    .optional()
    .meta(
      about(
        'Server',
        'Port of its own for /metrics (0 takes a free one), so that a network policy can keep scrapers and callers apart; unset: a route of the server.',
        '9464',
      ),
    ),
  MCP_DRAIN_SECONDS: whole(0, 600)
    .default(0)
    .meta(
      about(
        'Server',
        'After SIGTERM: how long the server says "not ready" and still serves, so that balancers take it out first.',
        '15',
      ),
    ),
  MCP_SHUTDOWN_SECONDS: whole(1, 600)
    .default(10)
    .meta(
      about(
        'Server',
        'After that: longest time for what is under way, changes above all, before the process ends.',
        '20',
      ),
    ),
  MCP_DASHBOARD_LINKS: namedLinks()
    .default([])
    .meta(
      about(
        'Server',
        'Dashboards that health and the console point to: name=address pairs, comma separated.',
        'Overview=https://grafana.example/d/opera',
      ),
    ),
  MCP_SESSIONS: flag()
    .default(false)
    .meta(
      about(
        'Server',
        'Sessions for clients of 2025-11-25 and older, so that the server can ask the person (elicitation). Keep off behind a balancer without affinity.',
        'true',
      ),
    ),
  MCP_WRITE_MODE: z
    .enum(['read-only', 'confirm', 'direct'])
    .default('confirm')
    .meta(
      about(
        'Server',
        'read-only hides every change; confirm asks before money and irreversible changes; direct never asks.',
        'confirm',
      ),
    ),
  MCP_TOOLSETS: list()
    .pipe(z.array(z.enum(Object.keys(TOOLSETS) as [Toolset, ...Toolset[]])))
    .default([])
    .meta(
      about(
        'Server',
        'Toolsets offered, comma separated; empty for the default surface. Upper bound of what a request may select.',
        'reservations,front-desk',
      ),
    ),
  MCP_PROFILE: z
    .enum(Object.keys(PROFILES) as [Profile, ...Profile[]])
    .optional()
    .meta(
      about(
        'Server',
        'A named group of toolsets: front-desk, housekeeping, cashier, sales, revenue, manager or all.',
        'front-desk',
      ),
    ),
  MCP_CALL_TIMEOUT_SECONDS: whole(1, 600)
    .default(120)
    .meta(about('Server', 'Longest time one tool call may take.', '120')),
  MCP_MAX_BODY_BYTES: whole(1024, 64 * 1024 * 1024)
    .default(4 * 1024 * 1024)
    .meta(about('Server', 'Largest request body.', '4194304')),
  MCP_MAX_CONCURRENT_CALLS: whole(1, 100_000)
    .default(2000)
    .meta(about('Server', 'Calls in progress at once; more are refused at once with a wait.', '2000')),
  MCP_MAX_RESULT_TOKENS: whole(500, 100_000)
    .default(6000)
    .meta(
      about(
        'Server',
        'Longest answer of a tool, in tokens (estimated); the rest comes page by page.',
        '6000',
      ),
    ),
  MCP_CALLS_PER_MINUTE: whole(1, 1_000_000)
    .default(600)
    .meta(about('Server', 'Tool calls a caller may make in a minute, weighted by their cost.', '600')),
  MCP_CALL_BURST: whole(1, 1_000_000)
    .optional()
    .meta(
      about(
        'Server',
        'Tool calls a caller may make at once after a pause; those of a minute when unset.',
        '100',
      ),
    ),
  MCP_WRITES_PER_MINUTE: whole(1, 1_000_000)
    .optional()
    .meta(
      about(
        'Server',
        'Tool calls a caller may make in a minute that change something; as many as of all when unset.',
        '120',
      ),
    ),
  MCP_TENANT_CALLS_PER_MINUTE: whole(1, 100_000_000)
    .optional()
    .meta(
      about(
        'Server',
        'Tool calls of all callers of one tenant in a minute; those of twenty callers when unset.',
        '6000',
      ),
    ),
  MCP_DAILY_CALLS_PER_CALLER: whole(1, 1_000_000_000)
    .optional()
    .meta(
      about(
        'Server',
        'Tool calls of a caller between two midnights UTC, weighted by their cost; no ceiling when unset.',
        '20000',
      ),
    ),
  MCP_DAILY_CALLS_PER_TENANT: whole(1, 1_000_000_000)
    .optional()
    .meta(
      about(
        'Server',
        'Tool calls of all callers of a tenant between two midnights UTC; no ceiling when unset.',
        '400000',
      ),
    ),
  MCP_HTTP_REQUESTS_PER_MINUTE: whole(1, 1_000_000)
    .default(600)
    .meta(
      about(
        'Server',
        'Plain HTTP requests of one address in a minute; MCP, probes and metrics are not counted.',
        '600',
      ),
    ),
  MCP_ALLOWED_ORIGINS: list()
    .default([])
    .meta(
      about(
        'Server',
        'Browser origins allowed beside loopback ones, comma separated.',
        'https://assistant.example.com',
      ),
    ),
  MCP_ALLOWED_HOSTS: list()
    .default([])
    .meta(
      about(
        'Server',
        'Host names by which clients reach the server, beside loopback ones, comma separated.',
        'mcp.hotels.example',
      ),
    ),
  MCP_SIGNING_KEY: text()
    .min(32)
    .optional()
    .meta(
      secret(
        'Server',
        'Signs confirmations and cursors, at least 32 characters, the same on every replica. Random per process when unset.',
        'a-long-random-text-of-32-characters',
      ),
    ),

  MCP_SIGNING_KEY_PREVIOUS: text()
    .min(32)
    .optional()
    .meta(
      secret(
        'Server',
        'The signing key before this one: what it signed is still taken back, for the time of a rotation.',
        'the-long-random-text-used-until-now',
      ),
    ),
  MCP_SECRETS_RELOAD_SECONDS: whole(1, 86_400)
    .default(30)
    .meta(
      about(
        'Server',
        'How often files of secrets (the *_FILE variables and the certificate) are looked at for a rotation.',
        '30',
      ),
    ),

  ...ACCESS_VARIABLES,

  OPERA_GATEWAY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta(
      about(
        'OPERA',
        'The OHIP gateway of the hotel chain. Without it (and the credentials) the built-in sandbox hotel is served.',
        'https://chain.hospitality-api.eu-frankfurt-1.ocs.oraclecloud.com',
      ),
    ),
  OPERA_CLIENT_ID: text()
    .max(100)
    .optional()
    .meta(about('OPERA', 'Client id of the application.', 'CHAIN_Client')),
  OPERA_CLIENT_SECRET: text()
    .optional()
    .meta(secret('OPERA', 'Client secret of the application.', 'a-client-secret')),
  OPERA_CLIENT_SECRET_PREVIOUS: text()
    .optional()
    .meta(
      secret(
        'OPERA',
        'The other secret during a rotation: tried when OPERA_CLIENT_SECRET is refused.',
        'the-secret-used-until-now',
      ),
    ),
  OPERA_APP_KEY: text()
    .optional()
    .meta(secret('OPERA', 'Application key (x-app-key), a UUID.', '0f8fad5b-d9cb-469f-a165-70867728950e')),
  OPERA_ENTERPRISE_ID: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{1,8}$/, 'is 1 to 8 capital letters or digits')
    .optional()
    .meta(about('OPERA', 'Enterprise id, needed with the client credentials grant.', 'CHAIN')),
  OPERA_SCOPE: text()
    .default('urn:opc:hgbu:ws:__myscopes__')
    .meta(
      about('OPERA', 'Scope asked for with the client credentials grant.', 'urn:opc:hgbu:ws:__myscopes__'),
    ),
  OPERA_USERNAME: text()
    .optional()
    .meta(
      about(
        'OPERA',
        'Integration user; with OPERA_PASSWORD chooses the password grant of older tenants.',
        'INTEGRATION_USER',
      ),
    ),
  OPERA_PASSWORD: text()
    .optional()
    .meta(secret('OPERA', 'Password of the integration user.', 'a-password')),
  OPERA_DEFAULT_HOTEL_ID: text()
    .max(20)
    .optional()
    .meta(about('OPERA', 'Hotel of calls that name none.', 'SAND01')),
  OPERA_HOTELS: list()
    .default([])
    .meta(
      about(
        'OPERA',
        'Hotel codes this server may act for, comma separated; empty allows every hotel of the credentials.',
        'SAND01,SAND02',
      ),
    ),
  OPERA_HOTELS_FILE: text()
    .optional()
    .meta(
      about(
        'OPERA',
        'JSON file that maps hotels to gateways, credentials and defaults, for several chains in one server; changes are taken up without a restart.',
        '/etc/opera-cloud-mcp/hotels.json',
      ),
    ),
  OPERA_HOTELS_RELOAD_SECONDS: whole(1, 3600)
    .default(10)
    .meta(about('OPERA', 'How often the hotels file is looked at.', '10')),
  OPERA_TOKEN_STORE_DIR: text()
    .optional()
    .meta(
      about(
        'OPERA',
        'Directory where access tokens outlive a restart, encrypted; needs OPERA_ENCRYPTION_KEY.',
        '/var/lib/opera-cloud-mcp',
      ),
    ),
  OPERA_ENCRYPTION_KEY: text()
    .min(32)
    .optional()
    .meta(
      secret(
        'OPERA',
        'Encrypts what is kept on disk and in Redis, at least 32 random characters, the same on every replica. Without it no token is kept anywhere.',
        'another-long-random-text-of-32-characters',
      ),
    ),
  OPERA_ENCRYPTION_KEY_PREVIOUS: text()
    .min(32)
    .optional()
    .meta(
      secret(
        'OPERA',
        'The key used until now, during a rotation: cached answers sealed with it can still be read.',
        'the-key-used-until-now-of-32-characters',
      ),
    ),
  OPERA_PROXY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta(about('OPERA', 'HTTP proxy towards the gateway.', 'http://proxy.example:3128')),
  OPERA_CA_FILE: text()
    .optional()
    .meta(
      about(
        'OPERA',
        'PEM file with further certificate authorities of the gateway or proxy.',
        '/etc/ssl/private-ca.pem',
      ),
    ),
  OPERA_CATALOGUE_DIR: text()
    .optional()
    .meta(
      about(
        'OPERA',
        'Folder that "opera-cloud-mcp catalogue build" wrote: the operations of OPERA are read from it instead of from the built-in catalogue.',
        '/var/lib/opera-cloud-mcp/catalogue',
      ),
    ),
  OPERA_DAILY_CALLS_PER_CALLER: whole(1, 100_000_000)
    .optional()
    .meta(
      about(
        'OPERA',
        'Most OPERA calls one caller may cause between two midnights UTC; no ceiling when unset.',
        '5000',
      ),
    ),
  OPERA_EXTERNAL_SYSTEM: text()
    .max(40)
    .optional()
    .meta(
      about(
        'OPERA',
        'External system code configured in OPERA; stamps bookings so that an unclear outcome can be looked up.',
        'MCP',
      ),
    ),
  OPERA_CASHIER_ID: whole(1, 999_999_999)
    .optional()
    .meta(
      about('OPERA', 'Cashier of the integration user, needed for charges, payments and check-out.', '101'),
    ),
  OPERA_LANGUAGE: z
    .string()
    .trim()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is a language tag such as en or de-AT')
    .default('en')
    .meta(about('OPERA', 'Language of descriptions that OPERA sends.', 'en')),
  OPERA_REQUEST_TIMEOUT_SECONDS: whole(1, 300)
    .default(30)
    .meta(about('OPERA', 'Longest time one HTTP attempt may take.', '30')),
  OPERA_MAX_RETRIES: whole(0, 10)
    .default(2)
    .meta(
      about(
        'OPERA',
        'Further attempts of a read that met a passing fault. Changes are never sent again unless OPERA certainly did not get them.',
        '2',
      ),
    ),
  OPERA_READBACK_SECONDS: whole(0, 300)
    .default(10)
    .meta(
      about(
        'OPERA',
        'How long the outcome of a change whose answer was lost is looked for, until it counts as not done; 0 looks for none and says that it is unknown.',
        '10',
      ),
    ),
  OPERA_HTTP2: flag()
    .default(true)
    .meta(about('OPERA', 'Offer HTTP/2 to the gateway.', 'true')),
  OPERA_MAX_CONNECTIONS: whole(1, 1000)
    .default(50)
    .meta(about('OPERA', 'Connections to one gateway.', '50')),
  OPERA_MAX_KEEPALIVE_CONNECTIONS: whole(0, 1000)
    .default(20)
    .meta(about('OPERA', 'Idle connections kept open.', '20')),
  OPERA_KEEPALIVE_EXPIRY: whole(1, 600)
    .default(30)
    .meta(about('OPERA', 'Seconds an idle connection is kept.', '30')),

  OPERA_REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta(
      secret(
        'Cache and pace',
        'Redis or Valkey that replicas share: pace, tokens, quotas and cache. Without it every replica keeps its own.',
        'rediss://user:a-password@redis.example:6379/0',
      ),
    ),
  OPERA_REDIS_PREFIX: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,40}$/, 'is up to 40 letters, digits, dots, dashes or underscores')
    .default('opera-mcp')
    .meta(
      about(
        'Cache and pace',
        'First part of every key in Redis; another one for every installation that shares it.',
        'opera-mcp',
      ),
    ),
  OPERA_REPLICAS: whole(1, 1000)
    .default(1)
    .meta(
      about(
        'Cache and pace',
        'Processes like this one that serve together. While Redis is away each takes its share of what they may do.',
        '3',
      ),
    ),
  OPERA_ENABLE_CACHE: flag()
    .default(true)
    .meta(
      about(
        'Cache and pace',
        'Remember answers of reads; changes made through this server are seen at once.',
        'true',
      ),
    ),
  OPERA_CACHE_TTL: whole(1, 86_400)
    .default(300)
    .meta(
      about(
        'Cache and pace',
        'Seconds an answer about a profile is kept. Other kinds keep their proportion to it: configuration 12 times as long, stays and business date a fifth, availability a tenth, room status a fifteenth, folios a twentieth.',
        '300',
      ),
    ),
  OPERA_CACHE_TTL_BY_KIND: secondsByKind()
    .optional()
    .meta(
      about(
        'Cache and pace',
        'Seconds for single kinds in place of their proportion, 0 to keep none: configuration, profile, reservation, business-date, availability, room-status, folio.',
        'availability=10,folio=0',
      ),
    ),
  OPERA_CACHE_MAX_MEMORY: whole(1, 10_000_000)
    .default(10_000)
    .meta(about('Cache and pace', 'Answers kept in memory.', '10000')),
  OPERA_CACHE_DIRECTORY: text()
    .optional()
    .meta(
      about(
        'Cache and pace',
        'Folder in which answers outlive a restart, encrypted; for one process alone. Without it answers are never written to disk.',
        '/var/lib/opera-cloud-mcp/cache',
      ),
    ),
  OPERA_CACHE_MAX_DISK_MB: whole(1, 100_000)
    .default(512)
    .meta(about('Cache and pace', 'Megabytes of answers kept in that folder.', '512')),
  OPERA_REQUESTS_PER_SECOND: z.coerce
    .number()
    .min(0.1)
    .max(1000)
    .default(10)
    .meta(about('Cache and pace', 'Requests a second to one gateway, sustained.', '10')),
  OPERA_BURST_CAPACITY: whole(1, 10_000)
    .default(20)
    .meta(about('Cache and pace', 'Requests that may go at once after a pause.', '20')),

  OPERA_LOG_LEVEL: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']))
    .default('INFO')
    .meta(about('Logs', 'DEBUG, INFO, WARN or ERROR.', 'INFO')),
  OPERA_ENABLE_STRUCTURED_LOGGING: flag()
    .optional()
    .meta(
      about(
        'Logs',
        'JSON lines; false for text that people read. Unset: text in a terminal, else JSON.',
        'true',
      ),
    ),
  ...TELEMETRY_VARIABLES,

  SANDBOX_SEED: whole(0, 2_147_483_647)
    .default(1)
    .meta(about('Sandbox', 'Seed of the built-in hotel: the same seed, the same guests.', '1')),
  SANDBOX_BUSINESS_DATE: z.iso
    .date()
    .optional()
    .meta(
      about('Sandbox', 'Business date of the built-in hotel; the machine date when unset.', '2026-11-23'),
    ),
  SANDBOX_STATE_FILE: text()
    .optional()
    .meta(
      about(
        'Sandbox',
        'File that keeps the built-in hotel over restarts; unset, it begins anew.',
        './hotel.json',
      ),
    ),
});

export type Environment = z.infer<typeof Environment>;
