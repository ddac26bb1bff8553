import { ProtocolError, RPC } from '../engine/json-rpc.js';
import type { InventoryView } from '../inventory/inventory.view.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { nearest } from '../result/nearest.js';

/**
 * The tool a call names, if it exists for this caller.
 * @throws ProtocolError INVALID_PARAMS, with the nearest visible name
 */
export function findTool(view: InventoryView, name: unknown): ToolEntry {
  if (typeof name !== 'string')
    throw new ProtocolError(RPC.INVALID_PARAMS, 'tools/call needs the name of a tool.');
  const entry = view.tool(name);
  if (entry !== undefined) return entry;
  const near = nearest(name, view.toolNames());
  const hint = near === undefined ? 'List the tools to see which exist.' : `Did you mean "${near}"?`;
  const why = view.readOnly ? ' Only tools that change nothing are offered here.' : '';
  throw new ProtocolError(RPC.INVALID_PARAMS, `Unknown tool "${name.slice(0, 64)}". ${hint}${why}`, {
    code: 'TOOL_UNKNOWN',
  });
}
