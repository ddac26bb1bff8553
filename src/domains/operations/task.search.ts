import { Injectable } from '@nestjs/common';
import type { Task } from '../../mcp/declaration/tasks.js';
import { intentOf } from '../../opera/catalogue/search/intent.js';
import { EXPANSIONS } from '../../opera/catalogue/search/operation.search.js';
import {
  contentStems,
  joinPhrases,
  nameWords,
  strengthOf,
  textWords,
} from '../../opera/catalogue/search/words.js';

export interface TaskHit {
  readonly task: Task;
  /** How much of the question the task answers to, 0 to 1. */
  readonly score: number;
  /** Every word of its name is in the question. */
  readonly named: boolean;
}

/** Stems of every task with their weight, and how many tasks have a stem. */
interface TaskIndex {
  readonly entries: readonly {
    readonly task: Task;
    readonly weights: ReadonlyMap<string, number>;
    readonly name: readonly string[];
  }[];
  readonly spread: ReadonlyMap<string, number>;
}

/** They stand in arguments, whatever the task. */
const WHEN = new Set(
  `today todays tomorrow tomorrows tonight yesterday now day days date dates week weekend month year morning afternoon evening
  night nights next last current currently still yet already monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/,
  ),
);
/** Verbs that a question leaves out. */
const PLAIN = new Set(['get', 'list', 'search', 'find', 'report']);
const TITLE_WEIGHT = 1;
const DESCRIPTION_WEIGHT = 0.6;
/** A question to be shown something is not answered by a change, nor the reverse. */
const WRONG_INTENT = 0.6;

/** Finds tasks by the words of hotel staff: by how much of the question their name, title and description hold. */
@Injectable()
export class TaskSearch {
  private readonly indexes = new WeakMap<readonly Task[], TaskIndex>();

  /** @returns best first, without those that share no word with the question */
  search(tasks: readonly Task[], query: string): TaskHit[] {
    const index = this.index(tasks);
    const words = textWords(query);
    const asked = new Set(contentStems(words.filter((word) => !WHEN.has(word))));
    const stems = [...asked];
    const intent = intentOf(words);
    const total = stems.reduce((sum, stem) => sum + importance(index, stem), 0);
    return index.entries
      .map(({ task, weights, name }) => {
        const met = stems.reduce((sum, stem) => sum + importance(index, stem) * best(weights, stem), 0);
        const fits = intent === undefined || (intent === 'read') === (task.effect === 'read');
        const score = total === 0 ? 0 : (met / total) * (fits ? 1 : WRONG_INTENT);
        return { task, score, named: name.every((stem) => asked.has(stem)) };
      })
      .filter(({ score }) => score > 0)
      .sort((left, right) => right.score - left.score);
  }

  private index(tasks: readonly Task[]): TaskIndex {
    let index = this.indexes.get(tasks);
    if (index === undefined) this.indexes.set(tasks, (index = indexOf(tasks)));
    return index;
  }
}

function indexOf(tasks: readonly Task[]): TaskIndex {
  const entries = tasks.map((task) => {
    const weights = new Map<string, number>();
    for (const stem of contentStems(textWords(task.description))) weights.set(stem, DESCRIPTION_WEIGHT);
    const title = [...nameWords(task.name), ...textWords(task.title)];
    for (const stem of contentStems(title)) weights.set(stem, TITLE_WEIGHT);
    const name = contentStems(joinPhrases(nameWords(task.name).filter((word) => !PLAIN.has(word))));
    return { task, weights, name };
  });
  const spread = new Map<string, number>();
  for (const { weights } of entries)
    for (const stem of weights.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  return { entries, spread };
}

/** A word that no task has says the most: what it is about is not here. */
function importance({ entries, spread }: TaskIndex, stem: string): number {
  const count = spread.get(stem) ?? 0;
  return strengthOf(stem) * Math.log(1 + (entries.length - count + 0.5) / (count + 0.5));
}

function best(weights: ReadonlyMap<string, number>, stem: string): number {
  let found = weights.get(stem) ?? 0;
  for (const [other, weight] of EXPANSIONS.get(stem) ?? []) {
    found = Math.max(found, (weights.get(other) ?? 0) * weight);
  }
  return found;
}
