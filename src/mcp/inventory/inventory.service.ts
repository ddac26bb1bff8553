import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { EFFECTS } from '../../kernel/effect.js';
import type { Toolset } from '../declaration/toolset.table.js';
import { McpOptions } from '../mcp.options.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { Registry } from '../registry/registry.service.js';
import { InventoryView } from './inventory.view.js';
import { both, toolsetsNamed, type Narrowing } from './narrowing.js';

/** Views kept; a view per combination of rights and narrowing, so few in practice. */
const MAX_VIEWS = 256;

/**
 * What a caller sees: the operator's bound, cut by the request's narrowing, cut by the caller's scopes. Views are built on
 * first use and kept, so a list costs nothing per request.
 */
@Injectable()
export class Inventory {
  private readonly views = new Map<string, InventoryView>();
  /** By caller and narrowing as objects: the edge hands out the same ones for the same credentials and addresses. */
  private readonly seen = new WeakMap<Caller, WeakMap<Narrowing, InventoryView>>();
  /** The operator's bound; undefined when neither toolsets nor a profile are configured. */
  private readonly bound: readonly Toolset[] | undefined;

  constructor(
    private readonly registry: Registry,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {
    const toolsets = options.toolsets.length > 0 ? toolsetsNamed(options.toolsets.join(',')) : undefined;
    const profile = options.profile === undefined ? undefined : toolsetsNamed(options.profile);
    this.bound = both(toolsets, profile);
  }

  /** The view of a caller with a request's narrowing. */
  view(caller: Caller, narrowing: Narrowing): InventoryView {
    let seen = this.seen.get(caller);
    if (seen === undefined) this.seen.set(caller, (seen = new WeakMap()));
    let view = seen.get(narrowing);
    if (view === undefined) seen.set(narrowing, (view = this.viewByRights(caller, narrowing)));
    return view;
  }

  /** Callers with the same rights share a view. */
  private viewByRights(caller: Caller, narrowing: Narrowing): InventoryView {
    const key = `${rightsOf(caller)}|${narrowing.toolsets?.join(',') ?? '*'}|${narrowing.readOnly}`;
    const known = this.views.get(key);
    if (known !== undefined) return known;
    const view = this.build(caller, narrowing);
    if (this.views.size >= MAX_VIEWS) this.views.clear();
    this.views.set(key, view);
    return view;
  }

  private build(caller: Caller, narrowing: Narrowing): InventoryView {
    const selected = both(this.bound, narrowing.toolsets);
    const readOnly = narrowing.readOnly || this.options.writeMode === 'read-only';
    const inSelection = ({ declaration }: { declaration: { toolset: Toolset } }): boolean =>
      (selected?.includes(declaration.toolset) ?? true) && mayUseToolset(caller, declaration.toolset);
    const tools = this.registry
      .allTools()
      .filter((entry) => inSelection(entry) && mayCause(caller, entry, readOnly));
    return new InventoryView(
      tools.filter(
        ({ declaration }) => selected !== undefined || this.options.surface.includes(declaration.name),
      ),
      tools,
      mayRead(caller) ? this.registry.allResources().filter(inSelection) : [],
      mayRead(caller) ? this.registry.allPrompts().filter(inSelection) : [],
      boundToOneHotel(caller),
      readOnly,
    );
  }
}

/** Whether the caller may act for exactly one hotel, which then never has to be named. */
export function boundToOneHotel(caller: Caller): boolean {
  return caller.hotels.length === 1 && caller.hotels[0] !== '*';
}

function rightsOf(caller: Caller): string {
  return `${[...caller.scopes].sort().join(' ')}|${boundToOneHotel(caller)}`;
}

function mayUseToolset(caller: Caller, toolset: Toolset): boolean {
  return caller.scopes.has('toolset:*') || caller.scopes.has(`toolset:${toolset}`);
}

function mayCause(caller: Caller, { declaration }: ToolEntry, readOnly: boolean): boolean {
  const { effect, leastEffect = effect } = declaration;
  if (readOnly && effect !== 'read') return false;
  const possible = EFFECTS.slice(EFFECTS.indexOf(leastEffect), EFFECTS.indexOf(effect) + 1);
  return possible.some((one) => caller.scopes.has(`opera:${one}`));
}

function mayRead(caller: Caller): boolean {
  return caller.scopes.has('opera:read');
}
