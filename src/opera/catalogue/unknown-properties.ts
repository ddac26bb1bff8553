import type { SchemaNode } from './catalogue-data.js';
import { nearest } from './nearest.js';
import type { ShapeReader } from './shape.js';

/**
 * Properties of a value that its schema does not name; JSON Schema alone would let them pass, OPERA refuses them.
 * @returns `body.reservations.reservation[0].rooms: unknown property, nearest: roomStay`
 */
export function unknownProperties(
  reader: ShapeReader,
  node: SchemaNode,
  value: unknown,
  path = 'body',
): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const shape = reader.read(node);
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? value.flatMap((item, at) => unknownProperties(reader, items, item, `${path}[${at}]`)) : [];
  }
  if (shape.kind !== 'object') return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const known = shape.properties.get(name);
    if (known) return unknownProperties(reader, known, child, `${path}.${name}`);
    if (shape.open) return [];
    const near = nearest(name, shape.properties.keys(), 1)[0];
    return [`${path}.${name}: unknown property${near === undefined ? '' : `, nearest: ${near}`}`];
  });
}
