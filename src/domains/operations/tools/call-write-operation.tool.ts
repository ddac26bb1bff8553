import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type CallTarget,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { Catalogue } from '../../../opera/catalogue/catalogue.js';
import type { OperationFact } from '../../../opera/catalogue/operation.js';
import { CallAnswer, CallArguments } from '../call-arguments.schema.js';
import { OperationCallService } from '../operation-call.service.js';
import { OperationPreviewService } from '../operation-preview.service.js';
import { readTwin } from '../read-twin.js';
import { TargetService } from '../target.service.js';
import { TaskCallService } from '../task-call.service.js';

type Answer = ToolAnswer<z.input<typeof CallAnswer>>;

/** Any operation or task that changes something; consent as its effect demands. */
@McpTool({
  name: 'call_write_operation',
  title: 'Call a changing operation',
  toolset: 'operations',
  effect: 'destructive',
  leastEffect: 'write',
  description:
    'Calls an OPERA operation or task that changes something, by its name from search_operations, as describe_operation shows. Sent once. What moves money or cannot be undone shows a preview for consent first. Prefer a listed tool where one fits. Never send card numbers.',
  input: CallArguments,
  output: CallAnswer,
  operations: [],
})
@Injectable()
export class CallWriteOperationTool implements ConsentingToolHandler<
  typeof CallArguments,
  typeof CallAnswer
> {
  constructor(
    private readonly targets: TargetService,
    private readonly calls: OperationCallService,
    private readonly previews: OperationPreviewService,
    private readonly tasks: TaskCallService,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** Throws Fault OPERA_OPERATION_UNKNOWN. */
  target(args: CallArguments, call: ToolCall): CallTarget {
    return this.targets.targetOf(this.targets.find(call, args.operation), args.parameters ?? {});
  }

  async preview(args: CallArguments, call: ToolCall): Promise<Preview> {
    const target = this.targets.find(call, args.operation);
    if (target.kind === 'operation') return this.previews.preview(target.fact, args, call);
    const preview = await this.tasks.preview(target.task, args, call);
    if (preview !== undefined) return preview;
    const { name, effect } = target.task;
    return { summary: `${name} (${effect}).`, facts: { task: name, effect }, state: { task: name } };
  }

  async run(args: CallArguments, call: ToolCall): Promise<Answer> {
    const target = this.targets.find(call, args.operation);
    if (target.kind === 'task') return this.tasks.run(target.task, args, call);
    if (target.effect === 'read') return this.calls.read(target.fact, args, call);
    try {
      return await this.calls.change(target.fact, args, call);
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'OPERA_OUTCOME_UNKNOWN') throw error;
      return this.unclear(target.fact, error);
    }
  }

  /** Nobody can say generally how a change is recognised, but where to look for it. */
  private unclear(fact: OperationFact, fault: Fault): Answer {
    const look = readTwin(this.catalogue, fact);
    const where =
      look === undefined ? 'Read the record in OPERA' : `Look with ${look.id} (call_read_operation)`;
    const { operaRequestId } = fault.details;
    return {
      outcome: 'unknown',
      data: { operation: fact.id },
      text: `${fault.message} It is not known whether ${fact.id} was done. ${where} before doing anything again.${operaRequestId === undefined ? '' : ` OPERA request ${operaRequestId}.`}`,
      notes: [`${where} before doing anything again.`],
    };
  }
}
