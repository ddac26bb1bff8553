import type { Caller } from '../../auth/caller.js';

/** The parts of a name that are shown. */
export interface NameParts {
  readonly surname?: string;
  readonly givenName?: string;
}

/** True when the caller may read names and contacts of guests unmasked. */
export function seesGuests(caller: Caller): boolean {
  return caller.scopes.has('opera:pii');
}

/**
 * A guest's name as this caller may read it: `Muller, Anna`, or `M•••, A•••` without the scope `opera:pii`.
 * A stay without a name says so.
 */
export function guestName(name: NameParts, caller: Caller): string {
  const parts = [name.surname, name.givenName].filter(
    (part) => part !== undefined && part !== '',
  ) as string[];
  if (parts.length === 0) return 'name not stated';
  return parts.map((part) => (seesGuests(caller) ? part : masked(part))).join(', ');
}

/** First letter and dots; undefined stays undefined. For contacts of guests (e-mail, telephone). */
export function contact(value: string | undefined, caller: Caller): string | undefined {
  if (value === undefined || value === '') return undefined;
  return seesGuests(caller) ? value : masked(value);
}

function masked(text: string): string {
  return `${Array.from(text)[0] ?? ''}•••`;
}
