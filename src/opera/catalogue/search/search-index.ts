import { MODULES } from '../module.table.js';
import type { OperationFact } from '../operation.js';
import { HOTEL_WORDS } from './hotel-words/hotel-words.js';
import { contentStems, joinPhrases, nameWords, strengthOf, textWords } from './words.js';

/** One operation as the search sees it. */
export interface SearchEntry {
  readonly operation: OperationFact;
  /** Weight of each stem. */
  readonly weights: ReadonlyMap<string, number>;
  /** Sum of the weights of name and path: a long name says less with each word. */
  readonly length: number;
  /** Its name and each thing a hotel calls it, as stems. */
  readonly phrases: readonly (readonly string[])[];
  /** How likely it is meant at all, whatever the question. */
  readonly prior: number;
  /** It has hotel words of its own. */
  readonly everyday: boolean;
}

/** Position of the entry, weight of the stem in it. */
type Posting = readonly [entry: number, weight: number];

/** One phrase of an entry with the sum of what its words say. */
export interface Phrase {
  readonly entry: number;
  readonly total: number;
}

/** Verbs that every name has and that tell no subject. */
const PLAIN_VERBS = new Set(
  'get post put delete change remove search set fetch update create start manage'.split(' '),
);
const NAME_WEIGHT = 1.6;
const PATH_WEIGHT = 0.7;
const MODULE_WEIGHT = 0.35;
const HOTEL_WEIGHT = 1.8;

/** Stems to operations and to phrases, with what a ranking needs to know. */
export class SearchIndex {
  readonly entries: readonly SearchEntry[];
  readonly phrases: readonly Phrase[];
  readonly averageLength: number;
  private readonly postings = new Map<string, Posting[]>();
  private readonly phrasePostings = new Map<string, number[]>();

  constructor(operations: readonly OperationFact[]) {
    this.entries = operations.map(toEntry);
    this.averageLength =
      this.entries.reduce((sum, entry) => sum + entry.length, 0) / Math.max(1, this.entries.length);
    for (const [at, entry] of this.entries.entries()) {
      for (const [word, weight] of entry.weights) append(this.postings, word, [at, weight]);
    }
    const phrases: Phrase[] = [];
    for (const [at, entry] of this.entries.entries()) {
      for (const words of entry.phrases) {
        phrases.push({ entry: at, total: words.reduce((sum, word) => sum + this.importance(word), 0) });
        for (const word of words) append(this.phrasePostings, word, phrases.length - 1);
      }
    }
    this.phrases = phrases;
  }

  postingsOf(word: string): readonly Posting[] {
    return this.postings.get(word) ?? [];
  }

  /** Positions of the phrases that have the word. */
  phrasesOf(word: string): readonly number[] {
    return this.phrasePostings.get(word) ?? [];
  }

  /** Rarer words say more; weak ones little in any case. */
  importance(word: string): number {
    const count = this.postings.get(word)?.length ?? 0;
    return strengthOf(word) * Math.log(1 + (this.entries.length - count + 0.5) / (count + 0.5));
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function toEntry(operation: OperationFact): SearchEntry {
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
  add(contentStems(textWords(`${module?.title ?? ''} ${module?.words ?? ''}`)), MODULE_WEIGHT);
  add(contentStems(segments.slice(2).flatMap((segment) => joinPhrases(nameWords(segment)))), PATH_WEIGHT);
  add(name, NAME_WEIGHT);
  const length = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const hotelWords = HOTEL_WORDS[operation.id] ?? HOTEL_WORDS[operation.newerTwin ?? ''];
  const said = (hotelWords ?? '')
    .split(/[,:]/)
    .map((phrase) => unique(contentStems(textWords(phrase))))
    .filter((phrase) => phrase.length > 0);
  add(said.flat(), HOTEL_WEIGHT);
  return {
    operation,
    weights,
    length,
    phrases: [name, ...said],
    prior: priorOf(operation, said.length > 0),
    everyday: said.length > 0,
  };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** Variants of an operation for other systems, whole chains, templates or jobs are seldom the one meant. */
function priorOf({ id, module, operationId, path }: OperationFact, everyday: boolean): number {
  if (everyday) return 1.3;
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
