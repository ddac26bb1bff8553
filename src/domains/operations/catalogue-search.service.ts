import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { EFFECTS, type Effect } from '../../kernel/effect.js';
import { Fault } from '../../kernel/fault.js';
import type { ToolCall } from '../../mcp/declaration/tool.declaration.js';
import { TOOLSETS } from '../../mcp/declaration/toolset.table.js';
import type { Task } from '../../mcp/declaration/tasks.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import { MODULES } from '../../opera/catalogue/module.table.js';
import { nearest } from '../../opera/catalogue/nearest.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import { OperationSearch } from '../../opera/catalogue/search/operation.search.js';
import { nameWords } from '../../opera/catalogue/search/words.js';
import { ReleaseService } from './release.service.js';
import { TargetService } from './target.service.js';
import { TaskSearch } from './task.search.js';

/** What to look for. */
export interface SearchQuestion {
  readonly query: string;
  /** Module of OPERA (`rsv`) for operations, toolset (`front-desk`) for tasks; both kinds when absent. */
  readonly module?: string;
  readonly effect?: Effect;
  readonly limit: number;
}

/** One thing found, and what to do to use it. */
export interface FoundEntry {
  readonly name: string;
  readonly kind: 'task' | 'operation';
  readonly effect: Effect;
  readonly about: string;
  /** Of a task: the operations that do what it is for, likeliest first. */
  readonly operations?: string[];
  readonly next: string;
}

/** A task with the operations behind it that the question may mean. */
interface LikelyTask {
  readonly task: Task;
  readonly operations: string[];
  readonly score: number;
}

/** So much of the question at least a task must answer to when its operations are found as well. */
const LEAST_SCORE = 0.5;
/** So much when others are found before its operation. */
const NEAR_SCORE = 0.75;
/** So much when only its name and words speak for it. */
const SURE_SCORE = 0.85;
const MOST_SURE = 2;
/** A second task as likely as the first one. */
const AS_LIKELY = 0.9;
/** Operations that a task must be near to. */
const FIRST_OPERATIONS = 3;
const MOST_OPERATIONS = 4;
/** After the first clients have connected. */
const WARM_AFTER_MS = 1500;
/** More than are shown, since some may not be for this caller. */
const SPARE = 40;

