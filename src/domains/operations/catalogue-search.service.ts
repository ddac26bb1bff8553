import { Inject, Injectable } from '@nestjs/common';
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
  readonly next: string;
}

/** From here on a task is what was asked for, not merely near it. */
const SURE_TASK = 0.6;
const MOST_SURE = 2;
/** More than are shown, since some may not be for this caller. */
const SPARE = 40;

/** Finds tasks and operations by plain words. */
@Injectable()
export class CatalogueSearchService {
  private readonly operations: OperationSearch;

  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    private readonly targets: TargetService,
    private readonly taskSearch: TaskSearch,
    private readonly releases: ReleaseService,
  ) {
    this.operations = new OperationSearch(catalogue);
  }

  /**
   * Tasks that surely fit, at most two, before operations, best first; what this caller may not do is left out.
   * @throws Fault INPUT_INVALID for a module that does not exist
   */
  async search(call: ToolCall, question: SearchQuestion): Promise<FoundEntry[]> {
    const { module, limit } = question;
    const isToolset = module !== undefined && Object.hasOwn(TOOLSETS, module);
    if (module !== undefined && !isToolset && !this.catalogue.modules.includes(module))
      throw this.noModule(module);
    const tasks = module === undefined || isToolset ? this.tasksFor(call, question) : [];
    const found = isToolset ? [] : await this.operationsFor(call, question);
    return [...tasks, ...found].slice(0, limit);
  }

  private tasksFor(call: ToolCall, { query, module, effect, limit }: SearchQuestion): FoundEntry[] {
    const hits = this.taskSearch
      .search(this.targets.tasks(call), query)
      .filter(({ task }) => effect === undefined || task.effect === effect);
    const kept =
      module === undefined
        ? hits.filter(({ score }) => score >= SURE_TASK).slice(0, MOST_SURE)
        : hits.filter(({ task }) => task.toolset === module).slice(0, limit);
    return kept.map(({ task }) => taskEntry(task));
  }

  private async operationsFor(
    call: ToolCall,
    { query, module, effect, limit }: SearchQuestion,
  ): Promise<FoundEntry[]> {
    const allowed = EFFECTS.filter((one) => this.targets.mayCause(call, one));
    const release = await this.releases.of(call);
    return this.operations
      .searchOperations(query, { module, effect, release, limit: limit + SPARE })
      .filter(({ operation }) => allowed.includes(operation.effect) && operation.form === undefined)
      .slice(0, limit)
      .map(({ operation }) => operationEntry(operation));
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

function taskEntry(task: Task): FoundEntry {
  const { name, effect, title } = task;
  const caller = effect === 'read' ? 'call_read_operation' : 'call_write_operation';
  const next = task.listed ? `call ${name}` : `describe_operation, then ${caller}`;
  return { name, kind: 'task', effect, about: title, next };
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
