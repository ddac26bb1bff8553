import type { Definitions, DefinitionSet, ModuleFile, SchemaNode, SharedFile } from '../catalogue-data.js';

/** Definitions of one module by release. */
type ByRelease = Map<string, Map<string, SchemaNode>>;

/**
 * Collects the definitions of all modules and releases and stores each distinct one once: those that several modules
 * have word for word in the shared file, the others with their module, older releases as a difference.
 */
export class DefinitionPool {
  private readonly modules = new Map<string, ByRelease>();
  private readonly users = new Map<string, Set<string>>();

  add(module: string, release: string, definitions: Readonly<Record<string, SchemaNode>>): void {
    const releases: ByRelease = this.modules.get(module) ?? new Map<string, Map<string, SchemaNode>>();
    this.modules.set(module, releases);
    releases.set(release, new Map(Object.entries(definitions)));
    for (const [name, node] of Object.entries(definitions)) {
      const key = keyOf(name, node);
      const users = this.users.get(key) ?? new Set<string>();
      this.users.set(key, users.add(module));
    }
  }

  /** @param base the newest release; the others are written against it */
  write(base: string): { shared: SharedFile; modules: Map<string, ModuleFile> } {
    const keys = [...this.users].filter(([, users]) => users.size > 1).map(([key]) => key);
    keys.sort();
    const positions = new Map(keys.map((key, position) => [key, position]));
    const definitions = keys.map((key) => JSON.parse(key) as [string, SchemaNode]);
    const modules = new Map<string, ModuleFile>();
    for (const [module, releases] of this.modules)
      modules.set(module, writeModule(releases, base, positions));
    return { shared: { definitions }, modules };
  }
}

function keyOf(name: string, node: SchemaNode): string {
  return JSON.stringify([name, node]);
}

function writeModule(releases: ByRelease, base: string, positions: ReadonlyMap<string, number>): ModuleFile {
  const newest = releases.get(base);
  const older = [...releases].filter(([release]) => release !== base);
  return {
    ...(newest && { base: split([...newest], positions) }),
    older: Object.fromEntries(
      older.map(([release, definitions]) => {
        const known = new Set([...(newest ?? [])].map(([name, node]) => keyOf(name, node)));
        const changed = [...definitions].filter(([name, node]) => !known.has(keyOf(name, node)));
        const without = [...(newest?.keys() ?? [])].filter((name) => !definitions.has(name));
        return [release, { without: without.sort(), ...split(changed, positions) }];
      }),
    ),
  };
}

function split(
  definitions: readonly (readonly [string, SchemaNode])[],
  positions: ReadonlyMap<string, number>,
): DefinitionSet {
  const shared: number[] = [];
  const own: [string, SchemaNode][] = [];
  for (const [name, node] of definitions) {
    const position = positions.get(keyOf(name, node));
    if (position === undefined) own.push([name, node]);
    else shared.push(position);
  }
  own.sort(([left], [right]) => (left < right ? -1 : 1));
  const owned: Definitions = Object.fromEntries(own);
  return { own: owned, shared: shared.sort((left, right) => left - right) };
}
