import type { McpOptions } from '../mcp.options.js';
import type { Registry } from '../registry/registry.service.js';
import type { Era } from './versions.table.js';

/**
 * What the server says it can do: only what is there, and only what works for this kind of client.
 * @param keepsSession the client keeps a session, so it can be told of changes and keep a log level
 */
export function capabilitiesOf(
  registry: Registry,
  options: McpOptions,
  era: Era,
  keepsSession: boolean,
): Record<string, object> {
  const lists = options.listChanged && (era === 'modern' || keepsSession) ? { listChanged: true } : {};
  const reachable = era === 'modern' || keepsSession;
  const resources = registry.allResources().length > 0;
  const prompts = registry.allPrompts().length > 0;
  return {
    tools: lists,
    ...(resources ? { resources: { ...lists, ...(reachable ? { subscribe: true } : {}) } } : {}),
    ...(prompts ? { prompts: lists } : {}),
    ...(resources || prompts ? { completions: {} } : {}),
    ...(reachable ? { logging: {} } : {}),
  };
}
