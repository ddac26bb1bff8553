import type { Catalogue, ReleaseName } from '../catalogue.js';
import type { Effect, OperationFact } from '../operation.js';
import { ALIASES } from './alias.table.js';
import { type Intent, intentFactor, intentOf } from './intent.js';
import { SATURATION, type SearchEntry, SearchIndex } from './search-index.js';
import { SETUP_WORDS } from './setup-word.table.js';
import { EQUALS, SYNONYMS } from './synonym.table.js';
import { contentStems, stem, textWords } from './words.js';

export interface SearchFilter {
  /** Oracle's file, `rsv`. */
  readonly module?: string;
  readonly effect?: Effect;
  /** Default 10. */
  readonly limit?: number;
  /** Default the newest. */
  readonly release?: ReleaseName;
  /** Deprecated operations too; default not. */
  readonly deprecated?: boolean;
  /** Set-up of the house: true as likely as the rest, false never, by default only where nothing else fits as well. */
  readonly configuration?: boolean;
}

export interface SearchHit {
  readonly operation: OperationFact;
  /** Comparable within one answer only. */
  readonly score: number;
}

/** A word of the question and what it may mean, with how surely. */
interface Term {
  readonly alternatives: readonly (readonly [word: string, weight: number])[];
  readonly importance: number;
}

const PHRASE_WEIGHT = 1.2;
/** A phrase that is the question, and nothing but it. */
const SAME = 0.95;
const SAME_BONUS = 1.3;
const SYNONYM_WEIGHT = 0.75;
const EQUAL_WEIGHT = 0.9;
const QUIET_CONFIGURATION = 0.92;
const SETUP_ASKED = /\b(set ?up|setup|configur\w*|master data|define|defined|definition)\b/i;

/** What a stem may mean beside itself, with how surely. */
export const EXPANSIONS: ReadonlyMap<string, ReadonlyMap<string, number>> = expansions();

function expansions(): Map<string, Map<string, number>> {
  const map = new Map<string, Map<string, number>>();
  const add = (word: string, other: string, weight: number): void => {
    if (word === other) return;
    const others = map.get(word) ?? new Map<string, number>();
    others.set(other, Math.max(others.get(other) ?? 0, weight));
    map.set(word, others);
  };
  for (const table of [SYNONYMS, SETUP_WORDS]) {
    for (const [word, meant] of Object.entries(table)) {
      for (const other of meant.split(' ')) add(stem(word), stem(other), SYNONYM_WEIGHT);
    }
  }
  for (const group of EQUALS) {
    const words = group.split(' ').map(stem);
    for (const word of words) for (const other of words) add(word, other, EQUAL_WEIGHT);
  }
  return map;
}

/**
 * Finds operations by the words of hotel staff. Rank: how many of the question's words an operation has, the rarer the
 * more, by name before path; hotel words are translated into Oracle's; reading or changing is told by the verb.
 */
export class OperationSearch {
  private readonly indexes = new Map<string, SearchIndex>();

  constructor(private readonly catalogue: Catalogue) {}

  /**
   * @param query plain words, `who is arriving tomorrow`; an operation's name, also a stale one of Oracle's workflow
   * descriptions, is found as such
   * @returns best first; empty where nothing fits
   */
  searchOperations(query: string, filter: SearchFilter = {}): SearchHit[] {
    const release = filter.release ?? this.catalogue.releases[0] ?? '';
    const index = this.index(release);
    const words = textWords(query);
    const terms = termsOf(words, index);
    const intent = intentOf(words);
    const quiet =
      filter.configuration === undefined && filter.module === undefined && !SETUP_ASKED.test(query);
    const hits: SearchHit[] = [];
    for (const [at, score] of scores(terms, index)) {
      const entry = index.entries[at];
      if (entry && passes(entry.operation, filter))
        hits.push({ operation: entry.operation, score: score * factorOf(entry, intent, quiet, filter) });
    }
    hits.sort((left, right) => right.score - left.score || (left.operation.id < right.operation.id ? -1 : 1));
    const named = this.named(query, release, filter);
    return [
      ...named,
      ...hits.filter((hit) => !named.some((other) => other.operation === hit.operation)),
    ].slice(0, filter.limit ?? 10);
  }

  /** Builds what a search needs, so that the first one is as quick as any. */
  warm(release: ReleaseName = this.catalogue.releases[0] ?? ''): void {
    this.index(release);
  }

  /** Operations whose name the query is, in any case, with or without module. */
  private named(query: string, release: string, filter: SearchFilter): SearchHit[] {
    const text = query.trim();
    if (!/^[\w.]+$/.test(text)) return [];
    const name = text.slice(text.indexOf('.') + 1).toLowerCase();
    const alias = Object.entries(ALIASES).find(([stale]) => stale.toLowerCase() === name)?.[1];
    const operations = this.catalogue.operations(release);
    // The whole name is surer than the same one in other modules.
    const exact = [
      ...operations.filter(({ id }) => id.toLowerCase() === text.toLowerCase()),
      ...(alias === undefined ? [] : [this.catalogue.find(alias, release)]),
      ...operations.filter(({ operationId }) => operationId.toLowerCase() === name),
    ];
    const { module } = filter;
    return [...new Set(exact.filter((operation) => operation !== undefined))]
      .filter((operation) => module === undefined || operation.module === module)
      .map((operation) => ({ operation, score: 1000 }));
  }

