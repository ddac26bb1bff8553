/** A name as searches want it. */
export interface PersonName {
  readonly surname: string;
  readonly givenName?: string;
}

/**
 * How a written name may split, likeliest first: `Muller, Anna` is certain, `Anna Muller` may also be a surname of two words.
 * @param written not empty
 */
export function readPersonName(written: string): PersonName[] {
  const name = written.trim();
  const comma = name.indexOf(',');
  if (comma > 0) {
    const surname = name.slice(0, comma).trim();
    const givenName = name.slice(comma + 1).trim();
    return [givenName === '' ? { surname } : { surname, givenName }];
  }
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? name;
  if (words.length === 1) return [{ surname: name }];
  return [{ surname: last, givenName: words.slice(0, -1).join(' ') }, { surname: name }];
}

/** Case, accents and spaces do not tell names apart. */
export function sameName(left: string | undefined, right: string | undefined): boolean {
  return folded(left) === folded(right);
}

function folded(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFD')
    .replace(/[\p{M}\s'’-]/gu, '')
    .toLowerCase();
}
