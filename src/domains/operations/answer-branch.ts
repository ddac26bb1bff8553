import type { Task } from '../../mcp/declaration/tasks.js';
import type { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { SchemaNode } from '../../opera/catalogue/catalogue-data.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import type { ShapeReader } from '../../opera/catalogue/shape.js';
import type { Branch } from './field-selection.js';

/** The answers an operation may have, in every release that has it; none where it answers nothing. */
export function answersOf(catalogue: Catalogue, fact: OperationFact): Branch[] {
  const ids = [fact.id, ...(fact.olderTwin === undefined ? [] : [fact.olderTwin])];
  return catalogue.releases.flatMap((release) =>
    ids.flatMap((id) => {
      const own = catalogue.find(id, release);
      const status = own?.answers[0];
      const node = status === undefined ? undefined : catalogue.answer(id, status, release);
      return own === undefined || !node ? [] : [shapeBranch(catalogue.shapes(own.module, release), node)];
    }),
  );
}

/** The answer of a task; none where it is content only. */
export function answerOfTask({ output }: Task): Branch[] {
  return output === undefined ? [] : [jsonBranch(output)];
}

function shapeBranch(reader: ShapeReader, node: SchemaNode): Branch {
  const shape = reader.element(reader.read(node));
  return {
    names: [...shape.properties.keys()],
    open: shape.kind === 'any' || (shape.kind === 'object' && shape.open),
    child: (name) => {
      const below = shape.properties.get(name);
      return below === undefined ? undefined : shapeBranch(reader, below);
    },
  };
}

/** A JSON Schema as the registry writes them: properties, items, alternatives. */
function jsonBranch(schema: Readonly<Record<string, unknown>>): Branch {
  const properties = propertiesOf(schema);
  const names = Object.keys(properties);
  return {
    names,
    open: names.length === 0 && !isScalar(schema),
    child: (name) => {
      const below = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return below === undefined ? undefined : jsonBranch(below as Record<string, unknown>);
    },
  };
}

function propertiesOf(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { properties, items, anyOf } = schema as {
    properties?: Record<string, unknown>;
    items?: Record<string, unknown>;
    anyOf?: Record<string, unknown>[];
  };
  const parts = [...(anyOf ?? []), ...(items === undefined ? [] : [items])].map(propertiesOf);
  return Object.assign({}, ...parts, properties) as Record<string, unknown>;
}

function isScalar({ type }: Readonly<Record<string, unknown>>): boolean {
  return type === 'string' || type === 'number' || type === 'integer' || type === 'boolean';
}