  private index(release: string): SearchIndex {
    let index = this.indexes.get(release);
    if (!index) this.indexes.set(release, (index = new SearchIndex(this.catalogue.operations(release))));
    return index;
  }
}

function termsOf(words: readonly string[], index: SearchIndex): Term[] {
  return [...new Set(contentStems(words))].map((word) => {
    const alternatives: (readonly [string, number])[] = [[word, 1], ...(EXPANSIONS.get(word) ?? [])];
    const known = alternatives.filter(([alternative]) => index.postingsOf(alternative).entries.length > 0);
    const importance = Math.max(
      0,
      ...known.map(([alternative, weight]) => index.importance(alternative) * weight),
    );
    return { alternatives: known, importance };
  });
}

/** Score by entry: its words one by one, and its best phrase as a whole. */
function scores(terms: readonly Term[], index: SearchIndex): Map<number, number> {
  const total = Math.max(
    1e-9,
    terms.reduce((sum, term) => sum + term.importance, 0),
  );
  const found = new Map<number, number>();
  const words = wordScores(terms, index);
  for (const at of words.touched) {
    found.set(at, words.score(at) * (0.2 + (0.8 * words.met(at)) / total));
  }
  for (const [at, share] of phraseScores(terms, index, total)) {
    found.set(at, (found.get(at) ?? 0) + PHRASE_WEIGHT * total * share);
  }
  return found;
}

/** Saturated weight of each word, the rarer the more, and how much of the question is met. */
function wordScores(terms: readonly Term[], index: SearchIndex) {
  const size = index.entries.length;
  const sums = new Float64Array(size);
  const mets = new Float64Array(size);
  const best = new Float64Array(size);
  const touched: number[] = [];
  for (const term of terms) {
    const own: number[] = [];
    for (const [word, weight] of term.alternatives) {
      const worth = weight * index.importance(word) * (SATURATION + 1);
      const { entries, weights } = index.postingsOf(word);
      for (let position = 0; position < entries.length; position += 1) {
        const at = entries[position] ?? 0;
        const strength = weights[position] ?? 0;
        const value = (worth * strength) / (strength + (index.norms[at] ?? 1));
        const before = best[at] ?? 0;
        if (before === 0) own.push(at);
        if (value > before) best[at] = value;
      }
    }
    for (const at of own) {
      const value = best[at] ?? 0;
      best[at] = 0;
      if (sums[at] === 0) touched.push(at);
      sums[at] = (sums[at] ?? 0) + value;
      mets[at] = (mets[at] ?? 0) + Math.min(term.importance, value);
    }
  }
  return { touched, score: (at: number) => sums[at] ?? 0, met: (at: number) => mets[at] ?? 0 };
}

/** The best phrase of an entry: how much of the question it holds and how much of it the question holds. */
function phraseScores(terms: readonly Term[], index: SearchIndex, total: number): Map<number, number> {
  const size = index.phraseEntries.length;
  const asked = new Float64Array(size);
  const said = new Float64Array(size);
  const best = new Float64Array(size);
  const touched: number[] = [];
  for (const term of terms) {
    const own: number[] = [];
    for (const [word, weight] of term.alternatives) {
      const worth = index.importance(word) * weight;
      for (const at of index.phrasesOf(word)) {
        const before = best[at] ?? 0;
        if (before === 0) own.push(at);
        if (weight > before) best[at] = weight;
        if (said[at] === 0) touched.push(at);
        said[at] = (said[at] ?? 0) + worth;
      }
    }
    for (const at of own) {
      asked[at] = (asked[at] ?? 0) + term.importance * (best[at] ?? 0);
      best[at] = 0;
    }
  }
  const found = new Map<number, number>();
  for (const at of touched) {
    const entry = index.phraseEntries[at];
    const whole = index.phraseTotals[at] ?? 0;
    if (entry === undefined || whole === 0) continue;
    const likeness = Math.sqrt(((asked[at] ?? 0) / total) * Math.min(1, (said[at] ?? 0) / whole));
    const share = likeness > SAME ? likeness * SAME_BONUS : likeness;
    if (share > (found.get(entry) ?? 0)) found.set(entry, share);
  }
  return found;
}

function factorOf(
  entry: SearchEntry,
  intent: Intent | undefined,
  quiet: boolean,
  filter: SearchFilter,
): number {
  const { operation } = entry;
  const lists = operation.module === 'lov' && filter.module === 'lov';
  const prior = lists ? 1 : entry.prior;
  // A set-up operation that has hotel words of its own is an everyday one.
  const setup = quiet && operation.configuration && !entry.everyday ? QUIET_CONFIGURATION : 1;
  return prior * setup * intentFactor(intent, operation);
}

function passes(operation: OperationFact, filter: SearchFilter): boolean {
  if (filter.module !== undefined && operation.module !== filter.module) return false;
  if (filter.effect !== undefined && operation.effect !== filter.effect) return false;
  if (operation.deprecated && filter.deprecated !== true) return false;
  return filter.configuration !== false || !operation.configuration;
}
