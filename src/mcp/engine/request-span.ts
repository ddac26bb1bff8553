import type { Facts } from '../../observability/traces/tracing.js';
import type { EngineRequest } from './request.js';

/** Name of a request's span (OpenTelemetry's conventions for MCP): the method, with the tool when it exists. */
export function spanName(request: EngineRequest): string {
  const tool = toolOf(request);
  return tool === undefined ? request.method : `${request.method} ${tool}`;
}

/** What a span says of a request: nothing that a client could fill with text of its own. */
export function spanFacts(request: EngineRequest): Facts {
  const { peer, method, requestId } = request;
  const tool = toolOf(request);
  return {
    'mcp.method.name': method,
    'gen_ai.operation.name': tool === undefined ? undefined : 'execute_tool',
    'gen_ai.tool.name': tool,
    'opera_mcp.era': peer.era,
    'opera_mcp.request_id': requestId,
  };
}

function toolOf({ method, params, peer }: EngineRequest): string | undefined {
  const { name } = params;
  if (method !== 'tools/call' || typeof name !== 'string') return undefined;
  return peer.view.tool(name)?.declaration.name;
}
