import type { Catalogue, ReleaseName } from '../catalogue.js';
import type { SchemaNode } from '../catalogue-data.js';
import type { Finding, OperationFact } from '../operation.js';
import type { Shape, ShapeReader } from '../shape.js';
import { Findings } from './findings.js';
import { nearestProperty } from './nearest-property.js';
import { checkScalar } from './scalar.guard.js';
import { checkSpans } from './span.guard.js';

/** Findings and the body to send: Oracle's shape, absent values left out. */
export interface CheckedBody {
  readonly findings: readonly Finding[];
  readonly value: unknown;
}

/** Deeper than any of Oracle's bodies. */
const MOST_LEVELS = 40;
/** Properties of lists of objects that describe an answer, never what is sent. */
const ANSWER_ONLY = new Set(['links', 'warnings']);

/**
 * The body of a call before it leaves. An unknown name, a wrong code, type, date or length is an error; what OPERA itself
 * takes leniently, such as one object for a list or a number as text, is a warning and is sent in Oracle's shape.
 * @param body parsed JSON; undefined or null for none
 */
export function checkBody(
  catalogue: Catalogue,
  fact: OperationFact,
  body: unknown,
  release?: ReleaseName,
): CheckedBody {
  const findings = new Findings();
  const declared = catalogue.body(fact.id, release);
  if (!declared) {
    if (body !== undefined && body !== null) findings.error('body', `${fact.id} takes no body`);
    return { findings: findings.all(), value: undefined };
  }
  if (body === undefined || body === null) {
    if (!declared.optional) findings.error('body', `${fact.id} requires a body`);
    return { findings: findings.all(), value: undefined };
  }
  if (depthOf(body) > MOST_LEVELS) {
    findings.error('body', `is nested deeper than ${MOST_LEVELS} levels`);
    return { findings: findings.all(), value: undefined };
  }
  const walk = new BodyWalk(catalogue.shapes(fact.module, release), findings);
  const value = cappedLimit(fact, walk.check(declared.node, body, 'body'), findings);
  if (typeof value === 'object' && value !== null) checkSpans(fact, { ...value }, findings, 'body');
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '');
  if (bytes > fact.bodyMaxBytes) {
    findings.error(
      'body',
      `has ${bytes} bytes; OPERA takes at most ${fact.bodyMaxBytes}`,
      'Send fewer items a call.',
    );
  }
  return { findings: findings.all(), value };
}

function cappedLimit(fact: OperationFact, value: unknown, findings: Findings): unknown {
  const { maxLimit } = fact.limits;
  const limit = (value as { limit?: unknown } | null)?.limit;
  if (maxLimit === undefined || fact.effect !== 'read' || typeof limit !== 'number' || limit <= maxLimit)
    return value;
  findings.warning(
    'body.limit',
    `OPERA gives at most ${maxLimit} rows; ${maxLimit} asked for`,
    'Page on for more.',
  );
  return { ...(value as object), limit: maxLimit };
}

/** Levels of nesting, counted without recursion: the body may be built to break one. */
function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= MOST_LEVELS + 1; depth += 1) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return depth;
  }
  return MOST_LEVELS + 1;
}

class BodyWalk {
  constructor(
    private readonly reader: ShapeReader,
    private readonly findings: Findings,
  ) {}

  check(node: SchemaNode, value: unknown, path: string): unknown {
    const shape = this.reader.read(node);
    if (shape.kind === 'array') return this.checkList(shape, value, path);
    if (shape.kind === 'object') return this.checkObject(shape, value, path);
    return shape.kind === 'any'
      ? value
      : checkScalar({ rules: shape.node, path, quiet: false }, value, this.findings);
  }

  private checkList(shape: Shape, value: unknown, path: string): unknown {
    if (!Array.isArray(value))
      this.findings.warning(path, 'is a list; the single value is sent as a list of one');
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const { minItems, maxItems } = shape.node;
    if (maxItems !== undefined && list.length > maxItems) {
      this.findings.error(path, `has ${list.length} items; at most ${maxItems} are allowed`);
      return list;
    }
    if (minItems !== undefined && list.length < minItems)
      this.findings.error(path, `needs at least ${minItems} items`);
    const { items } = shape;
    if (!items) return list;
    return list.map((item, at) => this.check(items, item, `${path}[${at}]`));
  }

  private checkObject(shape: Shape, given: unknown, path: string): unknown {
    const value = Array.isArray(given) ? this.unpack(shape, given, path) : given;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const names = [...shape.properties.keys()].slice(0, 12).join(', ');
      this.findings.error(path, 'must be an object', names ? `It has ${names}.` : undefined);
      return value;
    }
    const sent: Record<string, unknown> = {};
    for (const [name, child] of Object.entries(value)) {
      const property = shape.properties.get(name);
      if (child === null || child === undefined) {
        if (child === null) this.findings.warning(`${path}.${name}`, 'is null; left out');
      } else if (property) sent[name] = this.check(property, child, `${path}.${name}`);
      else if (shape.open) sent[name] = child;
      else this.findings.error(...this.unknown(shape, name, path));
    }
    for (const name of shape.required) {
      if (sent[name] === undefined) this.findings.error(`${path}.${name}`, 'is required');
    }
    return sent;
  }

  /** Oracle's own samples leave out the object around a list, or write a list where one object is meant. */
  private unpack(shape: Shape, list: readonly unknown[], path: string): unknown {
    const inner = [...shape.properties].filter(
      ([name, node]) => !ANSWER_ONLY.has(name) && this.reader.read(node).kind === 'array',
    );
    const [only] = inner;
    if (inner.length === 1 && only) {
      this.findings.warning(path, `is an object; the list is sent as its ${only[0]}`);
      return { [only[0]]: list };
    }
    if (list.length !== 1) return list;
    this.findings.warning(path, 'is an object; the only item of the list is sent');
    return list[0];
  }

  private unknown(
    shape: Shape,
    name: string,
    path: string,
  ): [path: string, problem: string, fix: string | undefined] {
    const near = nearestProperty(this.reader, shape, name, path);
    const owner = shape.name === undefined ? '' : ` of ${shape.name}`;
    return [`${path}.${name.slice(0, 80)}`, `is not a property${owner}`, near && `Did you mean ${near}?`];
  }
}
