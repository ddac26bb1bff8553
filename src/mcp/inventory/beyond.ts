import type { PromptEntry } from '../registry/prompt.entry.js';
import type { ResourceEntry } from '../registry/resource.entry.js';
import type { ToolEntry } from '../registry/tool.entry.js';

/** Something that is offered here, but not to this caller: the scopes it would need. */
export interface OutOfReach<Entry> {
  readonly entry: Entry;
  readonly lacking: readonly string[];
}

/**
 * What a caller does not see only for want of scopes. A client that names such a thing is told which scopes to get (step-up),
 * before any work begins.
 */
export class Beyond {
  private readonly tools: ReadonlyMap<string, readonly string[]>;
  private readonly prompts: ReadonlyMap<string, readonly string[]>;

  constructor(
    tools: readonly OutOfReach<ToolEntry>[],
    private readonly resources: readonly OutOfReach<ResourceEntry>[],
    prompts: readonly OutOfReach<PromptEntry>[],
  ) {
    const byName = <Entry extends { readonly declaration: { readonly name: string } }>(
      entries: readonly OutOfReach<Entry>[],
    ): ReadonlyMap<string, readonly string[]> =>
      new Map(entries.map(({ entry, lacking }) => [entry.declaration.name, lacking]));
    this.tools = byName(tools);
    this.prompts = byName(prompts);
  }

  /** Scopes the request would need; undefined when scopes are not what is missing. */
  lackingFor(method: string, params: Readonly<Record<string, unknown>> = {}): readonly string[] | undefined {
    switch (method) {
      case 'tools/call':
        return this.tools.get(nameIn(params));
      case 'prompts/get':
        return this.prompts.get(nameIn(params));
      case 'resources/read':
      case 'resources/subscribe':
        return this.ofResource(params['uri']);
      default:
        return undefined;
    }
  }

  private ofResource(uri: unknown): readonly string[] | undefined {
    if (typeof uri !== 'string') return undefined;
    return this.resources.find(
      ({ entry }) => entry.declaration.uri === uri || entry.template?.match(uri) !== undefined,
    )?.lacking;
  }
}

/** What is no text names nothing. */
function nameIn({ name }: Readonly<Record<string, unknown>>): string {
  return typeof name === 'string' ? name : '';
}

/** For whoever has every scope. */
export const NOTHING_BEYOND = new Beyond([], [], []);
