import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { McpPrompt, type PromptHandler } from '../declaration/prompt.declaration.js';
import { McpResource, type ResourceHandler } from '../declaration/resource.declaration.js';
import { McpTool } from '../declaration/tool.declaration.js';
import { TOOLSETS } from '../declaration/toolset.table.js';
import { McpOptions } from '../mcp.options.js';
import { promptEntry, type PromptEntry } from './prompt.entry.js';
import { resourceEntry, type ResourceEntry } from './resource.entry.js';
import { toolEntry, type AnyToolHandler, type ToolEntry } from './tool.entry.js';

const ORDER = Object.keys(TOOLSETS);

/**
 * Everything this server can do, independent of protocol and transport: found among the injectable classes once at start,
 * in a fixed order (toolsets as listed, names within), never changed afterwards.
 */
@Injectable()
export class Registry implements OnModuleInit {
  private tools: readonly ToolEntry[] = [];
  private byName: ReadonlyMap<string, ToolEntry> = new Map();
  private resources: readonly ResourceEntry[] = [];
  private prompts: readonly PromptEntry[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  /** Collects the declarations. Throws Error on a name used twice or an unusable declaration: the start fails. */
  onModuleInit(): void {
    this.tools = sorted(
      this.discovered(McpTool).map(([declaration, handler]) =>
        toolEntry(declaration, handler as AnyToolHandler, this.options.writeMode),
      ),
    );
    this.resources = sorted(
      this.discovered(McpResource).map(([declaration, handler]) =>
        resourceEntry(declaration, handler as ResourceHandler),
      ),
    );
    this.prompts = sorted(
      this.discovered(McpPrompt).map(([declaration, handler]) =>
        promptEntry(declaration, handler as PromptHandler),
      ),
    );
    this.byName = uniquely(this.tools, 'tool');
    uniquely(this.resources, 'resource');
    uniquely(this.prompts, 'prompt');
  }

  /** All tools, whoever may see them. */
  allTools(): readonly ToolEntry[] {
    return this.tools;
  }

  /** A tool by name, whoever may see it. */
  tool(name: string): ToolEntry | undefined {
    return this.byName.get(name);
  }

  allResources(): readonly ResourceEntry[] {
    return this.resources;
  }

  allPrompts(): readonly PromptEntry[] {
    return this.prompts;
  }

  /** Instances of the classes that carry the decorator, with what they declare. */
  private discovered<D>(decorator: { KEY: string; (declaration?: D): unknown }): [D, unknown][] {
    const found = new Map<unknown, D>();
    for (const wrapper of this.discovery.getProviders()) {
      if (typeof wrapper.metatype !== 'function' || wrapper.instance === undefined) continue;
      const declaration = Reflect.getMetadata(decorator.KEY, wrapper.metatype) as D | undefined;
      // The same instance may be provided under several tokens.
      if (declaration !== undefined && wrapper.instance !== null) found.set(wrapper.instance, declaration);
    }
    return [...found].map(([instance, declaration]) => [declaration, instance]);
  }
}

function sorted<E extends { declaration: { toolset: string; name: string } }>(entries: E[]): E[] {
  return entries.sort(
    (a, b) =>
      ORDER.indexOf(a.declaration.toolset) - ORDER.indexOf(b.declaration.toolset) ||
      (a.declaration.name < b.declaration.name ? -1 : 1),
  );
}

function uniquely<E extends { declaration: { name: string } }>(
  entries: readonly E[],
  kind: string,
): ReadonlyMap<string, E> {
  const byName = new Map<string, E>();
  for (const entry of entries) {
    const { name } = entry.declaration;
    if (byName.has(name)) throw new Error(`Two classes declare the ${kind} "${name}".`);
    byName.set(name, entry);
  }
  return byName;
}
