import { readPersonName } from '../../shared/person-name.js';

/** A name split as a search wants it. */
export interface NamedGuest {
  readonly surname?: string;
  readonly givenName?: string;
  readonly text?: string;
}

/** What a reference may mean. */
export interface ReadReference {
  /** A number: confirmation, id or room. */
  readonly id?: string;
  /** Written `id:123`: nothing but OPERA's id is meant. */
  readonly exactId: boolean;
  /** Spellings of a guest's name to try, likeliest first; empty when it cannot be a name. */
  readonly names: readonly NamedGuest[];
}

/**
 * Reads what staff write for a stay: `id:123`, `#4711`, `room 512`, `512`, `12A`, `Muller, Anna`, `Anna Muller`, `Muller`.
 * @param reference not empty
 */
export function readReference(reference: string): ReadReference {
  const written = reference.trim();
  const exact = /^id:\s*(\S+)$/i.exec(written)?.[1];
  if (exact !== undefined) return { id: exact, exactId: true, names: [] };
  const number = /^(?:room|no\.?|#)?\s*([\p{L}\d-]*\d[\p{L}\d-]*)$/iu.exec(written)?.[1];
  if (number !== undefined) {
    // Letters may still be a name with a digit in it; digits alone never are.
    const names = /\p{L}{3}/u.test(number) ? [{ surname: number }] : [];
    return { id: number, exactId: false, names };
  }
  return { exactId: false, names: namesOf(written) };
}

/** The text search last: it finds other fields too. */
function namesOf(written: string): NamedGuest[] {
  return [...readPersonName(written), { text: written }];
}
