import type { SchemaNode } from '../catalogue/catalogue-data.js';

/** More values than these become plain text: country and language codes would drown the type. */
const MOST_ENUM_VALUES = 60;

/**
 * A schema node as TypeScript. Dates stay text, as on the wire.
 * @param node from the catalogue
 * @param nameOf the type's name for a definition; undefined where Oracle's file leaves the reference open
 * @param indent spaces before a line of an inline object
 */
export function typeText(
  node: SchemaNode,
  nameOf: (definition: string) => string | undefined,
  indent = '  ',
): string {
  const parts = (node.allOf ?? []).map((part) => typeText(part, nameOf, indent));
  if (node.$ref !== undefined) parts.unshift(nameOf(node.$ref) ?? 'unknown');
  const own = ownText(node, nameOf, indent);
  if (own !== undefined) parts.push(own);
  if (parts.length === 0) return 'unknown';
  return parts.join(' & ');
}

function ownText(
  node: SchemaNode,
  nameOf: (definition: string) => string | undefined,
  indent: string,
): string | undefined {
  if (node.properties) return objectText(node, nameOf, indent);
  if (node.$ref !== undefined || node.allOf) return undefined;
  if (node.type === 'array' || node.items) return `Array<${typeText(node.items ?? {}, nameOf, indent)}>`;
  if (node.type === 'object') return 'Record<string, unknown>';
  if (node.type === 'integer' || node.type === 'number') return 'number';
  if (node.type === 'boolean') return 'boolean';
  if (node.type !== 'string') return undefined;
  if (!node.enum || node.enum.length > MOST_ENUM_VALUES) return 'string';
  return node.enum.map((value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(' | ');
}

/** The braces of an object type with one property a line. */
export function objectText(
  node: SchemaNode,
  nameOf: (definition: string) => string | undefined,
  indent: string,
): string {
  const required = new Set(node.required);
  const lines = Object.entries(node.properties ?? {}).map(([name, child]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
    return `${indent}${key}${required.has(name) ? '' : '?'}: ${typeText(child, nameOf, `${indent}  `)};`;
  });
  return `{\n${lines.join('\n')}\n${indent.slice(2)}}`;
}
