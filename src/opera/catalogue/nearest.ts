import { editDistance } from '../../kernel/edit-distance.js';

/**
 * The candidates most like a misspelt name, best first.
 * @param name what was written
 * @param limit how many at most
 * @returns only candidates that a person could have meant; may be empty
 */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = name.toLowerCase();
  const scored: [string, number][] = [];
  for (const candidate of candidates) {
    const score = distance(wanted, candidate.toLowerCase());
    if (score <= Math.max(2, Math.ceil(wanted.length * 0.4))) scored.push([candidate, score]);
  }
  scored.sort((left, right) => left[1] - right[1] || (left[0] < right[0] ? -1 : 1));
  return scored.slice(0, limit).map(([candidate]) => candidate);
}

/** Edits between two texts, a swap of neighbours counting once; a text held in the other costs little. */
function distance(left: string, right: string): number {
  if (left === right) return 0;
  if (left.length > 3 && right.length > 3 && (right.includes(left) || left.includes(right))) {
    return 1 + Math.min(2, Math.abs(left.length - right.length) / 8);
  }
  if (Math.abs(left.length - right.length) > Math.max(2, left.length * 0.4)) return Number.POSITIVE_INFINITY;
  return editDistance(left, right);
}
