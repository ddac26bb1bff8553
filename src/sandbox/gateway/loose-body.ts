import type { SchemaNode } from '../../opera/catalogue/catalogue-data.js';
import type { Shape, ShapeReader } from '../../opera/catalogue/shape.js';
import { refuse } from '../errors/opera.error.js';
import { type Document, isObject } from '../state/document.js';

/**
 * Reads a request body as OPERA reads it: an object where a list is meant is a list of one, numbers and booleans may be
 * texts, `reservations` comes in both of its shapes, null means absent, an empty list where an object is meant is empty. Gives back the body in the declared shape.
 * Throws GEN01242 on a property Oracle does not know, GEN01278 on text where a number is meant, 400 on a wrong code.
 */
export function readLooseBody(value: unknown, schema: SchemaNode, shapes: ShapeReader): unknown {
  return readValue(value, shapes.read(schema), shapes, 'body');
}

function readValue(value: unknown, shape: Shape, shapes: ShapeReader, path: string): unknown {
  if (shape.kind === 'array') return readList(value, shapes.read(shape.items ?? {}), shapes, path);
  if (shape.kind === 'object' && shape.properties.size > 0) return readObject(value, shape, shapes, path);
  return readScalar(value, shape.node, path);
}

function readList(value: unknown, items: Shape, shapes: ShapeReader, path: string): unknown[] {
  if (Array.isArray(value)) {
    return value
      .filter((item) => item !== null)
      .map((item, index) => readValue(item, items, shapes, `${path}[${index}]`));
  }
  const inner = isObject(value) ? wrappedList(value, items) : undefined;
  return inner === undefined
    ? [readValue(value, items, shapes, `${path}[0]`)]
    : readList(inner, items, shapes, path);
}

/** `reservations: { reservation: [...] }` where the file says `reservations: [...]`: the inner list. */
function wrappedList(value: Document, items: Shape): unknown {
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0 || items.properties.has(name)) return undefined;
  const inner = value[name];
  return Array.isArray(inner) || isObject(inner) ? inner : undefined;
}

function readObject(value: unknown, shape: Shape, shapes: ShapeReader, path: string): Document {
  if (Array.isArray(value)) return readBareList(value, shape, shapes, path);
  if (!isObject(value)) throw refuse('VALUE_INVALID', `${path} has to be an object.`, path);
  const result: Document = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === null || member === undefined) continue;
    const property = shape.properties.get(name);
    if (property) result[name] = readValue(member, shapes.read(property), shapes, `${path}.${name}`);
    else if (shape.open) result[name] = member;
    else throw refuse('PROPERTY_UNKNOWN', `Unknown property: ${name}`, `${path}.${name}`);
  }
  return result;
}

/** `reservations: [...]` where the file says `reservations: { reservation: [...] }`. */
function readBareList(value: readonly unknown[], shape: Shape, shapes: ShapeReader, path: string): Document {
  if (value.length === 0) return {};
  for (const [name, node] of shape.properties) {
    if (name === 'links' || name === 'warnings') continue;
    const property = shapes.read(node);
    if (property.kind === 'array') return { [name]: readValue(value, property, shapes, `${path}.${name}`) };
  }
  if (value.length === 1) return readObject(value[0], shape, shapes, path);
  throw refuse('VALUE_INVALID', `${path} has to be an object.`, path);
}

function readScalar(value: unknown, schema: SchemaNode, path: string): unknown {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return readNumber(value, schema.type === 'integer', path);
    case 'boolean':
      return readBoolean(value, path);
    case 'string':
      return readText(value, schema, path);
    default:
      return value;
  }
}

function readNumber(value: unknown, whole: boolean, path: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || (whole && !Number.isInteger(number))) {
    throw refuse('NUMBER_INVALID', `Enter a valid ${whole ? 'whole ' : ''}number for ${path}.`, path);
  }
  return number;
}

function readBoolean(value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'Y') return true;
  if (value === 'false' || value === 'N') return false;
  throw refuse('VALUE_INVALID', `${path} has to be true or false.`, path);
}

function readText(value: unknown, schema: SchemaNode, path: string): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') throw refuse('VALUE_INVALID', `${path} has to be a text.`, path);
  if (schema.enum && text !== '' && !schema.enum.includes(text)) {
    throw refuse('VALUE_INVALID', `${path} has to be one of ${schema.enum.join(', ')}.`, path);
  }
  if (schema.maxLength !== undefined && schema.format === undefined && text.length > schema.maxLength) {
    throw refuse('VALUE_INVALID', `${path} is longer than ${schema.maxLength} characters.`, path);
  }
  return text;
}
