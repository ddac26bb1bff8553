import type { Effect } from '../../kernel/effect.js';
import type { Preview, ToolAnswer, ToolCall } from './tool.declaration.js';
import type { Toolset } from './toolset.table.js';

/** A tool as another tool sees it: to be found, described and carried out with everything that a call of its own would meet. */
export interface Task {
  readonly name: string;
  readonly title: string;
  readonly toolset: Toolset;
  readonly effect: Effect;
  readonly description: string;
  /** OPERA operations behind it, `module.operationId`. */
  readonly operations: readonly string[];
  /** Clients of this caller have it in their list and may call it directly. */
  readonly listed: boolean;
  /** JSON Schema of arguments and of the answer, as clients see them. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, unknown>>;
  /**
   * What it would do, changing nothing; undefined for a task that needs no consent.
   * @param args as a client would send them, without `hotelId`: that is the call's
   * @throws Fault INPUT_INVALID, and whatever the task throws
   */
  preview(args: unknown, call: ToolCall): Promise<Preview | undefined>;
  /**
   * Does it: arguments checked, guards and quotas passed. For a task that needs consent `call.consented` is what `preview` gave.
   * @throws Fault INPUT_INVALID, THROTTLED, and whatever the task throws
   */
  run(args: unknown, call: ToolCall): Promise<ToolAnswer<Record<string, unknown>>>;
}

/** The tools that exist for a call's caller, listed to its client or not. */
export interface Tasks {
  /** In the registry's order; the same array as long as the same tools exist. */
  all(): readonly Task[];
  find(name: string): Task | undefined;
}
