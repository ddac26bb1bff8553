import type { Caller } from '../../auth/caller.js';
import { guestText, nameText } from '../../mcp/declaration/guest-text.js';
import { holdsCardNumber } from '../../kernel/card-number.js';
import { seesGuests } from '../reservations/guest-name.js';
import {
  CARD_FIELD,
  CONTACT,
  PERSON,
  PERSONAL_BELOW_PERSON,
  PERSONAL_FIELD,
  WRITTEN,
  WRITTEN_FIELD,
} from './private-field.table.js';

/** Deeper than any answer of OPERA. */
const MOST_LEVELS = 60;
const LONGEST_TEXT = 2000;
/** As long as an e-mail address may be (RFC 5321); what is longer is somebody's prose, wherever it stands. */
const LONGEST_PLAIN = 254;

/** Where a value stands. */
interface Place {
  /** Its field, in lower case; of a list's element the list's. */
  readonly name: string;
  readonly parent: string;
  /** Some object above is about a person. */
  readonly person: boolean;
  readonly written: boolean;
}

/**
 * An answer of OPERA as this caller may read it: links, warnings (told beside) and empty values dropped, card data gone, persons
 * masked without the right to see them, words of guests fenced as data.
 */
export function cleanAnswer(body: unknown, caller: Caller): unknown {
  return new Cleaner(seesGuests(caller)).value(
    body,
    { name: '', parent: '', person: false, written: false },
    0,
  );
}

class Cleaner {
  constructor(private readonly unmasked: boolean) {}

  value(value: unknown, place: Place, level: number): unknown {
    if (value === null || value === undefined || level > MOST_LEVELS) return undefined;
    if (Array.isArray(value)) return this.list(value, place, level);
    if (typeof value === 'object') return this.object(value, place, level);
    if (typeof value === 'boolean') return value;
    return this.scalar(value as string | number, place);
  }

  private list(value: readonly unknown[], place: Place, level: number): unknown {
    return value.map((item) => this.value(item, place, level + 1)).filter((item) => item !== undefined);
  }

  private object(value: object, place: Place, level: number): unknown {
    const kept: Record<string, unknown> = {};
    for (const [field, child] of Object.entries(value)) {
      if (field === 'links' || (field === 'warnings' && level === 0)) continue;
      const name = field.toLowerCase();
      const below = this.value(
        child,
        {
          name,
          parent: place.name,
          person: place.person || PERSON.test(name),
          written: place.written || WRITTEN.test(name),
        },
        level + 1,
      );
      if (below !== undefined) kept[field] = below;
    }
    return kept;
  }

  private scalar(value: string | number, place: Place): string | number {
    const text = String(value);
    if (CARD_FIELD.test(place.name)) return withheld(text);
    if (!this.unmasked && isPersonal(place)) return `${Array.from(text)[0] ?? ''}•••`;
    if (typeof value === 'number') return value;
    if (!isWritten(place) && text.length <= LONGEST_PLAIN) return nameText(text, LONGEST_PLAIN);
    return guestText(holdsCardNumber(text) ? 'withheld: holds a card number' : text, LONGEST_TEXT);
  }
}

/** The last four digits, which a bill shows as well. */
function withheld(text: string): string {
  const last = /\d{4}$/.exec(text)?.[0];
  return text.length > 8 && last !== undefined ? `•••${last}` : '•••';
}

function isPersonal({ name, parent, person }: Place): boolean {
  if (PERSONAL_FIELD.test(name)) return true;
  if (name === 'value') return CONTACT.test(parent);
  return person && PERSONAL_BELOW_PERSON.test(name);
}

function isWritten({ name, written }: Place): boolean {
  if (WRITTEN_FIELD.test(name)) return true;
  return written && (name === 'value' || name === 'text');
}
