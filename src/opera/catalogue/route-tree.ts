import type { OperationFact, OperationId } from './operation.js';

/** Where a concrete path leads. */
export interface RouteMatch {
  readonly id: OperationId;
  /** Path parameters, percent-decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** What the tree has to know of an operation. */
type Place = Pick<OperationFact, 'id' | 'method' | 'path'>;

interface Node {
  readonly fixed: Map<string, Node>;
  variable?: Node;
  /** Method to the operation and the names of its path's variables in order. */
  readonly ends: Map<string, { readonly id: OperationId; readonly names: readonly string[] }>;
}

const newNode = (): Node => ({ fixed: new Map(), ends: new Map() });
const VARIABLE = /^\{(.+)\}$/;

/** Finds the operation of a method and a concrete path; fixed segments win over variables. */
export class RouteTree {
  private readonly root = newNode();

  constructor(operations: Iterable<Place>) {
    for (const operation of operations) this.add(operation);
  }

  /**
   * @param path without query, percent-encoded as on the wire
   * @returns undefined where no operation has this method and path
   */
  match(method: string, path: string): RouteMatch | undefined {
    const segments = segmentsOf(path);
    const values: string[] = [];
    const end = this.walk(this.root, segments, 0, values, method.toUpperCase());
    if (!end) return undefined;
    return {
      id: end.id,
      pathParameters: Object.fromEntries(end.names.map((name, at) => [name, values[at] ?? ''])),
    };
  }

  private add({ id, method, path }: Place): void {
    let node = this.root;
    const names: string[] = [];
    for (const segment of segmentsOf(path)) {
      const name = VARIABLE.exec(segment)?.[1];
      if (name === undefined) {
        const next = node.fixed.get(segment) ?? newNode();
        node.fixed.set(segment, next);
        node = next;
      } else {
        names.push(name);
        node.variable ??= newNode();
        node = node.variable;
      }
    }
    node.ends.set(method, { id, names });
  }

  private walk(
    node: Node,
    segments: readonly string[],
    at: number,
    values: string[],
    method: string,
  ): { readonly id: OperationId; readonly names: readonly string[] } | undefined {
    const segment = segments[at];
    if (segment === undefined) return node.ends.get(method);
    const fixed = node.fixed.get(segment);
    const direct = fixed && this.walk(fixed, segments, at + 1, values, method);
    if (direct) return direct;
    const value = node.variable && decode(segment);
    if (!node.variable || !value) return undefined;
    values.push(value);
    const found = this.walk(node.variable, segments, at + 1, values, method);
    if (!found) values.pop();
    return found;
  }
}

/** A trailing slash means nothing; two of Oracle's paths have one. */
function segmentsOf(path: string): string[] {
  const segments = path.split('/').slice(1);
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
