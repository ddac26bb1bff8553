import type { SchemaNode } from '../catalogue-data.js';
import { DefinitionPool } from './definition-pool.js';
import { buildIndex, type ReleaseDraft } from './index.builder.js';
import { buildOperations, type OperationDraft } from './operation.builder.js';
import { readReleases, type ReleaseSource } from './release-folders.js';
import { referencesOf } from '../references.js';
import { buildSchemaNode } from './schema-node.builder.js';
import { catalogueFiles } from './catalogue-files.js';

/** What was built, for the person who asked. */
export interface BuildSummary {
  readonly release: string;
  readonly modules: number;
  readonly operations: number;
  readonly unresolved: readonly string[];
}

/** Text by path below the data folder, and what it holds. */
export interface BuiltCatalogue {
  readonly files: ReadonlyMap<string, string>;
  readonly releases: readonly BuildSummary[];
}

/**
 * Builds the catalogue's data from Oracle's Swagger files. The same files always give the same bytes.
 * @param directory one folder per release (`26.2`, `25.5`) or one release itself
 * @throws Error when there is nothing to read
 */
export function buildCatalogue(directory: string): BuiltCatalogue {
  const sources = readReleases(directory);
  const pool = new DefinitionPool();
  const drafts = sources.map((source) => draftRelease(source, pool));
  const base = sources[0]?.release ?? '';
  const { shared, modules } = pool.write(base);
  return {
    files: catalogueFiles(buildIndex(drafts), shared, modules),
    releases: drafts.map((draft, position) => ({
      release: draft.release,
      modules: sources[position]?.modules.length ?? 0,
      operations: draft.operations.length,
      unresolved: draft.unresolved,
    })),
  };
}

function draftRelease(source: ReleaseSource, pool: DefinitionPool): ReleaseDraft {
  const unresolved = new Set<string>();
  const operations: OperationDraft[] = [];
  const basePaths: Record<string, string> = {};
  for (const file of source.modules) {
    basePaths[file.module] = file.document.basePath ?? '';
    const own = buildOperations(file, unresolved);
    operations.push(...own);
    const definitions = reachable(
      Object.fromEntries(
        Object.entries(file.document.definitions ?? {}).map(([name, schema]) => [
          name,
          buildSchemaNode(schema),
        ]),
      ),
      own,
      (name) => unresolved.add(`${file.module}#/definitions/${name}`),
    );
    pool.add(file.module, source.release, definitions);
  }
  return { release: source.release, basePaths, operations, unresolved: [...unresolved].sort() };
}

/** The definitions that operations reach; Oracle's files carry many that nothing uses. */
function reachable(
  definitions: Readonly<Record<string, SchemaNode>>,
  operations: readonly OperationDraft[],
  missing: (name: string) => void,
): Record<string, SchemaNode> {
  const found: Record<string, SchemaNode> = {};
  const queue = operations.flatMap(({ body, answers, errorAnswers }) =>
    [body, ...Object.values(answers), ...Object.values(errorAnswers)].flatMap((node) =>
      node ? [...referencesOf(node)] : [],
    ),
  );
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name in found) continue;
    const node = definitions[name];
    if (!node) {
      missing(name);
      continue;
    }
    found[name] = node;
    queue.push(...referencesOf(node));
  }
  return found;
}
