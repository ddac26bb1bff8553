import type { Tasks } from '../../src/mcp/declaration/tasks.js';
import { McpTool, type ToolDeclaration } from '../../src/mcp/declaration/tool.declaration.js';
import { InventoryView } from '../../src/mcp/inventory/inventory.view.js';
import { CallerTasks } from '../../src/mcp/pipeline/caller-tasks.js';
import type { Guards } from '../../src/mcp/pipeline/guards.service.js';
import { toolEntry, type AnyToolHandler } from '../../src/mcp/registry/tool.entry.js';

/** Guards that let everybody pass: quotas are not what these tests are about. */
const OPEN = {
  pass: <R>(_entry: unknown, _args: unknown, _call: unknown, next: () => Promise<R>): Promise<R> => next(),
} as unknown as Guards;

/**
 * Tools as the tasks of a caller, made of their classes without Nest.
 * @param handlers instances of classes with the decorator
 * @param listed names that the client has in its list
 */
export function taskList(handlers: readonly object[], listed: readonly string[] = []): Tasks {
  const entries = handlers.map((handler) => {
    const declaration = Reflect.getMetadata(McpTool.KEY, handler.constructor) as ToolDeclaration;
    return toolEntry(declaration, handler as AnyToolHandler, 'confirm');
  });
  const shown = entries.filter(({ declaration }) => listed.includes(declaration.name));
  return new CallerTasks(new InventoryView(shown, entries, [], [], false, false), OPEN);
}
