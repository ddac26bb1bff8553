import { Injectable } from '@nestjs/common';
import { clientLink } from '../pipeline/links.js';
import type { PromptEntry } from '../registry/prompt.entry.js';
import { nearest } from '../result/nearest.js';
import { Contexts } from './contexts.service.js';
import { Conversations } from './conversations.service.js';
import { isRecord, ProtocolError, RPC, type RawResult } from './json-rpc.js';
import type { EngineRequest } from './request.js';
import { InputRequired } from './round-trip.js';
import { asProtocolError } from './rpc-fault.js';
import { Stamp } from './stamp.js';

/** `prompts/get`. */
@Injectable()
export class Prompts {
  constructor(
    private readonly conversations: Conversations,
    private readonly contexts: Contexts,
    private readonly stamp: Stamp,
  ) {}

  /**
   * Renders a prompt.
   * @throws ProtocolError on an unknown prompt, a missing argument or a failure
   */
  async get(request: EngineRequest): Promise<RawResult> {
    const { params, peer } = request;
    const entry = findPrompt(request);
    const args = argumentsOf(entry, params['arguments']);
    const conversation = this.conversations.open(request, entry.declaration.name, request.question);
    try {
      const messages = await entry.handler.render(args, {
        ...this.contexts.of(request, args['hotelId']),
        client: clientLink(request, conversation),
      });
      const { description } = entry.declaration;
      const body = JSON.stringify({ description, messages });
      return this.stamp.complete(peer.era, body.slice(1, -1));
    } catch (error) {
      if (error instanceof InputRequired) return this.conversations.resultOf(error, conversation);
      throw asProtocolError(error, request.requestId);
    }
  }
}

function findPrompt({ params, peer }: EngineRequest): PromptEntry {
  const { name } = params;
  const entry = typeof name === 'string' ? peer.view.prompt(name) : undefined;
  if (entry === undefined)
    throw new ProtocolError(RPC.INVALID_PARAMS, 'Unknown prompt; list the prompts to see which exist.');
  return entry;
}

function argumentsOf(entry: PromptEntry, given: unknown): Record<string, string> {
  if (given !== undefined && !isRecord(given))
    throw new ProtocolError(RPC.INVALID_PARAMS, 'arguments must be an object.');
  const declared = entry.declaration.arguments;
  const args: Record<string, string> = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!declared.some((argument) => argument.name === name)) {
      const near = nearest(
        name,
        declared.map((argument) => argument.name),
      );
      const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
      throw new ProtocolError(RPC.INVALID_PARAMS, `Unknown argument "${name.slice(0, 60)}".${hint}`);
    }
    if (typeof value !== 'string')
      throw new ProtocolError(RPC.INVALID_PARAMS, `Argument "${name}" must be text.`);
    args[name] = value;
  }
  const missing = declared.find(({ name, required }) => required === true && (args[name] ?? '') === '');
  if (missing !== undefined)
    throw new ProtocolError(RPC.INVALID_PARAMS, `Argument "${missing.name}" is required.`);
  return args;
}
