import { Fault } from '../../../kernel/fault.js';
import type { Catalogue, ReleaseName } from '../catalogue.js';
import type { SchemaNode } from '../catalogue-data.js';
import { givable } from '../guard/parameter.guard.js';
import { MODULES } from '../module.table.js';
import { nearest } from '../nearest.js';
import type { Effect, OperationFact, OperationId } from '../operation.js';
import { exampleOf, type OperationExample } from './example.builder.js';
import { type Outline, Outliner } from './outline.js';
import { type ParameterLines, parameterLines, parameterText } from './parameter-lines.js';

export interface DescriptionOptions {
  /** A part to expand: `body.reservations.reservation.roomStay`, `answer`, `parameters.fetchInstructions`. */
  readonly path?: string;
  /** Levels of the outline at most; without it as deep as fits. */
  readonly depth?: number;
  /** Default the newest. */
  readonly release?: ReleaseName;
}

/** What a model needs to call an operation, within a budget of tokens. */
export interface OperationDescription {
  readonly operation: OperationId;
  readonly area: string;
  readonly method: string;
  readonly path: string;
  readonly effect: Effect;
  /** Deprecated, configuration, long job, replaced: what to know before calling. */
  readonly notes?: readonly string[];
  readonly limits?: { readonly maxLimit?: number; readonly maxSpanDays?: number };
  readonly paging?: 'offset' | 'page' | 'limit';
  readonly parameters?: ParameterLines;
  readonly body?: Outline | string;
  readonly answer?: Outline | string;
  readonly example?: OperationExample;
  /** How to read the outlines and where to go on. */
  readonly legend: string;
}

/** One part of an operation, expanded. */
export interface PartDescription {
  readonly operation: OperationId;
  readonly path: string;
  readonly part: Outline | ParameterLines | string;
  readonly legend: string;
}

const BUDGET = { parameters: 1100, body: 2800, answer: 900, part: 4200 } as const;
const MOST_LEVELS = 8;
const LEGEND =
  '* required, [] list, {n} object of n fields. Expand with path, e.g. body.a.b, answer.a or parameters.x.';

/**
 * Describes an operation: parameters, outlines of body and answer, limits, effect and a small example.
 * @returns the whole within 1,500 tokens, or with `path` one part of it
 * @throws Fault OPERA_OPERATION_UNKNOWN for an unknown operation, INPUT_INVALID for a path that does not exist, each with
 * the nearest right names
 */
export function describeOperation(
  catalogue: Catalogue,
  id: OperationId,
  options: DescriptionOptions = {},
): OperationDescription | PartDescription {
  const fact = catalogue.operation(id, options.release);
  return options.path === undefined || options.path === ''
    ? describeWhole(catalogue, fact, options)
    : describePart(catalogue, fact, options.path, options);
}

function describeWhole(
  catalogue: Catalogue,
  fact: OperationFact,
  options: DescriptionOptions,
): OperationDescription {
  const { release, depth = MOST_LEVELS } = options;
  const outliner = new Outliner(catalogue.shapes(fact.module, release));
  const body = catalogue.body(fact.id, release);
  const answer = answerNode(catalogue, fact, release);
  const notes = notesOf(fact);
  const { maxLimit, maxSpanDays } = fact.limits;
  return {
    operation: fact.id,
    area: MODULES[fact.module]?.title ?? fact.module,
    method: fact.method,
    path: fact.path,
    effect: fact.effect,
    ...(notes.length > 0 && { notes }),
    ...((maxLimit !== undefined || maxSpanDays !== undefined) && { limits: fact.limits }),
    ...(fact.paging !== 'none' && { paging: fact.paging }),
    parameters: parameterLines(fact, BUDGET.parameters),
    ...(body && { body: outliner.draw(body.node, depth, BUDGET.body) }),
    ...(answer && { answer: outliner.draw(answer, depth, BUDGET.answer) }),
    example: exampleOf(catalogue, fact, release),
    legend: LEGEND,
  };
}

