import type { Effect } from '../../kernel/effect.js';
import type { ParameterFact } from './operation.js';

/** Grows when older readers could no longer read the files. */
export const DATA_FORMAT = 1;

/**
 * One node of a body or answer: JSON Schema keywords as Oracle's Swagger 2.0 file declares them, without any prose.
 * `$ref` holds the bare name of a definition of the same module and release.
 */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly additionalProperties?: boolean | SchemaNode;
}

export type Definitions = Readonly<Record<string, SchemaNode>>;

/** One operation as the index stores it; absent means false, empty or none. */
export interface OperationRecord {
  readonly id: string;
  readonly method: string;
  /** Without the module's base path. */
  readonly path: string;
  readonly effect: Effect;
  /** Positions in the index's parameter table. */
  readonly parameters?: readonly number[];
  readonly form?: readonly number[];
  readonly body?: SchemaNode;
  /** Oracle does not require the body. */
  readonly bodyOptional?: true;
  /** Success statuses; null where no body is declared. */
  readonly answers: Readonly<Record<string, SchemaNode | null>>;
  /** Position in the index's table of error answers. */
  readonly errors?: number;
  readonly locations?: readonly number[];
  readonly deprecated?: true;
  readonly maxLimit?: number;
  readonly maxSpanDays?: number;
  readonly paging?: 'offset' | 'page' | 'limit';
  readonly bodyMaxBytes?: number;
  readonly async?: readonly [start: string, status: string, result: string];
  readonly older?: string;
  readonly newer?: string;
}

/** A parameter as the index stores it: `required` and `array` only where true. */
export type StoredParameter = Omit<ParameterFact, 'required' | 'array'> &
  Partial<Pick<ParameterFact, 'required' | 'array'>>;

/** What an older release does differently from the newest one. */
export interface OlderRelease {
  /** `module.operationId` of operations it does not have. */
  readonly absent: readonly string[];
  /** Operations it has in another form, or alone. */
  readonly operations: Readonly<Record<string, readonly OperationRecord[]>>;
}

/** `index.json`: everything but the schemas, read when the catalogue opens. */
export interface IndexFile {
  readonly format: number;
  /** Newest first; the first is the base the others are expressed against. */
  readonly releases: readonly string[];
  readonly modules: Readonly<Record<string, { readonly basePath: string }>>;
  /** References that Oracle's own files leave unresolved, by release: `par#/definitions/ratePostingInterval`. */
  readonly unresolved: Readonly<Record<string, readonly string[]>>;
  readonly parameters: readonly StoredParameter[];
  readonly errors: readonly Readonly<Record<string, SchemaNode | null>>[];
  readonly operations: Readonly<Record<string, readonly OperationRecord[]>>;
  readonly older: Readonly<Record<string, OlderRelease>>;
}

/** The definitions of one module in one release: its own ones and positions in the shared file. */
export interface DefinitionSet {
  readonly own: Definitions;
  readonly shared: readonly number[];
}

/** An older release's definitions, as a difference from the base. */
export interface DefinitionDifference extends DefinitionSet {
  readonly without: readonly string[];
}

/** `modules/{module}.json`: read when a schema of the module is first needed. */
export interface ModuleFile {
  readonly base?: DefinitionSet;
  readonly older: Readonly<Record<string, DefinitionDifference>>;
}

/** `shared.json`: definitions that at least two modules have word for word. */
export interface SharedFile {
  readonly definitions: readonly (readonly [name: string, node: SchemaNode])[];
}
