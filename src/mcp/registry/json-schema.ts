import { z } from 'zod';

/** A JSON Schema object (2020-12, the dialect MCP assumes when `$schema` is absent). */
export type JsonSchema = { [key: string]: unknown };

/**
 * The JSON Schema of a zod object as clients see it: dialect 2020-12, without what costs tokens and says nothing.
 * @param schema any zod object; its own `.meta()` is laid over the result
 * @param options.closed arguments: keep `required` and `additionalProperties: false`, since a missing or misspelt name is an error
 */
export function jsonSchemaOf(schema: z.ZodObject, options: { closed: boolean }): JsonSchema {
  const full = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  delete full['$schema'];
  return compact(full, options.closed) as JsonSchema;
}

/** Rewrites one node and everything below it. */
function compact(node: unknown, closed: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => compact(item, closed));
  if (typeof node !== 'object' || node === null) return node;
  const source = node as JsonSchema;
  const result: JsonSchema = {};
  for (const [key, value] of Object.entries(source)) {
    if (!isNoise(key, value, source, closed)) result[key] = compactMember(key, value, closed);
  }
  return result;
}

/** Maps of names to schemas are walked by value: a property may be called `pattern` or `additionalProperties`. */
function compactMember(key: string, value: unknown, closed: boolean): unknown {
  if ((key === 'properties' || key === '$defs') && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, compact(schema, closed)]));
  }
  if (key === 'default' || key === 'enum' || key === 'const' || key === 'examples') return value;
  return compact(value, closed);
}

/** Whether a keyword repeats what another says or what is true anyway. */
function isNoise(key: string, value: unknown, node: JsonSchema, closed: boolean): boolean {
  switch (key) {
    case 'maximum':
      return value === Number.MAX_SAFE_INTEGER;
    case 'minimum':
      return value === Number.MIN_SAFE_INTEGER;
    case 'minLength':
      return value === 1;
    case 'pattern':
      return node['format'] !== undefined;
    case 'additionalProperties':
      return value === false ? !closed : isEmptyObject(value);
    // Which fields of an answer are always there is checked here; published, it would be a tenth of every list.
    case 'required':
      return !closed;
    case 'propertyNames':
      return JSON.stringify(value) === '{"type":"string"}';
    default:
      return false;
  }
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
