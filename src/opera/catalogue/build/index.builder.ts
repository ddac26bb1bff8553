import type {
  IndexFile,
  OlderRelease,
  OperationRecord,
  SchemaNode,
  StoredParameter,
} from '../catalogue-data.js';
import { DATA_FORMAT } from '../catalogue-data.js';
import { linkOperations, type OperationLinks } from './links.builder.js';
import type { OperationDraft } from './operation.builder.js';

/** All operations of one release. */
export interface ReleaseDraft {
  readonly release: string;
  readonly basePaths: Readonly<Record<string, string>>;
  readonly operations: readonly OperationDraft[];
  readonly unresolved: readonly string[];
}

/** Numbers equal values in the order first met. */
class Table<T> {
  private readonly positions = new Map<string, number>();
  readonly values: T[] = [];

  position(value: T): number {
    const key = JSON.stringify(value);
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    this.positions.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/**
 * The index file of several releases.
 * @param releases newest first; the first becomes the base
 */
export function buildIndex(releases: readonly ReleaseDraft[]): IndexFile {
  const parameters = new Table<StoredParameter>();
  const errors = new Table<Readonly<Record<string, SchemaNode | null>>>();
  const written = releases.map((release) => {
    const others = releases.filter((other) => other !== release).flatMap((other) => other.operations);
    const links = linkOperations(release.operations, others);
    const records = new Map<string, OperationRecord[]>();
    for (const draft of release.operations) {
      const record = toRecord(draft, links.get(`${draft.module}.${draft.id}`), parameters, errors);
      records.set(draft.module, [...(records.get(draft.module) ?? []), record]);
    }
    return records;
  });
  const [base = new Map<string, OperationRecord[]>(), ...rest] = written;
  return {
    format: DATA_FORMAT,
    releases: releases.map(({ release }) => release),
    modules: Object.fromEntries(
      releases
        .toReversed()
        .flatMap(({ basePaths }) => Object.entries(basePaths))
        .map(([module, basePath]): [string, { basePath: string }] => [module, { basePath }])
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
    unresolved: Object.fromEntries(releases.map(({ release, unresolved }) => [release, unresolved])),
    parameters: parameters.values,
    errors: errors.values,
    operations: Object.fromEntries(base),
    older: Object.fromEntries(
      rest.map((records, position) => [releases[position + 1]?.release ?? '', difference(base, records)]),
    ),
  };
}

function toRecord(
  draft: OperationDraft,
  links: OperationLinks | undefined,
  parameters: Table<StoredParameter>,
  errors: Table<Readonly<Record<string, SchemaNode | null>>>,
): OperationRecord {
  const { module: _, facts, formFacts, errorAnswers, id, method, path, effect, ...rest } = draft;
  return {
    id,
    method,
    path,
    effect,
    ...(facts.length > 0 && { parameters: facts.map((fact) => parameters.position(fact)) }),
    ...(formFacts.length > 0 && { form: formFacts.map((fact) => parameters.position(fact)) }),
    ...rest,
    ...(Object.keys(errorAnswers).length > 0 && { errors: errors.position(errorAnswers) }),
    ...links,
  };
}

function difference(
  base: ReadonlyMap<string, readonly OperationRecord[]>,
  records: ReadonlyMap<string, readonly OperationRecord[]>,
): OlderRelease {
  const absent: string[] = [];
  const operations: Record<string, OperationRecord[]> = {};
  for (const [module, list] of base) {
    const kept = new Set(records.get(module)?.map((record) => record.id));
    absent.push(...list.filter((record) => !kept.has(record.id)).map((record) => `${module}.${record.id}`));
  }
  for (const [module, list] of records) {
    const same = new Set(base.get(module)?.map((record) => JSON.stringify(record)));
    const changed = list.filter((record) => !same.has(JSON.stringify(record)));
    if (changed.length > 0) operations[module] = changed;
  }
  return { absent, operations };
}
