import { TOOLSETS, type Toolset } from '../declaration/toolset.table.js';
import { nearest } from '../result/nearest.js';
import { PROFILES, type Profile } from './profile.table.js';

/** What one request chose to see of the server. */
export interface Narrowing {
  /** Undefined: nothing chosen. */
  readonly toolsets?: readonly Toolset[];
  readonly readOnly: boolean;
}

/** A name in a narrowing that does not exist; answered with HTTP 400, never ignored (a typo must not widen rights). */
export class NarrowingError extends Error {}

/** The narrowing of a request that chose nothing. */
export const EVERYTHING: Narrowing = { readOnly: false };

/**
 * What a request's URL and headers ask for, the URL and the header cutting each other.
 * @param path `front-desk,cashiering` of `/mcp/x/front-desk,cashiering`, names of toolsets or profiles
 * @param mode the path part after it; only `readonly` exists
 * @param header value of `X-MCP-Toolsets`
 * @param readOnlyHeader value of `X-MCP-Readonly`: `true` or `false`
 * @throws NarrowingError on any unknown name
 */
export function narrowingOf(
  path: string | undefined,
  mode: string | undefined,
  header: string | undefined,
  readOnlyHeader: string | undefined,
): Narrowing {
  if (path === undefined && header === undefined && readOnlyHeader === undefined) return EVERYTHING;
  const key = `${path}|${mode}|${header}|${readOnlyHeader}`;
  const known = narrowings.get(key);
  if (known !== undefined) return known;
  const narrowing = read(path, mode, header, readOnlyHeader);
  if (narrowings.size >= MAX_NARROWINGS) narrowings.clear();
  narrowings.set(key, narrowing);
  return narrowing;
}

/** Clients send the same few narrowings with every request; equal ones are one object, so views are found by it. */
const narrowings = new Map<string, Narrowing>();
const MAX_NARROWINGS = 256;

function read(
  path: string | undefined,
  mode: string | undefined,
  header: string | undefined,
  readOnlyHeader: string | undefined,
): Narrowing {
  if (mode !== undefined && mode !== 'readonly') {
    throw new NarrowingError(`Unknown mode "${mode.slice(0, 60)}" in the address; only "readonly" exists.`);
  }
  const fromPath = path === undefined ? undefined : toolsetsNamed(path);
  const fromHeader = header === undefined ? undefined : toolsetsNamed(header);
  return {
    toolsets: both(fromPath, fromHeader),
    readOnly: mode === 'readonly' || readOnlyOf(readOnlyHeader),
  };
}

/**
 * Toolsets of a comma-separated list of toolset and profile names, in the fixed order.
 * @throws NarrowingError on an unknown or empty name
 */
export function toolsetsNamed(list: string): readonly Toolset[] {
  const chosen = new Set<string>();
  for (const raw of list.split(',')) {
    const name = raw.trim();
    if (Object.hasOwn(PROFILES, name)) for (const toolset of PROFILES[name as Profile]) chosen.add(toolset);
    else if (Object.hasOwn(TOOLSETS, name)) chosen.add(name);
    else throw unknownName(name);
  }
  return (Object.keys(TOOLSETS) as Toolset[]).filter((toolset) => chosen.has(toolset));
}

/** What both lists allow; an absent list allows all. */
export function both(
  a: readonly Toolset[] | undefined,
  b: readonly Toolset[] | undefined,
): readonly Toolset[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((toolset) => b.includes(toolset));
}

function readOnlyOf(header: string | undefined): boolean {
  if (header === undefined) return false;
  const value = header.trim().toLowerCase();
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new NarrowingError('X-MCP-Readonly must be true or false.');
}

function unknownName(name: string): NarrowingError {
  const known = [...Object.keys(TOOLSETS), ...Object.keys(PROFILES)];
  const near = nearest(name, known);
  const hint = near === undefined ? `Known: ${[...new Set(known)].join(', ')}.` : `Did you mean "${near}"?`;
  return new NarrowingError(`Unknown toolset or profile "${name.slice(0, 60)}". ${hint}`);
}