/** Finds tasks and operations by plain words. */
@Injectable()
export class CatalogueSearchService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly operations: OperationSearch;
  private readonly ending = new AbortController();

  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    private readonly targets: TargetService,
    private readonly taskSearch: TaskSearch,
    private readonly releases: ReleaseService,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.operations = new OperationSearch(catalogue);
  }

  /** The index is built when the start is over, so that neither the start nor the first search waits for it. */
  onApplicationBootstrap(): void {
    void this.warmLater();
  }

  onApplicationShutdown(): void {
    this.ending.abort();
  }

  /**
   * Tasks that surely fit, at most two, before operations, best first; what this caller may not do is left out. A task fits
   * when its words do and an operation of it is among the first found, or when its words say it all.
   * @throws Fault INPUT_INVALID for a module that does not exist
   */
  async search(call: ToolCall, question: SearchQuestion): Promise<FoundEntry[]> {
    const { module, limit } = question;
    const isToolset = module !== undefined && Object.hasOwn(TOOLSETS, module);
    if (module !== undefined && !isToolset && !this.catalogue.modules.includes(module))
      throw this.noModule(module);
    if (isToolset) return this.tasksOf(call, question);
    const operations = await this.operationsFor(call, question);
    const tasks = module === undefined ? this.sureTasks(call, question, operations) : [];
    const found = operations.slice(0, limit).map(operationEntry);
    return [...tasks.map((likely) => taskEntry(likely.task, likely.operations)), ...found].slice(0, limit);
  }

  /** Tasks of one toolset, as near as they are. */
  private tasksOf(call: ToolCall, { query, module, effect, limit }: SearchQuestion): FoundEntry[] {
    return this.taskSearch
      .search(this.targets.tasks(call), query)
      .filter(({ task }) => task.toolset === module && (effect === undefined || task.effect === effect))
      .slice(0, limit)
      .map(({ task }) => taskEntry(task, this.deedsOf(task, [])));
  }

  private sureTasks(
    call: ToolCall,
    { query, effect }: SearchQuestion,
    operations: readonly OperationFact[],
  ): LikelyTask[] {
    const found = operations.map(({ id }) => id);
    const likely = this.taskSearch
      .search(this.targets.tasks(call), query)
      .filter(({ task }) => effect === undefined || task.effect === effect)
      .flatMap(({ task, score, named }): LikelyTask[] => {
        if (score < LEAST_SCORE && task.name !== query) return [];
        const deeds = this.deedsOf(task, found);
        const place = found.indexOf(deeds[0] ?? '');
        const near = place === 0 || (place > 0 && place < FIRST_OPERATIONS && score >= NEAR_SCORE);
        if (task.name === query) return [{ task, operations: deeds, score: 2 }];
        if (!near && !(named && score >= SURE_SCORE)) return [];
        return [{ task, operations: deeds, score: near ? score + 0.2 - place / 10 : score }];
      })
      .sort((left, right) => right.score - left.score);
    const best = likely[0]?.score ?? 0;
    return likely.filter(({ score }) => score >= best * AS_LIKELY).slice(0, MOST_SURE);
  }

  /** The operations that do what the task is for, not those that it only looks things up with; those found first. */
  private deedsOf({ operations, effect }: Task, found: readonly string[]): string[] {
    const deeds = operations.flatMap((id) => {
      const fact = this.catalogue.find(id);
      return fact?.effect === effect ? [id, ...(fact.olderTwin === undefined ? [] : [fact.olderTwin])] : [];
    });
    const placeOf = (id: string): number => {
      const place = found.indexOf(id);
      return place < 0 ? found.length + deeds.indexOf(id) : place;
    };
    return deeds.toSorted((left, right) => placeOf(left) - placeOf(right)).slice(0, MOST_OPERATIONS);
  }

  private async warmLater(): Promise<void> {
    try {
      await this.clock.sleep(WARM_AFTER_MS, this.ending.signal);
      this.operations.warm();
    } catch {
      // The process ends before anybody searched.
    }
  }

  private async operationsFor(
    call: ToolCall,
    { query, module, effect, limit }: SearchQuestion,
  ): Promise<OperationFact[]> {
    const allowed = EFFECTS.filter((one) => this.targets.mayCause(call, one));
    const release = await this.releases.of(call);
    return this.operations
      .searchOperations(query, { module, effect, release, limit: limit + SPARE })
      .filter(({ operation }) => allowed.includes(operation.effect) && operation.form === undefined)
      .slice(0, limit)
      .map(({ operation }) => operation);
  }

  private noModule(module: string): Fault {
    const known = [...this.catalogue.modules, ...Object.keys(TOOLSETS)];
    const near = nearest(module, known);
    const shown = near.length > 0 ? near : ['rsv', 'fof', 'csh', 'crm', 'hsk', 'blk', 'par', 'inv'];
    return new Fault('INPUT_INVALID', {
      message: `There is no module "${module.slice(0, 40)}".`,
      advice: `Did you mean ${shown.join(', ')}? Leave it out to search everywhere.`,
      field: 'module',
    });
  }
}

function taskEntry(task: Task, operations: string[]): FoundEntry {
  const { name, effect, title } = task;
  const caller = effect === 'read' ? 'call_read_operation' : 'call_write_operation';
  const next = task.listed ? `call ${name}` : `describe_operation, then ${caller}`;
  return { name, kind: 'task', effect, about: title, ...(operations.length > 0 && { operations }), next };
}

function operationEntry(fact: OperationFact): FoundEntry {
  const { id, effect } = fact;
  const caller = effect === 'read' ? 'call_read_operation' : 'call_write_operation';
  return {
    name: id,
    kind: 'operation',
    effect,
    about: purposeOf(fact),
    next: `describe_operation, then ${caller}`,
  };
}

/** What an operation is for, from its area, method and path: `Front desk: GET reservations, check in`. */
export function purposeOf({ module, method, path }: OperationFact): string {
  const words = path
    .split('/')
    .slice(3)
    .filter((segment) => segment !== '' && !segment.startsWith('{') && segment !== 'hotels')
    .map((segment) => nameWords(segment).join(' '));
  return `${MODULES[module]?.title ?? module}: ${method} ${words.join(', ')}`;
}
