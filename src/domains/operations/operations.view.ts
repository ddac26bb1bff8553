import type { FoundEntry } from './catalogue-search.service.js';
import type { Description } from './description.service.js';

/** What was found, one line each. */
export function sayFound(found: readonly FoundEntry[]): string {
  if (found.length === 0) return 'Nothing fits. Try other words, or leave module and effect out.';
  return found
    .map(({ name, effect, about, operations, next }) => {
      const behind = operations === undefined ? '' : ` OPERA: ${operations.join(', ')}.`;
      return `${name} (${effect}): ${about}.${behind} Next: ${next}`;
    })
    .join('\n');
}

/** A description, field by field; outlines as JSON. */
export function sayDescription(description: Description): string {
  return Object.entries(description)
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}
