import type { PromptDeclaration, PromptHandler } from '../declaration/prompt.declaration.js';

/** A prompt, ready to be listed and rendered. */
export interface PromptEntry {
  readonly declaration: PromptDeclaration;
  readonly handler: PromptHandler;
  /** As JSON text of prompts/list. */
  readonly listing: string;
}

/** Builds the entry of a discovered prompt. */
export function promptEntry(declaration: PromptDeclaration, handler: PromptHandler): PromptEntry {
  const { name, title, description } = declaration;
  return {
    declaration,
    handler,
    listing: JSON.stringify({ name, title, description, arguments: declaration.arguments }),
  };
}
