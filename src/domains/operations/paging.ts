import type { Catalogue } from '../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';

/** Where a list operation takes its page from. */
export interface PageArgument {
  readonly place: 'parameters' | 'body';
  readonly name: 'offset' | 'pageNumber';
}

/** A page of rows as OPERA counts it. */
export interface Page {
  readonly rows: number;
  readonly hasMore: boolean;
  readonly total?: number;
}

/** The argument that turns the page; undefined for operations that answer everything at once. */
export function pageArgument(catalogue: Catalogue, fact: OperationFact): PageArgument | undefined {
  const name = fact.paging === 'offset' ? 'offset' : fact.paging === 'page' ? 'pageNumber' : undefined;
  if (name === undefined) return undefined;
  if (fact.parameters.some((parameter) => parameter.name === name)) return { place: 'parameters', name };
  const release = catalogue.releases.find((one) => catalogue.find(fact.id, one) !== undefined);
  const body = catalogue.body(fact.id, release);
  const shape = body && catalogue.shapes(fact.module, release).read(body.node);
  return shape?.properties.has(name) === true ? { place: 'body', name } : undefined;
}

/** OPERA's count of an answer's rows, which stands at its top or one level below; undefined where it has none. */
export function pageOf(body: unknown): Page | undefined {
  if (!isObject(body)) return undefined;
  const holder = [body, ...Object.values(body).filter(isObject)].find(
    (one) => typeof one['hasMore'] === 'boolean',
  );
  if (holder === undefined) return undefined;
  const { count, totalResults, hasMore } = holder;
  const rows = longestList(holder);
  return {
    rows: rows > 0 || typeof count !== 'number' ? rows : count,
    hasMore: hasMore === true,
    ...(typeof totalResults === 'number' && { total: totalResults }),
  };
}

/** Entries of the longest list of an object, or of the objects in it. */
function longestList(node: Readonly<Record<string, unknown>>): number {
  const own = Object.entries(node).filter(([name]) => name !== 'links' && name !== 'warnings');
  const lists = own.map(([, value]) => (Array.isArray(value) ? value.length : 0));
  const below = own.map(([, value]) => (isObject(value) ? longestList(value) : 0));
  return Math.max(0, ...lists, ...below);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
