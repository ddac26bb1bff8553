import { DiscoveryService } from '@nestjs/core';
import type { CallContext } from '../../kernel/call-context.js';
import type { ClientLink, ContentBlock } from './client-link.js';
import type { Toolset } from './toolset.table.js';

/** One argument of a prompt; values are always text. */
export interface PromptArgument {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly required?: boolean;
}

/** A routine of the day a person can start. */
export interface PromptDeclaration {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: Toolset;
  readonly arguments: readonly PromptArgument[];
}

/** One message of a prompt. */
export interface PromptMessage {
  readonly role: 'user' | 'assistant';
  readonly content: ContentBlock;
}

/** The context a prompt is rendered in. */
export interface PromptCall extends CallContext {
  readonly client: ClientLink;
}

export interface PromptHandler {
  /** Writes the messages. Required arguments are present. Throws Fault. */
  render(args: Readonly<Record<string, string>>, call: PromptCall): Promise<readonly PromptMessage[]>;
  /** Values of an argument that begin with `value`, best first. */
  complete?(
    argument: string,
    value: string,
    known: Readonly<Record<string, string>>,
    context: CallContext,
  ): Promise<readonly string[]>;
}

/** Marks an injectable class as a prompt; the registry finds it at start. */
export const McpPrompt = DiscoveryService.createDecorator<PromptDeclaration>();
