import { NOTHING_BEYOND, type Beyond } from './beyond.js';
import type { PromptEntry } from '../registry/prompt.entry.js';
import type { ResourceEntry } from '../registry/resource.entry.js';
import type { ToolEntry } from '../registry/tool.entry.js';

/** A resource found for a URI, with the variables of its template. */
export interface FoundResource {
  readonly entry: ResourceEntry;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * What one kind of caller with one narrowing sees, and may call: nothing else exists for it. Lists are JSON text already,
 * in the registry's order. Tools that exist without being listed can be called by name through others only.
 */
export class InventoryView {
  readonly toolsJson: string;
  readonly resourcesJson: string;
  readonly templatesJson: string;
  readonly promptsJson: string;
  private readonly toolsByName: ReadonlyMap<string, ToolEntry>;
  private readonly resourcesByUri: ReadonlyMap<string, ResourceEntry>;
  private readonly templates: readonly ResourceEntry[];
  private readonly promptsByName: ReadonlyMap<string, PromptEntry>;

  constructor(
    tools: readonly ToolEntry[],
    /** Listed or not. */
    readonly existing: readonly ToolEntry[],
    resources: readonly ResourceEntry[],
    prompts: readonly PromptEntry[],
    /** The caller is bound to one hotel, so tools do not ask for it. */
    boundToHotel: boolean,
    /** No tool that changes anything is visible. */
    readonly readOnly: boolean,
    /** What there would be with more scopes. */
    readonly beyond: Beyond = NOTHING_BEYOND,
  ) {
    const fixed = resources.filter((entry) => entry.template === undefined);
    this.templates = resources.filter((entry) => entry.template !== undefined);
    this.toolsByName = new Map(tools.map((entry) => [entry.declaration.name, entry]));
    this.resourcesByUri = new Map(fixed.map((entry) => [entry.declaration.uri, entry]));
    this.promptsByName = new Map(prompts.map((entry) => [entry.declaration.name, entry]));
    this.toolsJson = array(
      tools.map(({ listing }) => (boundToHotel ? listing.withoutHotel : listing.withHotel)),
    );
    this.resourcesJson = array(fixed.map(({ listing }) => listing));
    this.templatesJson = array(this.templates.map(({ listing }) => listing));
    this.promptsJson = array(prompts.map(({ listing }) => listing));
  }

  tool(name: string): ToolEntry | undefined {
    return this.toolsByName.get(name);
  }

  toolNames(): readonly string[] {
    return [...this.toolsByName.keys()];
  }

  /** The resource with this URI, or the first template it fits. */
  resource(uri: string): FoundResource | undefined {
    const fixed = this.resourcesByUri.get(uri);
    if (fixed !== undefined) return { entry: fixed, variables: {} };
    for (const entry of this.templates) {
      const variables = entry.template?.match(uri);
      if (variables !== undefined) return { entry, variables };
    }
    return undefined;
  }

  /** The template declared with exactly this text. */
  template(text: string): ResourceEntry | undefined {
    return this.templates.find((entry) => entry.declaration.uri === text);
  }

  prompt(name: string): PromptEntry | undefined {
    return this.promptsByName.get(name);
  }
}

function array(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}
