import type { SchemaNode } from './catalogue-data.js';
import type { DefinitionMap } from './catalogue-store.js';

/** A plain JSON Schema with its definitions inside; draft-07 vocabulary, as Ajv 8 reads it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * A body or answer as JSON Schema. What Oracle's file says is kept, nothing is made stricter: unknown properties are
 * allowed here as they are there. A reference that Oracle's file leaves open accepts anything.
 * @param node the body or answer
 * @param definitions of the same module and release
 */
export function toJsonSchema(node: SchemaNode, definitions: DefinitionMap): JsonSchema {
  const local: Record<string, JsonSchema> = {};
  const queue: string[] = [];
  const refer = (name: string): void => {
    if (name in local) return;
    local[name] = {};
    queue.push(name);
  };
  const root = translate(node, refer);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const definition = definitions.get(name);
    if (definition) local[name] = translate(definition, refer);
  }
  return Object.keys(local).length > 0 ? { ...root, definitions: local } : root;
}

function translate(node: SchemaNode, refer: (name: string) => void): JsonSchema {
  const { $ref, properties, items, allOf, additionalProperties, ...plain } = node;
  const schema: Record<string, unknown> = { ...plain };
  if ($ref !== undefined) {
    refer($ref);
    schema['$ref'] = `#/definitions/${encodeURIComponent($ref.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
  }
  if (properties) {
    schema['properties'] = Object.fromEntries(
      Object.entries(properties).map(([name, child]) => [name, translate(child, refer)]),
    );
  }
  if (items) schema['items'] = translate(items, refer);
  if (allOf) schema['allOf'] = allOf.map((part) => translate(part, refer));
  if (additionalProperties !== undefined) {
    schema['additionalProperties'] =
      typeof additionalProperties === 'object'
        ? translate(additionalProperties, refer)
        : additionalProperties;
  }
  return schema;
}
