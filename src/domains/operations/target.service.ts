import { Inject, Injectable } from '@nestjs/common';
import type { Effect } from '../../kernel/effect.js';
import { Fault } from '../../kernel/fault.js';
import type { Task } from '../../mcp/declaration/tasks.js';
import type { CallTarget, ToolCall } from '../../mcp/declaration/tool.declaration.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import { nearest } from '../../opera/catalogue/nearest.js';
import type { OperationFact } from '../../opera/catalogue/operation.js';
import { ALIASES } from '../../opera/catalogue/search/alias.table.js';

/** What a name stands for: a task of this server or an operation of OPERA. */
export type Target =
  | { readonly kind: 'task'; readonly task: Task; readonly effect: Effect }
  | { readonly kind: 'operation'; readonly fact: OperationFact; readonly effect: Effect };

/** The tools of this toolset call others and are not called by them. */
const OWN_TOOLSET = 'operations';
const HOTEL_PARAMETERS = ['hotelId', 'hotelCode'];
const OFFERED = 5;
/** Modules by which a hotel is set up, such as `rmcfg`: to change that takes an administrator. */
const SET_UP = /cfg$/;

/** Knows what the names that models give stand for. */
@Injectable()
export class TargetService {
  private readonly others = new WeakMap<readonly Task[], readonly Task[]>();

  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  /** The tasks that may be named in this call. */
  tasks(call: Pick<ToolCall, 'tasks'>): readonly Task[] {
    const all = call.tasks.all();
    let own = this.others.get(all);
    if (own === undefined) {
      own = all.filter((task) => task.toolset !== OWN_TOOLSET);
      this.others.set(all, own);
    }
    return own;
  }

  /**
   * What a name stands for: `module.operationId` in any release, or a task that exists for the caller.
   * @throws Fault OPERA_OPERATION_UNKNOWN naming the nearest
   */
  find(call: Pick<ToolCall, 'tasks'>, name: string): Target {
    const task = call.tasks.find(name);
    if (task !== undefined && task.toolset !== OWN_TOOLSET)
      return { kind: 'task', task, effect: task.effect };
    for (const release of this.catalogue.releases) {
      const fact = this.catalogue.find(name, release);
      if (fact !== undefined) return { kind: 'operation', fact, effect: fact.effect };
    }
    throw this.unknown(call, name);
  }

  /** Whether the caller may have something with this effect done at all, as far as can be known before it is called. */
  mayCause(call: Pick<ToolCall, 'tasks' | 'caller'>, effect: Effect): boolean {
    if (!call.caller.scopes.has(`opera:${effect}`)) return false;
    return effect === 'read' || call.tasks.find('call_write_operation') !== undefined;
  }

  /** For rights, consent and audit of a call: the effect of what it names, and the hotel its parameters name. */
  targetOf(target: Target, parameters: Readonly<Record<string, unknown>>): CallTarget {
    const named =
      target.kind === 'task'
        ? parameters['hotelId']
        : HOTEL_PARAMETERS.filter((name) => target.fact.path.includes(`{${name}}`)).map(
            (name) => parameters[name],
          )[0];
    const setsUp = target.kind === 'operation' && SET_UP.test(target.fact.module) && target.effect !== 'read';
    return {
      effect: target.effect,
      ...(setsUp && { scopes: ['opera:admin'] as const }),
      ...(typeof named === 'string' && named !== '' && { hotelId: named }),
    };
  }

  private unknown(call: Pick<ToolCall, 'tasks'>, name: string): Fault {
    const alias = ALIASES[name] ?? ALIASES[name.slice(name.indexOf('.') + 1)];
    const tasks = nearest(
      name,
      this.tasks(call).map((task) => task.name),
      2,
    );
    const operations = this.catalogue.nearest(name);
    const near = [...new Set([...(alias === undefined ? [] : [alias]), ...tasks, ...operations])].slice(
      0,
      OFFERED,
    );
    return new Fault('OPERA_OPERATION_UNKNOWN', {
      message: `There is no task or operation "${name.slice(0, 80)}".`,
      ...(near.length > 0 && { advice: `Did you mean ${near.join(', ')}? Otherwise use search_operations.` }),
      field: 'operation',
      data: { nearest: near },
    });
  }
}
