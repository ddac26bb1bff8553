import type { OperationRecord, SchemaNode, StoredParameter } from '../catalogue-data.js';
import { LARGE_BODIES } from '../body-size.table.js';
import { effectOf } from './effect.rules.js';
import { buildParameter } from './parameter.builder.js';
import { readProseLimits } from './prose-limits.js';
import type { ModuleSource } from './release-folders.js';
import { buildSchemaNode } from './schema-node.builder.js';
import {
  resolveReference,
  type SwaggerDocument,
  type SwaggerOperation,
  type SwaggerParameter,
  type SwaggerResponse,
} from './swagger.js';

/** One operation before tables are interned: parameters and error answers still in place. */
export interface OperationDraft extends Omit<OperationRecord, 'parameters' | 'form' | 'errors'> {
  readonly module: string;
  readonly facts: readonly StoredParameter[];
  readonly formFacts: readonly StoredParameter[];
  readonly errorAnswers: Readonly<Record<string, SchemaNode | null>>;
}

const METHODS = ['get', 'post', 'put', 'delete', 'head'];

/**
 * The operations of one file in the order of the file.
 * @param unresolved collects references that the file itself does not have, as `module#/path`
 */
export function buildOperations(source: ModuleSource, unresolved: Set<string>): OperationDraft[] {
  const drafts: OperationDraft[] = [];
  for (const [path, item] of Object.entries(source.document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation?.operationId === undefined) continue;
      drafts.push(buildOperation(source, method.toUpperCase(), path, operation, unresolved));
    }
  }
  return drafts;
}

function buildOperation(
  source: ModuleSource,
  method: string,
  path: string,
  operation: SwaggerOperation,
  unresolved: Set<string>,
): OperationDraft {
  const { module, document } = source;
  const id = operation.operationId ?? '';
  const missing = (reference: string): void => void unresolved.add(`${module}${reference}`);
  const parameters = resolveParameters(document, operation, missing);
  const body = parameters.find((parameter) => parameter.in === 'body');
  const facts = parameters
    .filter(({ in: place }) => place !== 'body' && place !== 'formData')
    .map(buildParameter);
  const fullId = `${module}.${id}`;
  return {
    module,
    id,
    method,
    path,
    effect: effectOf({ id: fullId, method, path: `${document.basePath ?? ''}${path}` }),
    facts,
    formFacts: parameters.filter((parameter) => parameter.in === 'formData').map(buildParameter),
    ...(body && { body: buildSchemaNode(body.schema) }),
    ...(body && body.required !== true && { bodyOptional: true as const }),
    ...buildAnswers(document, operation, missing),
    ...(operation.deprecated === true && { deprecated: true as const }),
    ...readProseLimits(operation.description),
    ...pagingOf(facts, body?.schema && resolvedNames(document, body)),
    ...(LARGE_BODIES[fullId] !== undefined && { bodyMaxBytes: LARGE_BODIES[fullId] }),
  };
}

function resolveParameters(
  document: SwaggerDocument,
  operation: SwaggerOperation,
  missing: (reference: string) => void,
): SwaggerParameter[] {
  return (operation.parameters ?? []).flatMap((parameter) => {
    if (parameter.$ref === undefined) return [parameter];
    const found = resolveReference(document, parameter.$ref) as SwaggerParameter | undefined;
    if (!found) missing(parameter.$ref);
    return found ? [found] : [];
  });
}

function buildAnswers(
  document: SwaggerDocument,
  operation: SwaggerOperation,
  missing: (reference: string) => void,
): Pick<OperationDraft, 'answers' | 'errorAnswers' | 'locations'> {
  const answers: Record<string, SchemaNode | null> = {};
  const errorAnswers: Record<string, SchemaNode | null> = {};
  const locations: number[] = [];
  for (const [status, declared] of Object.entries(operation.responses ?? {})) {
    const shared = declared.$ref === undefined ? declared : resolveReference(document, declared.$ref);
    if (shared === undefined && declared.$ref !== undefined) missing(declared.$ref);
    const response = (shared ?? {}) as SwaggerResponse;
    const target = status.startsWith('2') ? answers : errorAnswers;
    target[status] = response.schema ? buildSchemaNode(response.schema) : null;
    if (status.startsWith('2') && response.headers?.['Location'] !== undefined)
      locations.push(Number(status));
  }
  return { answers, errorAnswers, ...(locations.length > 0 && { locations }) };
}

/** Names of the body's own properties: POST searches carry `limit` and `offset` there. */
function resolvedNames(document: SwaggerDocument, body: SwaggerParameter): readonly string[] {
  const node = buildSchemaNode(body.schema);
  if (node.$ref === undefined) return Object.keys(node.properties ?? {});
  const target = document.definitions?.[node.$ref];
  return Object.keys(buildSchemaNode(target).properties ?? {});
}

function pagingOf(
  facts: readonly StoredParameter[],
  bodyNames: readonly string[] | undefined,
): Pick<OperationDraft, 'paging'> {
  const names = new Set([
    ...facts.filter((fact) => fact.in === 'query').map((fact) => fact.name),
    ...(bodyNames ?? []),
  ]);
  if (!names.has('limit')) return {};
  if (names.has('offset')) return { paging: 'offset' };
  return { paging: names.has('pageNumber') ? 'page' : 'limit' };
}
