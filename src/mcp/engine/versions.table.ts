/** Revisions opened with `initialize`, newest first. */
export const LEGACY_VERSIONS: readonly string[] = [
  '2025-11-25',
  '2025-06-18',
  '2025-03-26',
  '2024-11-05',
  '2024-10-07',
];

/** Revisions without sessions, every request complete in itself. */
export const MODERN_VERSIONS: readonly string[] = ['2026-07-28'];

/** What a client gets that asks `initialize` for a version nobody knows. */
export const LATEST_LEGACY_VERSION = '2025-11-25';

/** Assumed of a request without a version header (2025-03-26 did not have it yet). */
export const UNSTATED_VERSION = '2025-03-26';

/** Names the 2026-07-28 revision gives to members of `_meta`. */
export const META = {
  version: 'io.modelcontextprotocol/protocolVersion',
  capabilities: 'io.modelcontextprotocol/clientCapabilities',
  client: 'io.modelcontextprotocol/clientInfo',
  logLevel: 'io.modelcontextprotocol/logLevel',
  server: 'io.modelcontextprotocol/serverInfo',
  subscription: 'io.modelcontextprotocol/subscriptionId',
} as const;

export type Era = 'legacy' | 'modern';
