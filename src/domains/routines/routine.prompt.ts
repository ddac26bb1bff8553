import { Injectable, type Type } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import {
  McpPrompt,
  type PromptHandler,
  type PromptMessage,
} from '../../mcp/declaration/prompt.declaration.js';
import { StayCompletion } from '../reservations/stay-completion.service.js';
import { sayRoutine, type Routine } from './routine.js';

/** The class of one routine's prompt; a class each, because providers are told apart by it. */
export function promptOf(routine: Routine): Type<PromptHandler> {
  @McpPrompt({
    name: routine.name,
    title: routine.title,
    description: routine.description,
    toolset: routine.toolset,
    arguments: routine.arguments.map(({ name, description, required }) => ({ name, description, required })),
  })
  @Injectable()
  class RoutinePrompt implements PromptHandler {
    constructor(private readonly stays: StayCompletion) {}

    async render(args: Readonly<Record<string, string>>): Promise<readonly PromptMessage[]> {
      return [{ role: 'user', content: { type: 'text', text: sayRoutine(routine, args) } }];
    }

    /** Stays are offered where a stay is asked for. */
    async complete(
      argument: string,
      value: string,
      _known: Readonly<Record<string, string>>,
      context: CallContext,
    ): Promise<readonly string[]> {
      const statuses = routine.arguments.find(({ name }) => name === argument)?.stays;
      return statuses === undefined ? [] : this.stays.complete(context, value, statuses);
    }
  }
  return RoutinePrompt;
}
