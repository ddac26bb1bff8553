import { editDistance } from '../../kernel/edit-distance.js';

/**
 * The known name a misspelt one most likely means; undefined when none is near (more than a third of it differs).
 * @param name as given; compared without case, hyphens and underscores
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name.slice(0, 64));
  if (wanted.length === 0) return undefined;
  let best: string | undefined;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}
