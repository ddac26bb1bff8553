import { nearest } from '../nearest.js';
import type { Shape, ShapeReader } from '../shape.js';

/** A field is rarely put further away from its place than this. */
const LEVELS = 3;

/**
 * Where an unknown property probably belongs: the same name a few levels below, else the most similar name beside it.
 * @param path of the object that holds it, `body.reservations.reservation[0]`
 * @returns a full path, `body.reservations.reservation[0].roomStay.arrivalDate`
 */
export function nearestProperty(
  reader: ShapeReader,
  shape: Shape,
  name: string,
  path: string,
): string | undefined {
  const beside = nearest(name, shape.properties.keys(), 1)[0];
  if (beside !== undefined && beside.toLowerCase() === name.toLowerCase()) return `${path}.${beside}`;
  const below = find(reader, shape, name.toLowerCase(), path);
  if (below !== undefined) return below;
  return beside === undefined ? undefined : `${path}.${beside}`;
}

/** Breadth first, so that the shortest path wins. */
function find(reader: ShapeReader, shape: Shape, wanted: string, path: string): string | undefined {
  let level: (readonly [Shape, string])[] = [[shape, path]];
  const seen = new Set<Shape>([shape]);
  for (let depth = 0; depth < LEVELS; depth += 1) {
    const next: (readonly [Shape, string])[] = [];
    for (const [owner, at] of level) {
      for (const [name, node] of owner.properties) {
        const child = reader.read(node);
        const element = reader.element(child);
        const place = `${at}.${name}`;
        if (depth > 0 && name.toLowerCase() === wanted) return place;
        if (element.kind !== 'object' || seen.has(element)) continue;
        seen.add(element);
        next.push([element, child.kind === 'array' ? `${place}[0]` : place]);
      }
    }
    level = next;
  }
  return undefined;
}
