import { Fault } from '../../kernel/fault.js';
import { nearest } from '../../opera/catalogue/nearest.js';

/** What an answer may hold at one place; a list is told by its elements. */
export interface Branch {
  readonly names: readonly string[];
  /** May hold what it does not name. */
  readonly open: boolean;
  child(name: string): Branch | undefined;
}

/** A part of an answer: names to parts of them; an empty one is everything below. */
export type Selection = ReadonlyMap<string, Selection>;

type Draft = Map<string, Draft>;
const OFFERED = 20;

/**
 * Reads field paths: `reservations.reservationInfo[].roomStay.arrivalDate`. The brackets of a list may be left out.
 * @throws Fault INPUT_INVALID for an empty path
 */
export function readFields(fields: readonly string[]): Selection {
  const root: Draft = new Map();
  for (const field of fields) {
    const names = namesOf(field);
    if (names.length === 0)
      throw new Fault('INPUT_INVALID', { message: 'A field path is empty.', field: 'fields' });
    let at = root;
    let whole = false;
    for (const [place, name] of names.entries()) {
      const known = at.get(name);
      // Something above it was asked for as a whole already.
      whole ||= known?.size === 0;
      if (whole) break;
      const next: Draft = known ?? new Map<string, Draft>();
      if (place === names.length - 1) next.clear();
      at.set(name, next);
      at = next;
    }
  }
  return root;
}

/**
 * Refuses paths that no answer can have.
 * @param branches the possible answers: of every release, or of a task; a path must fit one of them
 * @throws Fault INPUT_INVALID naming the nearest right paths
 */
export function checkFields(fields: readonly string[], branches: readonly Branch[]): void {
  if (branches.length === 0) return;
  for (const field of fields) {
    const problems = branches.map((branch) => problemOf(namesOf(field), branch));
    const [first] = problems;
    if (first !== undefined && problems.every((problem) => problem !== undefined)) throw first;
  }
}

/** What a selection leaves of a value; undefined when nothing of it is there. */
export function project(value: unknown, selection: Selection): unknown {
  if (selection.size === 0) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => project(item, selection)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = [...selection].flatMap(([name, below]) => {
    const part = Object.hasOwn(value, name)
      ? project((value as Record<string, unknown>)[name], below)
      : undefined;
    return part === undefined ? [] : [[name, part] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function namesOf(field: string): string[] {
  return field
    .replaceAll(/\[\d*\]/g, '')
    .split('.')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function problemOf(names: readonly string[], root: Branch): Fault | undefined {
  let branch = root;
  for (const [place, name] of names.entries()) {
    const child = branch.child(name);
    if (child === undefined) {
      return branch.open ? undefined : unknownField(names.slice(0, place), name, branch.names);
    }
    branch = child;
  }
  return undefined;
}

function unknownField(above: readonly string[], name: string, known: readonly string[]): Fault {
  const near = nearest(name, known);
  const shown = (near.length > 0 ? near : known.slice(0, OFFERED)).map((one) => [...above, one].join('.'));
  const owner = above.length === 0 ? 'The answer' : `"${above.join('.')}" of the answer`;
  return new Fault('INPUT_INVALID', {
    message: `${owner} has no "${name.slice(0, 80)}".`,
    advice:
      shown.length === 0
        ? 'Leave this path out of fields.'
        : `${near.length > 0 ? 'Did you mean' : 'There is'} ${shown.join(', ')}?`,
    field: 'fields',
  });
}
