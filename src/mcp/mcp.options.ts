import type { Toolset } from './declaration/toolset.table.js';
import type { Profile } from './inventory/profile.table.js';
import { SURFACE } from './inventory/surface.table.js';

/** How changes are treated: none at all, money and irreversible ones with consent, or everything at once. */
export const WRITE_MODES = ['read-only', 'confirm', 'direct'] as const;
export type WriteMode = (typeof WRITE_MODES)[number];

/** Everything that can be set of the MCP server. Durations and sizes carry their unit in the name. */
export interface McpOptions {
  /** Name and version told to clients as `serverInfo`. */
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  /** Guidance for the model, sent once: units, time zone, when to search. */
  readonly instructions?: string;
  /** Path of the HTTP endpoint. */
  readonly path: string;
  /** Give 2025-era HTTP clients a session, so that the server can ask them questions. */
  readonly sessions: boolean;
  readonly maxSessions: number;
  readonly sessionIdleSeconds: number;
  readonly writeMode: WriteMode;
  /** Upper bound of what a request may select; empty together with no profile: the default surface. */
  readonly toolsets: readonly Toolset[];
  readonly profile?: Profile;
  /** Names of the tools listed when neither operator nor request selects toolsets. */
  readonly surface: readonly string[];
  readonly defaultHotelId?: string;
  /** Hotels of the configuration; empty: OPERA decides. */
  readonly hotels: readonly string[];
  readonly maxBodyBytes: number;
  readonly callTimeoutSeconds: number;
  /** Longest wait for a person's answer to a question within a call. */
  readonly answerTimeoutSeconds: number;
  readonly confirmationSeconds: number;
  readonly maxConcurrentCalls: number;
  readonly maxResultTokens: number;
  /** Browser origins allowed beside loopback ones (`https://host[:port]`, `*` for any). */
  readonly allowedOrigins: readonly string[];
  /** Host names allowed beside loopback ones (`*` for any). */
  readonly allowedHosts: readonly string[];
  /** Signs confirmations, cursors and round-trip state; random per process when absent. */
  readonly signingKey?: string;
  /** Signs nothing any more, but what it signed is still taken back: for the time of a rotation. */
  readonly previousSigningKey?: string;
  /** Announce that lists may change while the server runs (they never do as a side effect of a call). */
  readonly listChanged: boolean;
  /** How long clients may keep a list. */
  readonly listTtlSeconds: number;
  readonly keepAliveSeconds: number;
  readonly maxSubscriptions: number;
  /** How long a stopping server waits for what is being worked on. */
  readonly drainSeconds: number;
}

export const McpOptions = Symbol('McpOptions');

/** What composition has to give; the rest has defaults. */
export type McpModuleOptions = Pick<McpOptions, 'name' | 'version'> & Partial<McpOptions>;

const DEFAULTS: Omit<McpOptions, 'name' | 'version'> = {
  path: '/mcp',
  sessions: false,
  maxSessions: 1000,
  sessionIdleSeconds: 1800,
  writeMode: 'confirm',
  toolsets: [],
  surface: SURFACE,
  hotels: [],
  maxBodyBytes: 4 * 1024 * 1024,
  callTimeoutSeconds: 120,
  answerTimeoutSeconds: 300,
  confirmationSeconds: 300,
  maxConcurrentCalls: 2000,
  maxResultTokens: 6000,
  allowedOrigins: [],
  allowedHosts: [],
  listChanged: false,
  listTtlSeconds: 300,
  keepAliveSeconds: 15,
  maxSubscriptions: 1024,
  drainSeconds: 10,
};

/** The options with defaults in place of what is absent or undefined. */
export function withDefaults(options: McpModuleOptions): McpOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given } as McpOptions;
}
