import { isRecord, type RpcNotification, type RpcRequest } from '../engine/json-rpc.js';
import { LEGACY_VERSIONS, META, type Era } from '../engine/versions.table.js';

/**
 * Which revision's rules a message is under. The body decides; the header only where the body is silent, and `initialize`
 * without `_meta` is always the older one, whatever version it asks for.
 * @param version the `MCP-Protocol-Version` header
 */
export function eraOf(message: RpcRequest | RpcNotification, version: string | undefined): Era {
  const meta = message.params?.['_meta'];
  if (isRecord(meta) && meta[META.version] !== undefined) return 'modern';
  if (message.method === 'server/discover') return 'modern';
  if (message.method === 'initialize') return 'legacy';
  return version === undefined || LEGACY_VERSIONS.includes(version.trim()) ? 'legacy' : 'modern';
}
