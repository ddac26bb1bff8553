import type { SchemaNode } from '../catalogue-data.js';
import type { SwaggerSchema } from './swagger.js';

type Draft = { -readonly [Key in keyof SchemaNode]: SchemaNode[Key] };

const TYPES = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);
/** Keywords taken over as they stand. */
const PLAIN = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const;
/** Shorter than any date: Oracle's files say `maxLength: 8` on 1,700 dates of ten characters. */
const DATE_LENGTHS: Readonly<Record<string, number>> = { date: 10, 'date-time': 19 };

/**
 * Interface facts of one schema: structure and constraints, no prose, examples or titles.
 * Repairs what makes Oracle's file contradict itself: lengths that no date can have, exclusive bounds written as
 * booleans, a type beside a reference; a property that is required but not declared is declared as anything. Spelling is never repaired: OPERA expects it.
 */
export function buildSchemaNode(schema: SwaggerSchema | undefined): SchemaNode {
  if (typeof schema !== 'object' || schema === null) return {};
  const node: Draft = {};
  if (schema.$ref !== undefined) node.$ref = schema.$ref.replace(/^#\/definitions\//, '');
  // Beside a reference Swagger ignores `type`; the constraints are meant.
  else if (schema.type !== undefined && TYPES.has(schema.type)) node.type = schema.type as SchemaNode['type'];
  for (const key of PLAIN) if (schema[key] !== undefined) Object.assign(node, { [key]: schema[key] });
  const dateLength = schema.format === undefined ? undefined : DATE_LENGTHS[schema.format];
  if (dateLength !== undefined && (schema.maxLength ?? dateLength) < dateLength) delete node.maxLength;
  if (schema.uniqueItems === true) node.uniqueItems = true;
  if (schema.default !== undefined) node.default = schema.default;
  if (schema.enum) node.enum = schema.enum.map(String);
  addChildren(node, schema);
  return simplify(node);
}

function addChildren(node: Draft, schema: SwaggerSchema): void {
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  if (schema.properties) {
    const properties = Object.entries(schema.properties).map(
      ([name, child]) => [name, buildSchemaNode(child)] as const,
    );
    const undeclared = schema.allOf ? [] : required.filter((name) => !(name in (schema.properties ?? {})));
    node.properties = Object.fromEntries([...properties, ...undeclared.map((name) => [name, {}] as const)]);
  }
  if (required.length > 0) node.required = required;
  if (schema.items) node.items = buildSchemaNode(schema.items);
  if (schema.allOf)
    node.allOf = schema.allOf.map(buildSchemaNode).filter((part) => Object.keys(part).length > 0);
  if (schema.additionalProperties === false) node.additionalProperties = false;
  else if (typeof schema.additionalProperties === 'object') {
    node.additionalProperties = buildSchemaNode(schema.additionalProperties);
  }
}

/** Oracle hangs examples into `allOf` beside the one part that matters; without them only that part is left. */
function simplify(node: SchemaNode): SchemaNode {
  const parts = node.allOf;
  if (!parts) return node;
  const { allOf: _, ...rest } = node;
  const alone = Object.keys(rest).length === 0;
  if (parts.length === 0) return rest;
  return alone && parts.length === 1 ? (parts[0] ?? {}) : node;
}
