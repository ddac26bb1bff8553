import { EXPANSIONS } from '../../opera/catalogue/search/operation.search.js';
import { contentStems, nameWords, textWords } from '../../opera/catalogue/search/words.js';
import type { OperaRequest } from '../../opera/client/opera-call.js';

/** A list of values that OPERA can give, by its name, an operation of its own or both. */
export interface ValueList {
  /** OPERA's name, `CancellationReasons`, or the last part of its address, `roomTypes`. */
  readonly name: string;
  /** What it depends on beside the hotel. */
  readonly needs: readonly string[];
  /** The request for it; `given` holds what it needs. */
  request(hotelId: string, given: Readonly<Record<string, string>>, inactive: boolean): OperaRequest;
}

/** A list with how well its name answers to what was asked for, 0 to 1. */
export interface ListMatch {
  readonly list: ValueList;
  readonly score: number;
}

/** Words that say how OPERA makes a list, not what is in it. */
const FORM_WORDS = new Set(
  'multi hotel hotels multihotel multihotels lov list lists valid all codes code'.split(' '),
);
const FORM_WEIGHT = 0.15;
/** Lists for reports, set-up screens and other systems are seldom the ones meant. */
const SIDE_WORDS = new Set(
  'rep reports template templates config interface mapping oxi gds channel mass edit view'.split(' '),
);
const SIDE_FACTOR = 0.7;
const NEEDS_FACTOR = 0.85;

/**
 * Lists whose name answers to plain words, best first.
 * @param wanted `reasons for cancelling`, `room types`, or a list's own name
 */
export function matchLists(lists: readonly ValueList[], wanted: string): ListMatch[] {
  const plain = folded(wanted.replace(/^(lov\.)?get(?=[A-Z])/, '').replace(/LOV$/, ''));
  const rarity = rarityIn(lists);
  const asked = weighted([...nameWords(wanted), ...textWords(wanted)], rarity);
  return lists
    .map((list) => ({ list, score: folded(list.name) === plain ? 1 : scoreOf(list, asked, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || (left.list.name < right.list.name ? -1 : 1));
}

/** How much a stem says: the fewer lists have it in their name, the more. */
type Rarity = (stem: string) => number;

function rarityIn(lists: readonly ValueList[]): Rarity {
  const counts = new Map<string, number>();
  for (const { name } of lists) {
    for (const stem of new Set(contentStems(nameWords(name)))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (stem) => Math.log(2 + lists.length / ((counts.get(stem) ?? 0) + 1));
}

function scoreOf(list: ValueList, asked: ReadonlyMap<string, number>, rarity: Rarity): number {
  const words = nameWords(list.name);
  const own = weighted(words, rarity);
  const met = shareOf(asked, own);
  if (met === 0) return 0;
  const score = Math.sqrt(met * shareOf(own, asked));
  const side = words.some((word) => SIDE_WORDS.has(word) && !asked.has(contentStems([word])[0] ?? ''));
  // An exact name scores more than any likeness.
  return score * 0.99 * (side ? SIDE_FACTOR : 1) * (list.needs.length > 0 ? NEEDS_FACTOR : 1);
}

/** How much of some words others hold, by weight; a word that may mean another counts in part. */
function shareOf(words: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let total = 0;
  let met = 0;
  for (const [word, weight] of words) {
    total += weight;
    if (others.has(word)) met += weight;
    else {
      const related = [...others.keys()].map((other) => relation(word, other));
      met += weight * Math.max(0, ...related);
    }
  }
  return total === 0 ? 0 : met / total;
}

function relation(word: string, other: string): number {
  return Math.max(EXPANSIONS.get(word)?.get(other) ?? 0, EXPANSIONS.get(other)?.get(word) ?? 0);
}

function weighted(words: readonly string[], rarity: Rarity): Map<string, number> {
  const map = new Map<string, number>();
  for (const word of words) {
    const [stem] = contentStems([word]);
    if (stem !== undefined) map.set(stem, (FORM_WORDS.has(word) ? FORM_WEIGHT : 1) * rarity(stem));
  }
  return map;
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}
