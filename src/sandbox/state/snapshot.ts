import type { World } from './world.js';

interface WrittenMap {
  readonly $map: readonly (readonly [unknown, unknown])[];
}

/** The world as JSON text; maps become lists of pairs. */
export function writeSnapshot(world: World): string {
  return JSON.stringify(world, (_name, value: unknown) =>
    value instanceof Map ? { $map: [...value] } : value,
  );
}

/** The world of a snapshot text. Throws SyntaxError on broken JSON and TypeError when it is no snapshot. */
export function readSnapshot(text: string): World {
  const world = JSON.parse(text, (_name, value: unknown) =>
    isWrittenMap(value) ? new Map(value.$map) : value,
  ) as World;
  if (!(world?.hotels instanceof Map) || !(world.profiles instanceof Map))
    throw new TypeError('not a snapshot of a sandbox');
  return world;
}

function isWrittenMap(value: unknown): value is WrittenMap {
  return typeof value === 'object' && value !== null && Array.isArray((value as WrittenMap).$map);
}
