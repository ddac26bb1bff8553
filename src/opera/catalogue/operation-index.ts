import type { CatalogueStore } from './catalogue-store.js';
import type { IndexFile, OperationRecord, SchemaNode, StoredParameter } from './catalogue-data.js';
import { DEFAULT_BODY_BYTES } from './body-size.table.js';
import type { OperationFact, OperationId, ParameterFact } from './operation.js';

/** The operations of one release: facts made when asked for, schemas by reference. */
export class OperationIndex {
  private readonly records = new Map<OperationId, readonly [module: string, record: OperationRecord]>();
  private readonly facts = new Map<OperationId, OperationFact>();
  private readonly parameters: (ParameterFact | undefined)[] = [];
  private readonly errorLists: (readonly number[])[] = [];
  private list: readonly OperationFact[] | undefined;

  /** @param release one of the store's */
  constructor(
    private readonly store: CatalogueStore,
    release: string,
  ) {
    const { index } = store;
    this.addAll(index.operations);
    const older = index.older[release];
    if (release !== store.base && older) {
      this.addAll(older.operations);
      for (const id of older.absent) this.records.delete(id);
    }
  }

  get ids(): IterableIterator<OperationId> {
    return this.records.keys();
  }

  get(id: OperationId): OperationFact | undefined {
    const known = this.facts.get(id);
    if (known) return known;
    const found = this.records.get(id);
    if (!found) return undefined;
    const fact = this.build(found[0], found[1]);
    this.facts.set(id, fact);
    return fact;
  }

  all(): readonly OperationFact[] {
    this.list ??= [...this.records.keys()].flatMap((id) => this.get(id) ?? []);
    return this.list;
  }

  /** Where each operation is on the wire, without making its facts. */
  *places(): Iterable<Pick<OperationFact, 'id' | 'method' | 'path'>> {
    for (const [id, [module, record]] of this.records) {
      const basePath = this.store.index.modules[module]?.basePath ?? '';
      yield { id, method: record.method as OperationFact['method'], path: basePath + record.path };
    }
  }

  /** The declared body, as it stands in the definitions of its module. */
  body(id: OperationId): { readonly node: SchemaNode; readonly optional: boolean } | undefined {
    const record = this.records.get(id)?.[1];
    return record?.body && { node: record.body, optional: record.bodyOptional === true };
  }

  /** The declared answer of a status; null where the status has no body, undefined where it is not declared. */
  answer(id: OperationId, status: number): SchemaNode | null | undefined {
    const record = this.records.get(id)?.[1];
    if (!record) return undefined;
    return { ...this.errors(record), ...record.answers }[String(status)];
  }

  private addAll(operations: IndexFile['operations']): void {
    for (const [module, records] of Object.entries(operations)) {
      for (const record of records) this.records.set(`${module}.${record.id}`, [module, record]);
    }
  }

  private errors(record: OperationRecord): Readonly<Record<string, SchemaNode | null>> {
    return record.errors === undefined ? {} : (this.store.index.errors[record.errors] ?? {});
  }

  private errorStatuses(record: OperationRecord): readonly number[] {
    const at = record.errors;
    if (at === undefined) return [];
    const known = this.errorLists[at];
    if (known) return known;
    const list = statuses(this.errors(record), () => true);
    this.errorLists[at] = list;
    return list;
  }

  private build(module: string, record: OperationRecord): OperationFact {
    const basePath = this.store.index.modules[module]?.basePath ?? '';
    const [start, status, result] = record.async ?? [];
    return {
      id: `${module}.${record.id}`,
      module,
      operationId: record.id,
      method: record.method as OperationFact['method'],
      path: basePath + record.path,
      parameters: (record.parameters ?? []).map((position) => this.parameter(position)),
      hasBody: record.body !== undefined,
      ...(record.form && { form: record.form.map((position) => this.parameter(position)) }),
      effect: record.effect,
      deprecated: record.deprecated === true,
      configuration: basePath.includes('/config/'),
      limits: {
        ...(record.maxLimit && { maxLimit: record.maxLimit }),
        ...(record.maxSpanDays && { maxSpanDays: record.maxSpanDays }),
      },
      paging: record.paging ?? 'none',
      bodyMaxBytes: record.bodyMaxBytes ?? DEFAULT_BODY_BYTES,
      answers: statuses(record.answers, (node) => node !== null),
      statuses: [...statuses(record.answers, () => true), ...this.errorStatuses(record)],
      locations: record.locations ?? [],
      ...(start && status && result && { async: { start, status, result } }),
      ...(record.older && { olderTwin: record.older }),
      ...(record.newer && { newerTwin: record.newer }),
    };
  }

  private parameter(position: number): ParameterFact {
    const known = this.parameters[position];
    if (known) return known;
    const stored = this.store.index.parameters[position] as StoredParameter;
    const fact: ParameterFact = { required: false, array: false, ...stored };
    this.parameters[position] = fact;
    return fact;
  }
}

function statuses(
  answers: Readonly<Record<string, SchemaNode | null>>,
  keep: (node: SchemaNode | null) => boolean,
): number[] {
  return Object.entries(answers)
    .filter(([, node]) => keep(node))
    .map(([status]) => Number(status));
}
