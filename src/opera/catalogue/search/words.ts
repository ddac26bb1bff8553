import { IRREGULAR, PHRASES, STOP_WORDS, WEAK_WORDS } from './vocabulary.table.js';

const SUFFIXES = [
  'abilities',
  'ability',
  'ations',
  'ation',
  'ments',
  'ment',
  'ings',
  'ing',
  'ances',
  'ance',
  'ences',
  'ence',
  'ions',
  'ion',
  'ures',
  'ure',
  'able',
  'als',
  'al',
  'ied',
  'ies',
  'ed',
  'es',
  's',
  'e',
  'y',
];

const stems = new Map<string, string>();

/**
 * The stem that the forms of a word share: arrival, arrivals, arriving and arrive are one. Not linguistics, only the
 * same treatment of question and operation.
 */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = cut(IRREGULAR[word] ?? word);
    // Questions are open-ended; the vocabulary of the catalogue is not.
    if (stems.size < 20_000) stems.set(word, known);
  }
  return known;
}

function cut(word: string): string {
  if (word.length <= 3 || /\d/.test(word) || word.endsWith('ss')) return word;
  const suffix = SUFFIXES.find((end) => word.endsWith(end) && word.length - end.length >= 3);
  const base = suffix === undefined ? word : word.slice(0, -suffix.length);
  return base.length > 3 && base.at(-1) === base.at(-2) ? base.slice(0, -1) : base;
}

/** Words of a name or path in lower case: `getHotelFORooms` gives get, hotel, fo, rooms. */
export function nameWords(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}

/** Words of plain text in lower case, phrases that mean one thing joined: `out of order` gives outoforder. */
export function textWords(text: string): string[] {
  return joinPhrases(
    text
      .slice(0, 400)
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/['’]s\b/g, '')
      .split(/[^a-z\d]+/)
      .filter(Boolean),
  );
}

const PHRASE_STARTS = new Set([...PHRASES.keys()].map((phrase) => phrase.slice(0, phrase.indexOf(' '))));

/** Neighbouring words that stand in the table of phrases become one. */
export function joinPhrases(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length;) {
    const starts = PHRASE_STARTS.has(words[at] ?? '');
    const length = (starts ? [4, 3, 2] : []).find(
      (size) => at + size <= words.length && PHRASES.has(words.slice(at, at + size).join(' ')),
    );
    const part = words.slice(at, at + (length ?? 1));
    joined.push(length === undefined ? (part[0] ?? '') : (PHRASES.get(part.join(' ')) ?? ''));
    at += length ?? 1;
  }
  return joined;
}

/** Words as stems, without those that only hold a sentence together, and without numbers. */
export function contentStems(words: readonly string[]): string[] {
  return words.filter((word) => !STOP_WORDS.has(word) && !/^\d+$/.test(word)).map(stem);
}

const WEAK_STEMS = new Set([...WEAK_WORDS].map(stem));

/** How much a stem counts beside its rarity. */
export function strengthOf(word: string): number {
  return WEAK_STEMS.has(word) ? 0.35 : 1;
}
