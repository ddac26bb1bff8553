import { Inject, Injectable } from '@nestjs/common';
import { Fault } from '../../kernel/fault.js';
import type { Task } from '../../mcp/declaration/tasks.js';
import type { ToolCall } from '../../mcp/declaration/tool.declaration.js';
import { Catalogue } from '../../opera/catalogue/catalogue.js';
import { describeOperation } from '../../opera/catalogue/describe/operation.description.js';
import type { OperationFact, Release } from '../../opera/catalogue/operation.js';
import { ReleaseService } from './release.service.js';
import { TargetService } from './target.service.js';

/** What to tell of an operation or task. */
export interface DescriptionQuestion {
  readonly operation: string;
  readonly path?: string;
  readonly depth?: number;
}

/** A description as data: what it holds differs between tasks, operations and parts of them. */
export type Description = { readonly operation: string; readonly kind: 'task' | 'operation' } & Readonly<
  Record<string, unknown>
>;

/** The hotel of the catalogue's examples. */
const EXAMPLE_HOTEL = /"HOTEL1"/g;

/** Tells how to call an operation or task. */
@Injectable()
export class DescriptionService {
  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    private readonly targets: TargetService,
    private readonly releases: ReleaseService,
  ) {}

  /**
   * @throws Fault OPERA_OPERATION_UNKNOWN, INPUT_INVALID for a path that does not exist, each with the nearest right names
   */
  async describe(call: ToolCall, question: DescriptionQuestion): Promise<Description> {
    const target = this.targets.find(call, question.operation);
    return target.kind === 'task'
      ? describeTask(target.task, question.path)
      : this.describeFact(call, target.fact, question);
  }

  private async describeFact(
    call: ToolCall,
    fact: OperationFact,
    { path, depth }: DescriptionQuestion,
  ): Promise<Description> {
    const own = await this.releases.of(call);
    const release = this.releaseWith(fact.id, own);
    const told = describeOperation(this.catalogue, fact.id, { path, depth, release });
    if (path !== undefined && path !== '') return { kind: 'operation', ...told };
    const lacking = release !== own && fact.olderTwin === undefined;
    const text = JSON.stringify({
      kind: 'operation',
      ...told,
      ...(lacking && { unavailable: `OPERA ${own}, which the hotel runs, does not have it` }),
      next: nextOf(this.targets.mayCause(call, fact.effect), fact.effect),
    });
    const hotel = call.hotelId === '' ? '"HOTEL1"' : JSON.stringify(call.hotelId);
    return JSON.parse(text.replace(EXAMPLE_HOTEL, () => hotel)) as Description;
  }

  private releaseWith(id: string, own: Release): Release {
    if (this.catalogue.find(id, own) !== undefined) return own;
    return this.catalogue.releases.find((one) => this.catalogue.find(id, one) !== undefined) ?? own;
  }
}

/** A task's arguments as JSON Schema; its answer only when asked for. */
function describeTask(task: Task, path: string | undefined): Description {
  const { name, effect, title, description, input, output, listed } = task;
  const base = { operation: name, kind: 'task' as const };
  if (path === 'answer' || path === 'parameters') {
    return { ...base, path, part: path === 'answer' ? (output ?? 'content only') : input };
  }
  if (path !== undefined && path !== '') {
    throw new Fault('INPUT_INVALID', {
      message: `The task ${name} has no part "${path.slice(0, 80)}".`,
      advice: 'A task has the parts parameters and answer.',
      field: 'path',
    });
  }
  return {
    ...base,
    effect,
    title,
    about: description,
    parameters: input,
    next: listed ? `call ${name}` : nextOf(true, effect),
  };
}

function nextOf(allowed: boolean, effect: string): string {
  if (!allowed) return `not for this caller: effect ${effect}`;
  if (effect === 'read') return 'call_read_operation';
  return effect === 'write'
    ? 'call_write_operation'
    : 'call_write_operation, which shows a preview for the consent of a person first';
}
