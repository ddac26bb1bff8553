import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type CallTarget,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { CallAnswer, CallArguments } from '../call-arguments.schema.js';
import { OperationCallService } from '../operation-call.service.js';
import { TargetService, type Target } from '../target.service.js';
import { TaskCallService } from '../task-call.service.js';

/** Any operation or task that only reads. */
@McpTool({
  name: 'call_read_operation',
  title: 'Call a reading operation',
  toolset: 'operations',
  effect: 'read',
  description:
    'Calls an OPERA operation or task that only reads (effect read), by its name from search_operations, with parameters and body as describe_operation shows. Name only the fields you need. Changes go through call_write_operation.',
  input: CallArguments,
  output: CallAnswer,
  operations: [],
  leastEffect: 'read',
  paged: true,
})
@Injectable()
export class CallReadOperationTool implements ToolHandler<typeof CallArguments, typeof CallAnswer> {
  constructor(
    private readonly targets: TargetService,
    private readonly calls: OperationCallService,
    private readonly tasks: TaskCallService,
  ) {}

  /** Throws Fault OPERA_OPERATION_UNKNOWN; INPUT_INVALID or AUTH_READ_ONLY for what changes something. */
  target(args: CallArguments, call: ToolCall): CallTarget {
    return this.targets.targetOf(this.readable(args, call), args.parameters ?? {});
  }

  async run(args: CallArguments, call: ToolCall): Promise<ToolAnswer<z.input<typeof CallAnswer>>> {
    const target = this.readable(args, call);
    return target.kind === 'task'
      ? this.tasks.run(target.task, args, call)
      : this.calls.read(target.fact, args, call);
  }

  private readable({ operation }: CallArguments, call: ToolCall): Target {
    const target = this.targets.find(call, operation);
    if (target.effect === 'read') return target;
    const message = `${operation} has the effect ${target.effect}; call_read_operation only reads. Nothing was done.`;
    if (!this.targets.mayCause(call, target.effect)) throw new Fault('AUTH_READ_ONLY', message);
    throw new Fault('INPUT_INVALID', {
      message,
      advice: 'Use call_write_operation with the same arguments.',
      field: 'operation',
    });
  }
}
