import { Inject, Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { HandleObserver } from '../confirmation/handle-observer.js';
import { Signer } from '../confirmation/signer.js';
import { McpOptions } from '../mcp.options.js';
import type { Conversation } from './conversation.js';
import { Dialogue } from './dialogue.js';
import type { EngineRequest } from './request.js';
import { RawResult } from './json-rpc.js';
import { ForeignState, InputRequired, RoundTrip, type RoundTripBinding } from './round-trip.js';
import { Stamp } from './stamp.js';

/** Opens the way to ask the client, as the request's revision has it, and ends requests whose questions are open. */
@Injectable()
export class Conversations {
  constructor(
    private readonly signer: Signer,
    private readonly stamp: Stamp,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(McpOptions) private readonly options: McpOptions,
    @Optional() @Inject(HandleObserver) private readonly handles?: HandleObserver,
  ) {}

  /**
   * @param name what the request is about (tool, prompt, URI), part of what its state is bound to
   * @param question puts a question on the request's way back and waits
   * @throws ProtocolError on state that came back altered
   */
  open(request: EngineRequest, name: string, question: EngineRequest['question']): Conversation {
    const { peer, params, method } = request;
    if (peer.era === 'modern') {
      const { subject, tenant } = peer.caller;
      const binding = { caller: subject, tenant, method, name, args: params['arguments'] ?? {} };
      return this.roundTrip(request, binding);
    }
    const timeoutMs = this.options.answerTimeoutSeconds * 1000;
    const send =
      peer.session === undefined
        ? undefined
        : (kind: string, about: object) => question(kind, { ...about }, timeoutMs);
    return new Dialogue(peer.capabilities, send);
  }

  private roundTrip({ peer, params }: EngineRequest, binding: RoundTripBinding): RoundTrip {
    const { confirmationSeconds } = this.options;
    try {
      return new RoundTrip(
        this.signer,
        peer.capabilities,
        binding,
        params,
        this.clock.now(),
        confirmationSeconds,
      );
    } catch (error) {
      if (error instanceof ForeignState) this.handles?.misused('request_state', binding);
      throw error;
    }
  }

  /** The `input_required` result, when that is how the work ended; otherwise the error is thrown on. */
  resultOf(error: unknown, conversation: Conversation): RawResult {
    if (error instanceof InputRequired && conversation instanceof RoundTrip) {
      return this.stamp.ofType('input_required', conversation.result());
    }
    throw error;
  }
}
