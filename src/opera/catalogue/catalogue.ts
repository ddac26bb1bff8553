import { join } from 'node:path';
import { Fault } from '../../kernel/fault.js';
import type { SchemaNode } from './catalogue-data.js';
import { CatalogueStore, type DefinitionMap } from './catalogue-store.js';
import { type JsonSchema, toJsonSchema } from './json-schema.js';
import { nearest } from './nearest.js';
import type { OperationFact, OperationId, Release } from './operation.js';
import { OperationIndex } from './operation-index.js';
import { RouteTree } from './route-tree.js';
import { ShapeReader } from './shape.js';

/** A release of the built-in data, or whichever a user built. */
export type ReleaseName = Release;

/** What `route` found. */
export interface RoutedOperation {
  readonly operation: OperationFact;
  /** Percent-decoded values by name. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Every callable operation of OPERA, as facts read from Oracle's interface files. Opening reads one index; the schemas
 * of a module are read when first asked for. Without a release the newest one is meant.
 */
export class Catalogue {
  private readonly indexes = new Map<string, OperationIndex>();
  private readonly trees = new Map<string, RouteTree>();
  private readonly readers = new Map<string, ShapeReader>();
  private readonly schemas = new Map<string, JsonSchema | undefined>();

  private constructor(private readonly store: CatalogueStore) {}

  /**
   * @param directory generated data; by default those that come with the server
   * @throws Error when there are none or they are of a later format
   */
  static open(directory: string = join(import.meta.dirname, 'data')): Catalogue {
    return new Catalogue(new CatalogueStore(directory));
  }

  /** Newest first. */
  get releases(): readonly string[] {
    return this.store.index.releases;
  }

  /** Modules in alphabetical order. */
  get modules(): readonly string[] {
    return Object.keys(this.store.index.modules);
  }

  /** References that Oracle's own files leave unresolved, `par#/definitions/ratePostingInterval`. */
  unresolved(release: ReleaseName = this.store.base): readonly string[] {
    return this.store.index.unresolved[release] ?? [];
  }

  /** @throws Fault OPERA_OPERATION_UNKNOWN naming the nearest ids */
  operation(id: OperationId, release: ReleaseName = this.store.base): OperationFact {
    const found = this.find(id, release);
    if (found) return found;
    const near = this.nearest(id, release);
    throw new Fault('OPERA_OPERATION_UNKNOWN', {
      message: `OPERA ${release} has no operation "${id.slice(0, 120)}".`,
      ...(near.length > 0 && { advice: `Did you mean ${near.join(', ')}? Otherwise use search_operations.` }),
      data: { nearest: near },
    });
  }

  find(id: OperationId, release: ReleaseName = this.store.base): OperationFact | undefined {
    return this.index(release).get(id);
  }

  operations(release: ReleaseName = this.store.base): readonly OperationFact[] {
    return this.index(release).all();
  }

  /**
   * The operation that a request on the wire means.
   * @param path with base path, without query: `/rsv/v1/hotels/SAND01/reservations`
   */
  route(method: string, path: string, release: ReleaseName = this.store.base): RoutedOperation | undefined {
    let tree = this.trees.get(release);
    if (!tree) this.trees.set(release, (tree = new RouteTree(this.index(release).places())));
    const match = tree.match(method, path);
    return match && { operation: this.operation(match.id, release), pathParameters: match.pathParameters };
  }

  /** The body's JSON Schema; undefined where the operation has none. */
  bodySchema(id: OperationId, release: ReleaseName = this.store.base): JsonSchema | undefined {
    return this.schema(`${release}/${id}/body`, id, release, () => this.index(release).body(id)?.node);
  }

  /** The JSON Schema of an answer, errors included; undefined where the status declares no body. */
  answerSchema(
    id: OperationId,
    status: number,
    release: ReleaseName = this.store.base,
  ): JsonSchema | undefined {
    return this.schema(`${release}/${id}/${status}`, id, release, () =>
      this.index(release).answer(id, status),
    );
  }

  /** The body as the data hold it, for readers that walk it instead of validating. */
  body(
    id: OperationId,
    release: ReleaseName = this.store.base,
  ): { readonly node: SchemaNode; readonly optional: boolean } | undefined {
    return this.index(release).body(id);
  }

  /** An answer as the data hold it; null where the status has no body, undefined where it is not declared. */
  answer(
    id: OperationId,
    status: number,
    release: ReleaseName = this.store.base,
  ): SchemaNode | null | undefined {
    return this.index(release).answer(id, status);
  }

  /** Definitions that the bodies and answers of a module refer to. */
  definitions(module: string, release: ReleaseName = this.store.base): DefinitionMap {
    return this.store.definitions(module, release);
  }

  /** Reads the bodies and answers of a module as shapes; resolved nodes are kept. */
  shapes(module: string, release: ReleaseName = this.store.base): ShapeReader {
    const key = `${release}/${module}`;
    let reader = this.readers.get(key);
    if (!reader) this.readers.set(key, (reader = new ShapeReader(this.definitions(module, release))));
    return reader;
  }

  /** Ids that look like this one, best first; the operation's own name counts without its module too. */
  nearest(id: OperationId, release: ReleaseName = this.store.base): string[] {
    const name = id.slice(id.indexOf('.') + 1).toLowerCase();
    const ids = [...this.index(release).ids];
    const sameName = ids.filter(
      (candidate) => candidate.slice(candidate.indexOf('.') + 1).toLowerCase() === name,
    );
    return [...new Set([...sameName, ...nearest(id, ids)])].slice(0, 5);
  }

  private schema(
    key: string,
    id: OperationId,
    release: string,
    node: () => SchemaNode | null | undefined,
  ): JsonSchema | undefined {
    if (this.schemas.has(key)) return this.schemas.get(key);
    const { module } = this.operation(id, release);
    const found = node();
    const schema = found ? toJsonSchema(found, this.definitions(module, release)) : undefined;
    this.schemas.set(key, schema);
    return schema;
  }

  private index(release: string): OperationIndex {
    let index = this.indexes.get(release);
    if (!index) {
      if (!this.releases.includes(release)) {
        throw new Fault(
          'INTERNAL',
          `The catalogue has no release ${release}; it has ${this.releases.join(', ')}.`,
        );
      }
      this.indexes.set(release, (index = new OperationIndex(this.store, release)));
    }
    return index;
  }
}
