import type { Caller } from '../../auth/caller.js';
import { nameText } from '../../mcp/declaration/guest-text.js';

/** As long as an e-mail address may be (RFC 5321). */
const LONGEST_CONTACT = 254;

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
  const parts = [name.surname, name.givenName]
    .map((part) => nameText(part ?? ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return 'name not stated';
  return parts.map((part) => (seesGuests(caller) ? part : masked(part))).join(', ');
}

/** First letter and dots; undefined stays undefined. For contacts of guests (e-mail, telephone). */
export function contact(value: string | undefined, caller: Caller): string | undefined {
  const shown = nameText(value ?? '', LONGEST_CONTACT);
  if (shown === '') return undefined;
  return seesGuests(caller) ? shown : masked(shown);
}

function masked(text: string): string {
  return `${Array.from(text)[0] ?? ''}•••`;
}
