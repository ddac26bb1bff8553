import type { IncomingHttpHeaders } from 'node:http';
import type { LogLevel } from '../declaration/client-link.js';
import { isRecord, ProtocolError, RPC, type Params, type RpcRequest } from '../engine/json-rpc.js';
import { META, MODERN_VERSIONS } from '../engine/versions.table.js';
import type { InventoryView } from '../inventory/inventory.view.js';
import { LOG_LEVELS } from '../pipeline/links.js';
import { headerText } from './header-text.js';

/** What a 2026-07-28 request says of its client. */
export interface ModernClient {
  readonly capabilities: Params;
  readonly logLevel?: LogLevel;
}

/**
 * Reads `_meta` of a 2026-07-28 request.
 * @throws ProtocolError INVALID_PARAMS when a required member is missing; UNSUPPORTED_VERSION
 */
export function modernClient({ params }: RpcRequest): ModernClient {
  const meta = params?.['_meta'];
  if (!isRecord(meta)) throw invalid('params._meta is required.');
  const version = meta[META.version];
  if (typeof version !== 'string') throw invalid(`params._meta["${META.version}"] is required.`);
  if (!MODERN_VERSIONS.includes(version)) throw unsupportedVersion(version);
  const capabilities = meta[META.capabilities];
  if (!isRecord(capabilities)) throw invalid(`params._meta["${META.capabilities}"] is required.`);
  const level = meta[META.logLevel];
  if (level !== undefined && !LOG_LEVELS.includes(level as LogLevel)) {
    throw invalid(`params._meta["${META.logLevel}"] is one of ${LOG_LEVELS.join(', ')}.`);
  }
  return { capabilities, logLevel: level as LogLevel | undefined };
}

/** The error for a version this server does not speak. */
export function unsupportedVersion(requested: string): ProtocolError {
  return new ProtocolError(RPC.UNSUPPORTED_VERSION, 'Unsupported protocol version.', {
    supported: MODERN_VERSIONS,
    requested: requested.slice(0, 100),
  });
}

/** Where the body names the thing that `Mcp-Name` repeats. */
const NAMED: Readonly<Record<string, string>> = {
  'tools/call': 'name',
  'prompts/get': 'name',
  'resources/read': 'uri',
};

/**
 * Checks that the headers say what the body says, so that what proxies saw is what happens.
 * @throws ProtocolError HEADER_MISMATCH
 */
export function checkHeaders({ method, params }: RpcRequest, headers: IncomingHttpHeaders): void {
  const meta = params?.['_meta'];
  const version = isRecord(meta) ? meta[META.version] : undefined;
  // Without a version in the body that is the error to tell of.
  if (typeof version === 'string') mustSay(headers, 'mcp-protocol-version', version);
  mustSay(headers, 'mcp-method', method);
  const key = NAMED[method];
  const name = key === undefined ? undefined : params?.[key];
  if (typeof name === 'string') mustSay(headers, 'mcp-name', name);
}

/**
 * Checks the headers that mirror arguments (`x-mcp-header` in a tool's schema).
 * @throws ProtocolError HEADER_MISMATCH
 */
export function checkMirrored(
  { method, params }: RpcRequest,
  headers: IncomingHttpHeaders,
  view: InventoryView,
): void {
  if (method !== 'tools/call' || typeof params?.['name'] !== 'string') return;
  const mirrored = view.tool(params['name'])?.mirrored;
  if (mirrored === undefined || mirrored.size === 0) return;
  const args = isRecord(params['arguments']) ? params['arguments'] : {};
  for (const [argument, suffix] of mirrored) {
    const header = `mcp-param-${suffix.toLowerCase()}`;
    const value = args[argument];
    if (typeof value === 'string') mustSay(headers, header, value);
    else if (typeof value === 'number' || typeof value === 'boolean') mustSay(headers, header, `${value}`);
    else if (headers[header] !== undefined) throw mismatch(header);
  }
}

function mustSay(headers: IncomingHttpHeaders, name: string, expected: string): void {
  const value = headers[name];
  if (typeof value !== 'string' || headerText(value) !== expected) throw mismatch(name);
}

function mismatch(header: string): ProtocolError {
  return new ProtocolError(RPC.HEADER_MISMATCH, `Header ${header} is missing or differs from the body.`);
}

function invalid(message: string): ProtocolError {
  return new ProtocolError(RPC.INVALID_PARAMS, message);
}
