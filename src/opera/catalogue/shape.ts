import type { SchemaNode } from './catalogue-data.js';
import type { DefinitionMap } from './catalogue-store.js';

/** A schema node with its references followed and its `allOf` merged; children are still nodes. */
export interface Shape {
  /** Oracle's definition name, where the node is one. */
  readonly name?: string;
  readonly kind: 'object' | 'array' | 'scalar' | 'any';
  /** The merged keywords, without `$ref` and `allOf`. */
  readonly node: SchemaNode;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  readonly required: ReadonlySet<string>;
  readonly items?: SchemaNode;
  /** Accepts properties it does not name. */
  readonly open: boolean;
}

/**
 * Reads shapes out of the definitions of one module and release; each node is resolved once. A reference that Oracle's
 * file leaves open has kind `any`.
 */
export class ShapeReader {
  private readonly shapes = new WeakMap<SchemaNode, Shape>();

  constructor(private readonly definitions: DefinitionMap) {}

  read(node: SchemaNode): Shape {
    const known = this.shapes.get(node);
    if (known) return known;
    const shape = this.build(node);
    this.shapes.set(node, shape);
    return shape;
  }

  /**
   * The shape a path leads to, through lists as well: `reservations.reservation.roomStay`.
   * @returns undefined where a name of the path does not exist
   */
  at(node: SchemaNode, path: readonly string[]): Shape | undefined {
    let shape = this.element(this.read(node));
    for (const name of path) {
      const child = shape.properties.get(name);
      if (!child) return undefined;
      shape = this.element(this.read(child));
    }
    return shape;
  }

  /** The shape of a list's elements, of a list of lists' innermost ones, or the shape itself. */
  element(shape: Shape): Shape {
    let current = shape;
    while (current.kind === 'array' && current.items) current = this.read(current.items);
    return current;
  }

  private build(node: SchemaNode): Shape {
    const merged = this.merge(node, new Set());
    const properties = new Map(Object.entries(merged.properties ?? {}));
    const name = this.nameOf(node);
    return {
      ...(name !== undefined && { name }),
      kind: kindOf(merged),
      node: merged,
      properties,
      required: new Set(merged.required),
      ...(merged.items && { items: merged.items }),
      open: properties.size === 0 || typeof merged.additionalProperties === 'object',
    };
  }

  /** The name of the definition a node refers to; a reference to a reference has the last one. */
  private nameOf(node: SchemaNode): string | undefined {
    let name = node.$ref;
    for (let steps = 0; name !== undefined && steps < 5; steps += 1) {
      const next = this.definitions.get(name);
      if (next?.$ref === undefined) break;
      name = next.$ref;
    }
    return name;
  }

  private merge(node: SchemaNode, seen: ReadonlySet<string>): SchemaNode {
    const { $ref, allOf, ...own } = node;
    const parts: SchemaNode[] = [];
    if ($ref !== undefined && !seen.has($ref)) {
      const target = this.definitions.get($ref);
      if (target) parts.push(this.merge(target, new Set([...seen, $ref])));
    }
    for (const part of allOf ?? []) parts.push(this.merge(part, seen));
    if (parts.length === 0) return own;
    parts.push(own);
    const properties = Object.assign({}, ...parts.map((part) => part.properties)) as SchemaNode['properties'];
    const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
    return {
      ...(Object.assign({}, ...parts) as SchemaNode),
      ...(Object.keys(properties ?? {}).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
    };
  }
}

function kindOf(node: SchemaNode): Shape['kind'] {
  if (node.type === 'array' || (node.type === undefined && node.items)) return 'array';
  if (node.type === 'object' || (node.type === undefined && node.properties)) return 'object';
  return node.type === undefined ? 'any' : 'scalar';
}
