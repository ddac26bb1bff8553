import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { lackingScopes, type Need } from '../../auth/rights.js';
import type { Toolset } from '../declaration/toolset.table.js';
import { McpOptions } from '../mcp.options.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { Registry } from '../registry/registry.service.js';
import { Beyond, type OutOfReach } from './beyond.js';
import { InventoryView } from './inventory.view.js';
import { needOfReading, needOfTool } from './need.table.js';
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
      selected?.includes(declaration.toolset) ?? true;
    const isListed = ({ declaration }: ToolEntry): boolean =>
      selected !== undefined || this.options.surface.includes(declaration.name);
    const offered = this.registry
      .allTools()
      .filter((entry) => inSelection(entry) && !(readOnly && entry.declaration.effect !== 'read'));
    const tools = byRights(caller, offered, needOfTool);
    const resources = byRights(caller, this.registry.allResources().filter(inSelection), needOfReading);
    const prompts = byRights(caller, this.registry.allPrompts().filter(inSelection), needOfReading);
    return new InventoryView(
      tools.within.filter(isListed),
      tools.within,
      resources.within,
      prompts.within,
      boundToOneHotel(caller),
      readOnly,
      new Beyond(
        tools.beyond.filter(({ entry }) => isListed(entry)),
        resources.beyond,
        prompts.beyond,
      ),
    );
  }
}

/** What the caller has the rights for, and of the rest what it lacks. */
function byRights<Entry extends { readonly declaration: object }>(
  caller: Caller,
  entries: readonly Entry[],
  needOf: (declaration: Entry['declaration']) => Need,
): { readonly within: readonly Entry[]; readonly beyond: readonly OutOfReach<Entry>[] } {
  const judged = entries.map((entry) => ({
    entry,
    lacking: lackingScopes(caller, needOf(entry.declaration)),
  }));
  return {
    within: judged.filter(({ lacking }) => lacking.length === 0).map(({ entry }) => entry),
    beyond: judged.filter(({ lacking }) => lacking.length > 0),
  };
}

/** Whether the caller may act for exactly one hotel, which then never has to be named. */
export function boundToOneHotel(caller: Caller): boolean {
  return caller.hotels.length === 1 && caller.hotels[0] !== '*';
}

function rightsOf(caller: Caller): string {
  const denied = [...(caller.denied?.scopes ?? [])].sort().join(' ');
  return `${[...caller.scopes].sort().join(' ')}|${denied}|${boundToOneHotel(caller)}`;
}
