import type { ToolFacts } from './tool-facts.js';

/**
 * What a client sees of a tool, as the text of `test/snapshots/tools/<name>.json`: names sorted, so that only a change
 * of meaning is a difference.
 */
export function snapshotOf(tool: ToolFacts): string {
  return `${JSON.stringify(sorted(JSON.parse(tool.listing.withHotel)), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
