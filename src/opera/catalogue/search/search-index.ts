import { MODULES } from '../module.table.js';
import type { OperationFact } from '../operation.js';
import { EVERYDAY_WORDS, HOTEL_WORDS } from './hotel-words/hotel-words.js';
import { contentStems, joinPhrases, nameWords, strengthOf, textWords } from './words.js';

/** One operation as the search sees it. */
export interface SearchEntry {
  readonly operation: OperationFact;
  /** Sum of the weights of name and path: a long name says less with each word. */
  readonly length: number;
  /** How likely it is meant at all, whatever the question. */
  readonly prior: number;
  /** A hotel's day is made of such. */
  readonly everyday: boolean;
}

/** An entry with what the index takes from it and does not keep. */
interface DraftEntry {
  readonly entry: SearchEntry;
  /** Weight of each stem. */
  readonly weights: ReadonlyMap<string, number>;
  /** Its name and each thing a hotel calls it, as stems. */
  readonly phrases: readonly (readonly string[])[];
}

/** Entries that have a stem, and the stem's weight in each, position by position. */
export interface Postings {
  readonly entries: readonly number[];
  readonly weights: readonly number[];
}

/** Verbs that every name has and that tell no subject. */
const PLAIN_VERBS = new Set(
  'get post put delete change remove search set fetch update create start manage'.split(' '),
);
const NAME_WEIGHT = 1.6;
const PATH_WEIGHT = 0.7;
const MODULE_WEIGHT = 0.2;
const HOTEL_WEIGHT = 1.5;

/** How soon more of the same word says no more. */
export const SATURATION = 1.1;
const LENGTH_SHARE = 0.35;

const NONE: Postings = { entries: [], weights: [] };

/** Stems to operations and to phrases, with what a ranking needs to know. */
export class SearchIndex {
  readonly entries: readonly SearchEntry[];
  /** The entry of each phrase. */
  readonly phraseEntries: readonly number[];
  /** What the words of each phrase say together. */
  readonly phraseTotals: readonly number[];
  /** How much weight a word needs in each entry to say half of what it can: more where there are many. */
  readonly norms: Float64Array;
  private readonly postings = new Map<string, { entries: number[]; weights: number[] }>();
  private readonly importances = new Map<string, number>();
  private readonly phrasePostings = new Map<string, number[]>();

  constructor(operations: readonly OperationFact[]) {
    const remember = memory();
    const drafts = operations.map((operation) => toEntry(operation, remember));
    this.entries = drafts.map((draft) => draft.entry);
    const average =
      this.entries.reduce((sum, entry) => sum + entry.length, 0) / Math.max(1, this.entries.length);
    this.norms = Float64Array.from(
      this.entries,
      ({ length }) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / average),
    );
    for (const [at, { weights }] of drafts.entries()) {
      for (const [word, weight] of weights) this.post(word, at, weight);
    }
    const entries: number[] = [];
    const totals: number[] = [];
    for (const [at, { phrases }] of drafts.entries()) {
      for (const words of phrases) {
        totals.push(words.reduce((sum, word) => sum + this.importance(word), 0));
        for (const word of words) append(this.phrasePostings, word, entries.length);
        entries.push(at);
      }
    }
    this.phraseEntries = entries;
    this.phraseTotals = totals;
  }

  postingsOf(word: string): Postings {
    return this.postings.get(word) ?? NONE;
  }

  /** Positions of the phrases that have the word. */
  phrasesOf(word: string): readonly number[] {
    return this.phrasePostings.get(word) ?? [];
  }

  /** Rarer words say more; weak ones little in any case. */
  importance(word: string): number {
    const known = this.importances.get(word);
    if (known !== undefined) return known;
    const { entries } = this.postingsOf(word);
    const worth =
      strengthOf(word) * Math.log(1 + (this.entries.length - entries.length + 0.5) / (entries.length + 0.5));
    // Questions are open-ended; the words of the index are not.
    if (entries.length > 0) this.importances.set(word, worth);
    return worth;
  }

  private post(word: string, entry: number, weight: number): void {
    let list = this.postings.get(word);
    if (!list) this.postings.set(word, (list = { entries: [], weights: [] }));
    list.entries.push(entry);
    list.weights.push(weight);
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Stems by text for the time of one build: path segments and module words come back hundreds of times. */
type Remember = (text: string, stems: () => readonly string[]) => readonly string[];

function memory(): Remember {
  const known = new Map<string, readonly string[]>();
  return (text, stems) => {
    let found = known.get(text);
    if (!found) known.set(text, (found = stems()));
    return found;
  };
}

function toEntry(operation: OperationFact, remember: Remember): DraftEntry {
  const weights = new Map<string, number>();
  const add = (stems: readonly string[], weight: number): void => {
    for (const word of stems) weights.set(word, Math.max(weights.get(word) ?? 0, weight));
  };
  const words = nameWords(operation.operationId);
  const [verb = ''] = words;
  const name = unique(contentStems(joinPhrases(PLAIN_VERBS.has(verb) ? words.slice(1) : words)));
  const segments = operation.path
    .split('/')
    .filter((segment) => !segment.startsWith('{') && segment !== 'hotels');
  const module = MODULES[operation.module];
  const area = `${module?.title ?? ''} ${module?.words ?? ''}`;
  add(
    remember(area, () => contentStems(textWords(area))),
    MODULE_WEIGHT,
  );
  for (const segment of segments.slice(2)) {
    add(
      remember(segment, () => contentStems(joinPhrases(nameWords(segment)))),
      PATH_WEIGHT,
    );
  }
  add(name, NAME_WEIGHT);
  const length = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const hotelWords = HOTEL_WORDS[operation.id] ?? HOTEL_WORDS[operation.newerTwin ?? ''];
  const said = (hotelWords ?? '')
    .split(/[,:]/)
    .map((phrase) => unique(contentStems(textWords(phrase))))
    .filter((phrase) => phrase.length > 0);
  add(said.flat(), HOTEL_WEIGHT);
  const everyday = (operation.newerTwin ?? operation.id) in EVERYDAY_WORDS;
  return {
    entry: { operation, length, prior: priorOf(operation, everyday), everyday },
    weights,
    phrases: [name, ...said],
  };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** Variants of an operation for other systems, whole chains, templates or jobs are seldom the one meant. */
function priorOf({ id, module, operationId, path }: OperationFact, everyday: boolean): number {
  if (everyday) return module === 'lov' ? 0.8 : 1.15;
  let prior = 1;
  if (/ByExtId|External/i.test(operationId)) prior *= 0.6;
  if (/ByChain|MultipleHotel|MultiProp|WithOutHotelId|WithoutHotelId|Hub/.test(operationId)) prior *= 0.7;
  if (/^ping/i.test(operationId)) prior *= 0.4;
  if (/upsert|template/i.test(id + path)) prior *= 0.5;
  if (module.endsWith('async')) prior *= 0.6;
  if (MODULES[module]?.words.startsWith('channel')) prior *= 0.5;
  if (module === 'lov') prior *= 0.35;
  return prior;
}
