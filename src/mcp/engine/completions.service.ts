import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Contexts } from './contexts.service.js';
import { isRecord, ProtocolError, RPC, type RawResult } from './json-rpc.js';
import type { EngineRequest } from './request.js';
import { asProtocolError } from './rpc-fault.js';
import { Stamp } from './stamp.js';

/** Values told at most; the protocol's own bound. */
const MAX_VALUES = 100;

interface Completable {
  complete?(
    name: string,
    value: string,
    known: Record<string, string>,
    context: CallContext,
  ): Promise<readonly string[]>;
}

/** `completion/complete` for arguments of prompts and variables of resource templates. */
@Injectable()
export class Completions {
  constructor(
    private readonly contexts: Contexts,
    private readonly stamp: Stamp,
  ) {}

  /**
   * Values to go on with; none when the thing has no completion.
   * @throws ProtocolError on a reference to nothing
   */
  async complete(request: EngineRequest): Promise<RawResult> {
    const { argument, context } = request.params;
    if (
      !isRecord(argument) ||
      typeof argument['name'] !== 'string' ||
      typeof argument['value'] !== 'string'
    ) {
      throw new ProtocolError(
        RPC.INVALID_PARAMS,
        'completion/complete needs argument.name and argument.value.',
      );
    }
    const handler = referenced(request);
    const known = knownArguments(context);
    try {
      const values =
        (await handler.complete?.(
          argument['name'],
          argument['value'],
          known,
          this.contexts.of(request, known['hotelId']),
        )) ?? [];
      const completion = {
        values: values.slice(0, MAX_VALUES),
        total: values.length,
        hasMore: values.length > MAX_VALUES,
      };
      return this.stamp.complete(request.peer.era, `"completion":${JSON.stringify(completion)}`);
    } catch (error) {
      throw asProtocolError(error, request.requestId);
    }
  }
}

function referenced({ params, peer }: EngineRequest): Completable {
  const { ref } = params;
  if (isRecord(ref)) {
    if (ref['type'] === 'ref/prompt' && typeof ref['name'] === 'string') {
      const prompt = peer.view.prompt(ref['name']);
      if (prompt !== undefined) return prompt.handler;
    }
    if (ref['type'] === 'ref/resource' && typeof ref['uri'] === 'string') {
      const resource = peer.view.template(ref['uri']) ?? peer.view.resource(ref['uri'])?.entry;
      if (resource !== undefined) return resource.handler;
    }
  }
  throw new ProtocolError(RPC.INVALID_PARAMS, 'ref names no prompt or resource template that exists here.');
}

function knownArguments(context: unknown): Record<string, string> {
  const given = isRecord(context) && isRecord(context['arguments']) ? context['arguments'] : {};
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
