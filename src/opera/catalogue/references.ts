import type { SchemaNode } from './catalogue-data.js';

/** Every definition name that a node refers to, in the order met. */
export function* referencesOf(node: SchemaNode): Generator<string> {
  if (node.$ref !== undefined) yield node.$ref;
  for (const child of Object.values(node.properties ?? {})) yield* referencesOf(child);
  if (node.items) yield* referencesOf(node.items);
  for (const part of node.allOf ?? []) yield* referencesOf(part);
  if (typeof node.additionalProperties === 'object') yield* referencesOf(node.additionalProperties);
}
