import { editDistance } from '../../kernel/edit-distance.js';
import type { CodeValue } from './code-list.mapper.js';

/**
 * The values most like what was written, best first: a code that begins alike, a description that contains it,
 * then by how few letters differ.
 * @param written the caller's text
 * @param count at most so many
 */
export function nearest(written: string, values: readonly CodeValue[], count: number): CodeValue[] {
  const wanted = written.trim().toUpperCase();
  return values
    .map((value, place) => ({ value, place, distance: distanceTo(wanted, value) }))
    .sort((left, right) => left.distance - right.distance || left.place - right.place)
    .slice(0, count)
    .map((entry) => entry.value);
}

function distanceTo(wanted: string, value: CodeValue): number {
  const code = value.code.toUpperCase();
  const description = value.description.toUpperCase();
  if (code.startsWith(wanted) || wanted.startsWith(code)) return 0;
  if (wanted.length > 2 && description.includes(wanted)) return 0.5;
  const words = description.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return Math.min(editDistance(wanted, code), ...words.map((word) => editDistance(wanted, word) + 0.5));
}
