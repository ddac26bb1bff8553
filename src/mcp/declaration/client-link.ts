import type { Json } from '../../kernel/json.js';

/** A content block of a result as MCP defines it (text, image, audio, resource, resource_link). */
export type ContentBlock = { readonly type: string } & { readonly [key: string]: unknown };

/** MCP log levels (RFC 5424). */
export type LogLevel = 'debug' | 'info' | 'notice' | 'warning' | 'error' | 'critical' | 'alert' | 'emergency';

/** What a tool may ask of or tell the client, the same on every protocol revision. */
export interface ClientLink {
  /** Capabilities the client declared; empty when unknown. */
  readonly capabilities: { readonly [key: string]: unknown };
  /** Sends a log notification if the client wants them at this level. */
  log(level: LogLevel, data: Json, logger?: string): void;
  /**
   * Asks the client (`elicitation/create`, `sampling/createMessage`, `roots/list`) and gives its answer.
   * On the 2026-07-28 revision the call ends here with `input_required` and runs again from its beginning when the answer
   * comes: so ask before doing anything that must not happen twice. On older sessions the answer is awaited.
   * Throws Fault when the client cannot be asked.
   * @param key names the question within this call; the same key gives the same answer.
   */
  ask(key: string, method: string, params: { readonly [key: string]: unknown }): Promise<Json>;
}
