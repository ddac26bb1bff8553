import type { Catalogue, ReleaseName } from '../catalogue.js';
import type { SchemaNode } from '../catalogue-data.js';
import { givable, type ParameterValues } from '../guard/parameter.guard.js';
import type { OperationFact } from '../operation.js';
import type { Shape, ShapeReader } from '../shape.js';
import { EXAMPLES } from './example.table.js';
import { sampleValue } from './sample-value.js';

/** A small call that the guard accepts. */
export interface OperationExample {
  readonly parameters: ParameterValues;
  readonly body?: unknown;
  /** `documented`: as Oracle's samples and guides send it. `derived`: from the schema alone, unproven. */
  readonly source: 'documented' | 'derived';
}

const MOST_LEVELS = 4;
const MOST_FIELDS = 5;
/** What tells most of a body when nothing is required, most telling first. */
const TELLING = [
  /^criteria$/,
  /hotelId$/i,
  /IdList$/,
  /Id$/,
  /code$/i,
  /^name$|Name$/,
  /start|begin|arrival/i,
  /end|departure/i,
  /amount|quantity|status/i,
  /description|text/i,
];

/**
 * The smallest useful call of an operation: the documented one where there is one, else what is required and a few telling
 * fields.
 */
export function exampleOf(
  catalogue: Catalogue,
  fact: OperationFact,
  release?: ReleaseName,
): OperationExample {
  const known = EXAMPLES[fact.id];
  if (known)
    return {
      parameters: known.parameters ?? {},
      ...(known.body !== undefined && { body: known.body }),
      source: 'documented',
    };
  const parameters: Record<string, ParameterValues[string]> = {};
  for (const { name, required, array, ...rules } of givable(fact).values()) {
    if (!required) continue;
    const value = sampleValue(name, rules);
    parameters[name] = array ? [value] : value;
  }
  const declared = catalogue.body(fact.id, release);
  if (!declared) return { parameters, source: 'derived' };
  const builder = new BodySample(catalogue.shapes(fact.module, release));
  return { parameters, body: builder.root(declared.node), source: 'derived' };
}

class BodySample {
  constructor(private readonly reader: ShapeReader) {}

  root(node: SchemaNode): unknown {
    return this.value('body', node, 0, []) ?? {};
  }

  /** Undefined where a value would need more than an example should show. */
  private value(name: string, node: SchemaNode, level: number, above: readonly Shape[]): unknown {
    const shape = this.reader.read(node);
    if (shape.kind === 'array') return this.list(name, shape, level, above);
    if (shape.kind === 'object') return this.object(name, shape, level, above);
    return shape.kind === 'any' ? undefined : sampleValue(name, shape.node);
  }

  private list(name: string, { items, node }: Shape, level: number, above: readonly Shape[]): unknown {
    const item = items && this.value(name, items, level, above);
    return item === undefined
      ? undefined
      : Array.from({ length: Math.max(1, node.minItems ?? 1) }, () => item);
  }

  private object(name: string, shape: Shape, level: number, above: readonly Shape[]): unknown {
    if (above.includes(shape)) return undefined;
    const body: Record<string, unknown> = {};
    for (const field of this.chosen(shape, level)) {
      const node = shape.properties.get(field) ?? {};
      const value =
        field === 'type' ? this.idType(name, node) : this.value(field, node, level + 1, [...above, shape]);
      if (value !== undefined) body[field] = value;
      else if (shape.required.has(field)) body[field] = this.reader.read(node).kind === 'array' ? [] : {};
    }
    return Object.keys(body).length > 0 || level === 0 ? body : undefined;
  }

  /** OPERA's ids say what they are ids of: `{ id, type: 'Reservation' }` in a `reservationIdList`. */
  private idType(owner: string, node: SchemaNode): unknown {
    const subject = /^(.+?)Id(List|s)?$/.exec(owner)?.[1];
    const { kind, node: rules } = this.reader.read(node);
    if (subject === undefined || kind !== 'scalar' || rules.enum)
      return this.value('type', node, MOST_LEVELS, []);
    return (subject.charAt(0).toUpperCase() + subject.slice(1)).slice(0, rules.maxLength ?? 20);
  }

  /** Required fields always; beside them the most telling ones as long as the example stays small. */
  private chosen(shape: Shape, level: number): string[] {
    const names = [...shape.properties.keys()].filter((name) => name !== 'links' && name !== 'warnings');
    const required = names.filter((name) => shape.required.has(name));
    if (level >= MOST_LEVELS) return required;
    const optional = names.filter((name) => !shape.required.has(name));
    const simple = optional.filter(
      (name) => this.reader.element(this.reader.read(shape.properties.get(name) ?? {})).kind === 'scalar',
    );
    const told = [...simple].sort((left, right) => rank(left) - rank(right));
    // A body of one or two wrappers says nothing without what is in them.
    const wrappers =
      names.length <= 3
        ? optional.filter((name) => !simple.includes(name))
        : optional.filter((name) => rank(name) <= 2 && !simple.includes(name));
    return [
      ...new Set([
        ...required,
        ...wrappers,
        ...told.slice(0, Math.max(0, MOST_FIELDS - required.length - level)),
      ]),
    ];
  }
}

function rank(name: string): number {
  const at = TELLING.findIndex((pattern) => pattern.test(name));
  return at < 0 ? TELLING.length : at;
}
