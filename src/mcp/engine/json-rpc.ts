import type { Json } from '../../kernel/json.js';

/** JSON-RPC 2.0 request id as MCP allows it (never null). */
export type RpcId = string | number;

export type Params = { readonly [key: string]: unknown };

export interface RpcRequest {
  readonly jsonrpc: '2.0';
  readonly id: RpcId;
  readonly method: string;
  readonly params?: Params;
}

export interface RpcNotification {
  readonly jsonrpc: '2.0';
  readonly method: string;
  readonly params?: Params;
}

/** An answer of the client to a question of ours. */
export interface RpcResponse {
  readonly jsonrpc: '2.0';
  readonly id: RpcId;
  readonly result?: Params;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** Error codes of JSON-RPC 2.0 and MCP (2026-07-28 for the -3202x ones). */
export const RPC = {
  PARSE_ERROR: -32700,
  INVALID_REQUEST: -32600,
  METHOD_NOT_FOUND: -32601,
  INVALID_PARAMS: -32602,
  INTERNAL_ERROR: -32603,
  SERVER_ERROR: -32000,
  RESOURCE_NOT_FOUND: -32002,
  HEADER_MISMATCH: -32020,
  MISSING_CAPABILITY: -32021,
  UNSUPPORTED_VERSION: -32022,
} as const;

/** Far more than any task or body of OPERA needs; whatever walks a message recursively is safe below it. */
const MAX_DEPTH = 64;

/** An error answered by JSON-RPC itself, not as a tool's result. The message may be read by a model. */
export class ProtocolError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: Json,
  ) {
    super(message);
    this.name = 'ProtocolError';
  }
}

/** A result that is JSON text already (lists, tool answers), so that nothing is serialised twice. */
export class RawResult {
  constructor(readonly text: string) {}
}

/** The JSON text of an error answer; id null when the request's id could not be read. */
export function errorText(id: RpcId | null, code: number, message: string, data?: Json): string {
  return JSON.stringify({
    jsonrpc: '2.0',
    id,
    error: { code, message, ...(data === undefined ? {} : { data }) },
  });
}

/** The JSON text of a result answer. */
export function resultText(id: RpcId, result: unknown): string {
  const text = result instanceof RawResult ? result.text : JSON.stringify(result);
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${text}}`;
}

/** One message a client sent, by kind. */
export type Incoming =
  | { readonly kind: 'request'; readonly message: RpcRequest }
  | { readonly kind: 'notification'; readonly message: RpcNotification }
  | { readonly kind: 'response'; readonly message: RpcResponse };

/**
 * Sorts a parsed message.
 * @throws ProtocolError INVALID_REQUEST when it is no JSON-RPC 2.0 message of MCP
 */
export function incoming(value: unknown): Incoming {
  if (Array.isArray(value))
    throw invalid('Batches are not part of the protocol; send one message at a time.');
  if (!isRecord(value) || value['jsonrpc'] !== '2.0') throw invalid('This is not a JSON-RPC 2.0 message.');
  const { id, method, params } = value;
  if (params !== undefined && !isRecord(params)) throw invalid('params must be an object.');
  if (isDeeperThan(MAX_DEPTH, value)) throw invalid(`The message is nested deeper than ${MAX_DEPTH} levels.`);
  if (typeof method === 'string') {
    if (id === undefined) return { kind: 'notification', message: value as unknown as RpcNotification };
    if (!isRpcId(id)) throw invalid('id must be a string or an integer.');
    return { kind: 'request', message: value as unknown as RpcRequest };
  }
  if (method === undefined && isRpcId(id) && (isRecord(value['result']) || isRecord(value['error']))) {
    return { kind: 'response', message: value as unknown as RpcResponse };
  }
  throw invalid('The message has no method and is no answer.');
}

/** The id to answer with, of whatever was sent; null when there is none. */
export function idOf(value: unknown): RpcId | null {
  if (!isRecord(value)) return null;
  const { id } = value;
  return isRpcId(id) ? id : null;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value can be a request's id. */
export function isRpcId(value: unknown): value is RpcId {
  return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
}

/** Breadth first and not recursive: a message made to exhaust the stack must not. */
function isDeeperThan(levels: number, root: object): boolean {
  let level: object[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === levels) return true;
    const next: object[] = [];
    for (const value of level) {
      for (const inner of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
        if (typeof inner === 'object' && inner !== null) next.push(inner);
      }
    }
    level = next;
  }
  return false;
}

function invalid(message: string): ProtocolError {
  return new ProtocolError(RPC.INVALID_REQUEST, message);
}
