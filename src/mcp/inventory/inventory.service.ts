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
  /** Rights as a key, per caller object: the edge hands out the same object for the same credentials. */
  private readonly rights = new WeakMap<Caller, string>();
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
    const key = `${this.rightsOf(caller)}|${narrowing.toolsets?.join(',') ?? '*'}|${narrowing.readOnly}`;
    const known = this.views.get(key);
    if (known !== undefined) return known;
    const view = this.build(caller, narrowing);
    if (this.views.size >= MAX_VIEWS) this.views.clear();
    this.views.set(key, view);
    return view;
  }

  private rightsOf(caller: Caller): string {
    let key = this.rights.get(caller);
    if (key === undefined) {
      key = `${[...caller.scopes].sort().join(' ')}|${boundToOneHotel(caller)}`;
      this.rights.set(caller, key);
    }
    return key;
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
