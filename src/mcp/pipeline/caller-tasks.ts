import { Fault } from '../../kernel/fault.js';
import type { Task, Tasks } from '../declaration/tasks.js';
import type { Preview, ToolAnswer, ToolCall } from '../declaration/tool.declaration.js';
import type { InventoryView } from '../inventory/inventory.view.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { checkArguments } from './arguments.step.js';
import type { Guards } from './guards.service.js';

/** Per view, since views are few and calls are many. */
const known = new WeakMap<InventoryView, ReadonlyMap<string, Task>>();
const lists = new WeakMap<ReadonlyMap<string, Task>, readonly Task[]>();

/** The tools that exist in a caller's view, as tasks for other tools. */
export class CallerTasks implements Tasks {
  constructor(
    private readonly view: InventoryView,
    private readonly guards: Guards,
  ) {}

  all(): readonly Task[] {
    const tasks = this.tasks();
    let list = lists.get(tasks);
    if (list === undefined) lists.set(tasks, (list = [...tasks.values()]));
    return list;
  }

  find(name: string): Task | undefined {
    return this.tasks().get(name);
  }

  private tasks(): ReadonlyMap<string, Task> {
    let tasks = known.get(this.view);
    if (tasks === undefined) {
      tasks = new Map(
        this.view.existing.map((entry) => [
          entry.declaration.name,
          new EntryTask(entry, this.view.tool(entry.declaration.name) !== undefined, this.guards),
        ]),
      );
      known.set(this.view, tasks);
    }
    return tasks;
  }
}

class EntryTask implements Task {
  private schemas?: { readonly inputSchema: Task['input']; readonly outputSchema?: Task['output'] };

  constructor(
    private readonly entry: ToolEntry,
    readonly listed: boolean,
    private readonly guards: Guards,
  ) {}

  get name(): string {
    return this.entry.declaration.name;
  }

  get title(): string {
    return this.entry.declaration.title;
  }

  get toolset(): Task['toolset'] {
    return this.entry.declaration.toolset;
  }

  get effect(): Task['effect'] {
    return this.entry.declaration.effect;
  }

  get description(): string {
    return this.entry.declaration.description;
  }

  get operations(): Task['operations'] {
    return this.entry.declaration.operations;
  }

  get input(): Task['input'] {
    return this.published().inputSchema;
  }

  get output(): Task['output'] {
    return this.published().outputSchema;
  }

  async preview(args: unknown, call: ToolCall): Promise<Preview | undefined> {
    const { handler, consents } = this.entry;
    return consents ? handler.preview?.(this.checked(args), call) : undefined;
  }

  async run(args: unknown, call: ToolCall): Promise<ToolAnswer<Record<string, unknown>>> {
    const own = this.checked(args);
    return this.guards.pass(this.entry, own, call, () => this.entry.handler.run(own, call));
  }

  /** Arguments of the task itself; those that the registry adds belong to the call that asks for it. */
  private checked(args: unknown): Record<string, unknown> {
    const { own, hotelId, cursor, confirmationToken } = checkArguments(this.entry, args);
    const misplaced = Object.entries({ hotelId, cursor, confirmationToken }).find(
      ([, value]) => value !== undefined,
    );
    if (misplaced === undefined) return own;
    throw new Fault('INPUT_INVALID', {
      message: `"${misplaced[0]}" does not belong to the arguments of ${this.name}.`,
      advice: `Give "${misplaced[0]}" beside the name of the task.`,
      field: misplaced[0],
    });
  }

  private published(): NonNullable<EntryTask['schemas']> {
    return (this.schemas ??= JSON.parse(this.entry.listing.withoutHotel) as NonNullable<
      EntryTask['schemas']
    >);
  }
}
