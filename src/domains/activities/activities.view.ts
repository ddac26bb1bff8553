import type { LeisureBooking } from './leisure.mapper.js';
import type { SalesActivity } from './sales-activity.mapper.js';

/** An activity of the sales team in one line. */
export function sayActivity(row: Omit<SalesActivity, 'done' | 'highPriority'> & { done?: boolean }): string {
  return join(
    `#${row.id}`,
    row.start,
    row.kind.replace('_', ' '),
    row.type,
    row.purpose,
    row.owner && `owner ${row.owner}`,
    row.done ? 'done' : 'open',
  );
}

/** A leisure booking in one line. */
export function sayBooking(row: LeisureBooking): string {
  const end = row.end?.slice(11);
  return join(
    `#${row.id}`,
    end === undefined ? row.start : `${row.start ?? ''}-${end}`,
    row.type,
    row.name,
    row.location,
    row.persons === undefined ? '' : `${row.persons} p`,
    row.status,
  );
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