function notesOf(fact: OperationFact): string[] {
  const notes: string[] = [];
  if (fact.deprecated) notes.push(fact.newerTwin ? `deprecated: use ${fact.newerTwin}` : 'deprecated');
  if (fact.olderTwin) notes.push(`older releases: ${fact.olderTwin}`);
  if (fact.configuration) notes.push('configuration of the hotel');
  if (fact.async?.start === fact.id)
    notes.push(`long job: poll ${fact.async.status}, then read ${fact.async.result} once`);
  if (fact.form) notes.push('form body; called by this server itself');
  if (fact.locations.length > 0 && !fact.async)
    notes.push('the id of what was created comes back as createdId');
  return notes;
}

function describePart(
  catalogue: Catalogue,
  fact: OperationFact,
  path: string,
  options: DescriptionOptions,
): PartDescription {
  const [first = '', ...rest] = path
    .replaceAll(/\[\d*\]/g, '')
    .split('.')
    .filter(Boolean);
  const { release, depth = MOST_LEVELS } = options;
  const found = (part: PartDescription['part']): PartDescription => ({
    operation: fact.id,
    path,
    part,
    legend: LEGEND,
  });
  if (first === 'parameters') return found(describeParameters(fact, rest, path));
  const node =
    first === 'body' ? catalogue.body(fact.id, release)?.node : answerNode(catalogue, fact, release);
  if ((first !== 'body' && first !== 'answer') || !node)
    throw unknownPath(fact, path, 1, partsOf(catalogue, fact, release));
  const reader = catalogue.shapes(fact.module, release);
  const outliner = new Outliner(reader);
  let current: SchemaNode = node;
  for (const [at, name] of rest.entries()) {
    const shape = reader.element(reader.read(current));
    const child = shape.properties.get(name);
    if (!child)
      throw unknownPath(
        fact,
        path,
        at + 2,
        [...shape.properties.keys()],
        [first, ...rest.slice(0, at)].join('.'),
      );
    current = child;
  }
  return found(outliner.draw(current, depth, BUDGET.part));
}

function describeParameters(
  fact: OperationFact,
  rest: readonly string[],
  path: string,
): ParameterLines | string {
  const [name] = rest;
  if (name === undefined) return parameterLines(fact, BUDGET.part);
  const facts = givable(fact);
  const parameter = facts.get(name);
  if (!parameter || rest.length > 1) throw unknownPath(fact, path, 2, [...facts.keys()], 'parameters');
  return parameterText(parameter, true);
}

function partsOf(catalogue: Catalogue, fact: OperationFact, release: ReleaseName | undefined): string[] {
  const parts = ['parameters'];
  if (catalogue.body(fact.id, release)) parts.push('body');
  if (answerNode(catalogue, fact, release)) parts.push('answer');
  return parts;
}

function unknownPath(
  fact: OperationFact,
  path: string,
  at: number,
  names: readonly string[],
  owner = '',
): Fault {
  const wrong =
    path
      .replaceAll(/\[\d*\]/g, '')
      .split('.')
      .filter(Boolean)[at - 1] ?? path;
  const near = nearest(wrong, names);
  const shown = near.length > 0 ? near : names.slice(0, 30);
  const prefix = owner === '' ? '' : `${owner}.`;
  return new Fault('INPUT_INVALID', {
    message: `${fact.id} has no "${wrong.slice(0, 80)}"${owner === '' ? '' : ` in ${owner}`}.`,
    advice: `${near.length > 0 ? 'Did you mean' : 'There is'} ${shown.map((name) => prefix + name).join(', ')}?`,
    field: 'path',
  });
}

function answerNode(
  catalogue: Catalogue,
  fact: OperationFact,
  release: ReleaseName | undefined,
): SchemaNode | undefined {
  const status = fact.answers[0];
  return status === undefined ? undefined : (catalogue.answer(fact.id, status, release) ?? undefined);
}
