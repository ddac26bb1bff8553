/** Two fields that bound a period, by name. */
export interface DatePair {
  readonly start: string;
  readonly end: string;
}

/** A pair with its dates, as given. */
export interface DatedPair extends DatePair {
  readonly from: string;
  readonly to: string;
  /** Days from the first to the last. */
  readonly days: number;
}

const DAY_MS = 86_400_000;
const DATED = /^\d{4}-\d{2}-\d{2}/;
const FIRST = new Set(['start', 'begin', 'from']);
const LAST = new Set(['end', 'to']);

/** Pairs whose names Oracle did not build alike, start to end. */
const IRREGULAR: Readonly<Record<string, string>> = {
  createOnStart: 'createdOnEnd',
  arrivalFrom: 'departureTo',
  date: 'endDate',
  arrivalDate: 'departureDate',
};

/**
 * The periods that a set of values bounds: `arrivalStart` and `arrivalEnd`, `fromDate` and `toDate`, `start` and `end`.
 * @param values parameters or the properties of a body; what is not a date is passed over
 */
export function datedPairs(values: Readonly<Record<string, unknown>>): DatedPair[] {
  const dates = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
    if (typeof single === 'string' && DATED.test(single)) dates.set(name, single);
  }
  const starts = [...dates.keys()].filter((name) => IRREGULAR[name] !== undefined || hasWord(name, FIRST));
  return starts.flatMap((start) => {
    const stem = stemOf(start);
    const end = [...dates.keys()].find(
      (name) => name === IRREGULAR[start] || (name !== start && hasWord(name, LAST) && stemOf(name) === stem),
    );
    const from = dates.get(start);
    const to = end === undefined ? undefined : dates.get(end);
    if (end === undefined || from === undefined || to === undefined) return [];
    return [{ start, end, from, to, days: daysBetween(from, to) }];
  });
}

/** `date` moved by whole days; only the first ten characters count. */
export function movedDate(date: string, days: number): string {
  return new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY_MS,
  );
}

function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
}

function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => words.has(word));
}

/** The name with the word that tells first from last made equal. */
function stemOf(name: string): string {
  return wordsOf(name)
    .map((word) => (FIRST.has(word) || LAST.has(word) ? '~' : word))
    .join('');
}
