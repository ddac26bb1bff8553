import { Injectable } from '@nestjs/common';
import { Fault } from '../../kernel/fault.js';
import type { Task } from '../../mcp/declaration/tasks.js';
import type { Preview, ToolAnswer, ToolCall } from '../../mcp/declaration/tool.declaration.js';
import { answerOfTask } from './answer-branch.js';
import type { CallAnswer, CallArguments } from './call-arguments.schema.js';
import { checkFields, project, readFields } from './field-selection.js';

/** Carries out tasks by name, through everything that a direct call of theirs would pass. */
@Injectable()
export class TaskCallService {
  /** The task's own preview; undefined when it needs no consent. Throws Fault INPUT_INVALID, and whatever the task throws. */
  async preview(task: Task, args: CallArguments, call: ToolCall): Promise<Preview | undefined> {
    checkFields(args.fields ?? [], answerOfTask(task));
    return task.preview(argumentsOf(args, call), call);
  }

  /** Does it. Throws Fault INPUT_INVALID, THROTTLED, and whatever the task throws. */
  async run(task: Task, args: CallArguments, call: ToolCall): Promise<ToolAnswer<CallAnswer>> {
    const { fields } = args;
    checkFields(fields ?? [], answerOfTask(task));
    const answer = await task.run(argumentsOf(args, call), call);
    if (fields === undefined) return { ...answer, data: { operation: task.name, answer: answer.data } };
    const chosen = project(answer.data, readFields(fields));
    const data = { operation: task.name, ...(chosen !== undefined && { answer: chosen }) };
    return { ...answer, data, text: `${task.name}\n${JSON.stringify(chosen ?? {})}` };
  }
}

/** A task has arguments only, wherever they were written; its hotel is the call's. */
function argumentsOf({ parameters, body }: CallArguments, call: ToolCall): Record<string, unknown> {
  if (Array.isArray(body)) {
    throw new Fault('INPUT_INVALID', { message: 'A task takes its arguments by name.', field: 'body' });
  }
  const { hotelId, ...own } = { ...body, ...parameters };
  if (hotelId !== undefined && hotelId !== call.hotelId) {
    throw new Fault('INPUT_INVALID', {
      message: `The parameter hotelId differs from the hotel of the call, ${call.hotelId}.`,
      advice: 'Name the hotel once, as hotelId of the call.',
      field: 'parameters.hotelId',
    });
  }
  return own;
}
