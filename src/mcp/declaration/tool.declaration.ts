import { DiscoveryService } from '@nestjs/core';
import type { z } from 'zod';
import type { Scope } from '../../auth/caller.js';
import type { CallContext } from '../../kernel/call-context.js';
import type { Effect } from '../../kernel/effect.js';
import type { Json } from '../../kernel/json.js';
import type { ClientLink, ContentBlock } from './client-link.js';
import type { Tasks } from './tasks.js';
import type { Toolset } from './toolset.table.js';

/**
 * Everything the world may know of a tool before it runs. Data only: lists, docs, policies and snapshots are made from it.
 *
 * The registry adds what every tool of a kind shares, so no declaration repeats it: the optional `hotelId` argument
 * (unless `chainWide`; the tool reads `call.hotelId`), `cursor` and `nextCursor` of paged tools, `confirmationToken` and the
 * preview fields of tools with effect money or destructive, `outcome` of every tool that changes something, and `notes`.
 */
export interface ToolDeclaration<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  /** verb_noun; the file is `verb-noun.tool.ts`. */
  readonly name: string;
  readonly title: string;
  readonly toolset: Toolset;
  readonly effect: Effect;
  /** For tools that do what they are told: the least a call may cause (`effect` is the most); `target` says it of each call. */
  readonly leastEffect?: Effect;
  /** For the model: what it does, when to use it and when not. At most 300 characters. */
  readonly description: string;
  readonly input: Input;
  /** What `data` of the answer holds when the work was done. */
  readonly output: Output;
  /** OPERA operations behind it, `module.operationId`; [] for none. */
  readonly operations: readonly string[];
  /** No hotel argument: the tool is about the server or the chain. */
  readonly chainWide?: boolean;
  /** Answers in pages: the tool reads `call.cursor` and returns `next`. */
  readonly paged?: boolean;
  /** Weight against the caller's quota; 1 unless it fans out into many OPERA calls. */
  readonly cost?: number;
  /** `ui://` address of the picture that shows an answer (MCP Apps), for hosts that can. */
  readonly app?: string;
  /** The same call again has no further effect (annotation idempotentHint). */
  readonly idempotent?: boolean;
}

/** The context a tool runs in. */
export interface ToolCall extends CallContext {
  /** State of the page asked for, as an earlier answer's `next`; already verified to be this caller's and this tool's. */
  readonly cursor?: Json;
  /** What the person agreed to, for tools that need consent (absent in write mode `direct`). */
  readonly consented?: Preview;
  /** Reports progress to a client that asked for it; free otherwise. */
  progress(done: number, total?: number, message?: string): void;
  /** The client on the other side: capabilities, log messages, questions to the person. */
  readonly client: ClientLink;
  /** Every tool that exists for this caller, to be found and carried out by name. */
  readonly tasks: Tasks;
  /** Size of the answer at most, in tokens; what is larger is cut. */
  readonly maxTokens: number;
}

/** What one call of a tool that does what it is told is about: rights, hotel, consent and audit follow this. */
export interface CallTarget {
  readonly effect: Effect;
  /** Scopes it demands beside that of its effect. */
  readonly scopes?: readonly Scope[];
  /** The hotel it names itself, for when the call names none. */
  readonly hotelId?: string;
}

/** How a change ended: the tool never guesses. */
export type Outcome = 'done' | 'not_done' | 'unknown';

/** What a tool returns. `data` and `text` tell the same facts. */
export interface ToolAnswer<Data> {
  readonly data: Data;
  /** The short text for people, hotel words, no markup beyond line breaks and simple tables. */
  readonly text: string;
  /** Of a change; `done` when absent. */
  readonly outcome?: Outcome;
  /** State of the next page; absent on the last. */
  readonly next?: Json;
  /** Things to know beside the answer: OPERA's warnings, corrections made, what was left out. */
  readonly notes?: readonly string[];
  /** Further content blocks (resource links, images). */
  readonly content?: readonly ContentBlock[];
}

/** What will happen if the person says yes. */
export interface Preview {
  /** For the person, in a few lines: who, what, how much. */
  readonly summary: string;
  /** The same as data, shown in the answer. */
  readonly facts: { readonly [key: string]: Json };
  /** Everything the consent rests on (balance, penalty, status, version); a change of it asks anew, naming what changed. */
  readonly state: { readonly [key: string]: Json };
}

export interface ToolHandler<Input extends z.ZodObject, Output extends z.ZodObject> {
  /** Does the work. Throws Fault. */
  run(args: z.output<Input>, call: ToolCall): Promise<ToolAnswer<z.input<Output>>>;
  /**
   * For tools with `leastEffect`: what this call would do, known before its hotel is and without asking anybody.
   * Throws Fault when there is no such thing to do.
   */
  target?(args: z.output<Input>, call: ToolCall): CallTarget;
}

/** Tools with effect money or destructive must say first what they would do, changing nothing. */
export interface ConsentingToolHandler<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
> extends ToolHandler<Input, Output> {
  preview(args: z.output<Input>, call: ToolCall): Promise<Preview>;
}

/** Marks an injectable class as a tool; the registry finds it at start. */
export const McpTool = DiscoveryService.createDecorator<ToolDeclaration>();
