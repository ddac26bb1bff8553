import { isObject } from './document.js';
import type { World } from './world.js';

interface WrittenMap {
  readonly $map: readonly (readonly [string | number, unknown])[];
}

/** The world as JSON text; its maps, which stand on the world, a hotel and a hotel's records, become lists of pairs. */
export function writeSnapshot(world: World): string {
  return JSON.stringify(written(world));
}

/** The world of a snapshot text. Throws SyntaxError on broken JSON and TypeError when it is no snapshot. */
export function readSnapshot(text: string): World {
  const world = read(JSON.parse(text)) as World | undefined;
  if (!(world?.hotels instanceof Map) || !(world.profiles instanceof Map)) {
    throw new TypeError('not a snapshot of a sandbox');
  }
  return world;
}

/** Looks for maps down to the records of a hotel; below there are none, and a full walk would cost more than the text. */
function written(value: unknown, depth = 0): unknown {
  if (value instanceof Map)
    return { $map: [...value].map(([key, member]) => [key, written(member, depth + 1)]) };
  if (!isObject(value) || depth > 3) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, written(member, depth + 1)]),
  );
}

function read(value: unknown, depth = 0): unknown {
  if (isWrittenMap(value)) return new Map(value.$map.map(([key, member]) => [key, read(member, depth + 1)]));
  if (!isObject(value) || depth > 3) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, read(member, depth + 1)]));
}

function isWrittenMap(value: unknown): value is WrittenMap {
  return isObject(value) && Array.isArray(value['$map']);
}
