import type { SchemaNode } from '../catalogue-data.js';
import type { Shape, ShapeReader } from '../shape.js';
import type { ScalarRules } from '../value-rules.js';

/** An outline: fields to a short text or to the outline below them. A list's field ends in `[]`, a required one in `*`. */
export interface Outline {
  readonly [field: string]: string | Outline;
}

/** What is told of a scalar. */
export type LeafRules = ScalarRules & { readonly default?: unknown };

/** How much of an enumeration an overview tells. */
const FEW_VALUES = 5;
/** What every answer has and what nobody sends. */
const NOISE = new Set(['links', 'warnings']);

/** An outline in the making. */
type Draft = Record<string, string | Outline>;

/** A field that could be opened. */
interface Closed {
  readonly owner: Draft;
  readonly label: string;
  readonly shape: Shape;
  readonly level: number;
}

/** A wide object is shown in part rather than not at all where so many characters are left. */
const WORTH_CUTTING = 500;

/**
 * Draws bodies and answers as outlines that fit a budget: level by level, each object that still fits; the others as a
 * count of fields that a path leads to.
 */
export class Outliner {
  constructor(private readonly reader: ShapeReader) {}

  /**
   * @param node what to draw; of a list, its elements
   * @param depth levels at most
   * @param budget characters of the outline as JSON
   * @returns an outline, or the rules of a single value; `…` names fields that did not fit
   */
  draw(node: SchemaNode, depth: number, budget: number): Outline | string {
    const shape = this.reader.element(this.reader.read(node));
    if (shape.kind !== 'object') return leafText(shape.node, true);
    const queue: Closed[] = [];
    const root = this.fields(shape, 1, queue);
    let left = budget - lengthOf(root);
    if (left < 0) return cut(root, budget);
    for (let closed = queue.shift(); closed; closed = queue.shift()) {
      if (closed.level >= depth) continue;
      const inner: Closed[] = [];
      const fields = this.fields(closed.shape, closed.level + 1, inner);
      const cost = lengthOf(fields);
      if (cost <= left) {
        closed.owner[closed.label] = fields;
        left -= cost;
        queue.push(...inner);
      } else if (left > WORTH_CUTTING) {
        closed.owner[closed.label] = cut(fields, left);
        left = 0;
      }
    }
    return root;
  }

  private fields(shape: Shape, level: number, closed: Closed[]): Draft {
    const outline: Draft = {};
    for (const [name, node] of shape.properties) {
      if (NOISE.has(name)) continue;
      const child = this.reader.read(node);
      const element = this.reader.element(child);
      const label = `${name}${child.kind === 'array' ? '[]' : ''}${shape.required.has(name) ? '*' : ''}`;
      if (element.kind !== 'object') outline[label] = leafText(element.node, false);
      else if (element.properties.size === 0) outline[label] = 'any fields';
      else {
        outline[label] = `{${element.properties.size}}`;
        closed.push({ owner: outline, label, shape: element, level });
      }
    }
    return outline;
  }
}

function lengthOf(outline: Draft): number {
  return JSON.stringify(outline).length;
}

/**
 * A scalar in a few characters: `text ≤20`, `date`, `Clean|Dirty|…`.
 * @param full every value and rule, for the description of a single field
 */
export function leafText(node: LeafRules, full: boolean): string {
  const parts: string[] = [];
  if (node.enum) {
    const values = full ? node.enum : node.enum.slice(0, FEW_VALUES);
    const more = node.enum.length - values.length;
    parts.push(`${values.join('|')}${more > 0 ? `|…${more} more` : ''}`);
  } else parts.push(typeText(node));
  if (node.maxLength !== undefined && !node.enum && node.type === 'string') parts.push(`≤${node.maxLength}`);
  if (full) {
    if (node.minLength) parts.push(`at least ${node.minLength} characters`);
    if (node.pattern !== undefined) parts.push(`pattern ${node.pattern}`);
    if (node.minimum !== undefined) parts.push(`from ${node.minimum}`);
    if (node.maximum !== undefined) parts.push(`to ${node.maximum}`);
    if (node.default !== undefined) parts.push(`default ${JSON.stringify(node.default)}`);
  }
  return parts.join(' ');
}

function typeText(node: LeafRules): string {
  if (node.format === 'date') return 'date';
  if (node.format === 'date-time') return 'date and time';
  if (node.format === 'byte') return 'base64';
  if (node.type === 'integer') return 'whole number';
  if (node.type === 'boolean') return 'true|false';
  return node.type === 'string' ? 'text' : (node.type ?? 'anything');
}

/** As many fields as fit; the others by name, or at least by number. */
function cut(outline: Draft, budget: number): Outline {
  const names = Object.keys(outline);
  const kept: Draft = {};
  let used = 0;
  for (const [at, name] of names.entries()) {
    const value = outline[name] ?? '';
    const cost = name.length + lengthOf({ value }) - 6;
    const rest = names.slice(at).join(' ');
    // The names alone are worth more than the types of a few.
    if (used + cost + Math.min(rest.length, budget / 2) > budget) {
      const shown =
        rest.length <= budget - used ? rest : `${rest.slice(0, Math.max(0, budget - used - 20))}…`;
      kept['…'] = `${names.length - at} more: ${shown}`;
      break;
    }
    kept[name] = value;
    used += cost;
  }
  return kept;
}
