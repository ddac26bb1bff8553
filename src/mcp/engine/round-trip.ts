import { z } from 'zod';
import type { Json } from '../../kernel/json.js';
import { canonical } from '../confirmation/canonical.js';
import type { Signer } from '../confirmation/signer.js';
import { requireCapability } from './client.capability.js';
import { fitsQuestion } from './input-answer.js';
import { isRecord, ProtocolError, RPC, type Params } from './json-rpc.js';
import type { Conversation } from './conversation.js';

const State = z.object({
  /** Digest of who asked what. */
  on: z.string(),
  until: z.number(),
  answers: z.record(z.string(), z.unknown()),
  carried: z.unknown().optional(),
});

/** Thrown by a question that has no answer yet: the request ends with `input_required` and comes again with the answer. */
export class InputRequired extends Error {
  constructor() {
    super('The client has to be asked first.');
    this.name = 'InputRequired';
  }
}

/** State that is not ours, was altered, or was issued for another caller or request. */
export class ForeignState extends ProtocolError {
  constructor() {
    super(RPC.INVALID_PARAMS, 'requestState was not issued for this request.');
    this.name = 'ForeignState';
  }
}

/** What the round trip is bound to: another caller, another method or other arguments cannot use its state. */
export interface RoundTripBinding {
  readonly caller: string;
  readonly tenant: string;
  readonly method: string;
  readonly name: string;
  readonly args: unknown;
}

/**
 * Questions of one 2026-07-28 request (multi round-trip): nothing is held open, the state so far travels with the client,
 * signed and expiring. The client's own answers count without state too; what the server carried counts only with it.
 */
export class RoundTrip implements Conversation {
  readonly waits = false;
  carried: unknown;
  private readonly answers = new Map<string, unknown>();
  private readonly open = new Map<string, { method: string; params: Params }>();

  /**
   * @param params the request's, with `inputResponses` and `requestState` when it comes again
   * @throws ForeignState on a state that is altered or of another caller or request; ProtocolError INVALID_PARAMS when it expired
   */
  constructor(
    private readonly signer: Signer,
    private readonly capabilities: Params,
    private readonly binding: RoundTripBinding,
    params: Params,
    private readonly now: number,
    private readonly lifetimeSeconds: number,
  ) {
    const { inputResponses, requestState } = params;
    this.restore(requestState);
    if (inputResponses === undefined) return;
    if (!isRecord(inputResponses)) {
      throw new ProtocolError(RPC.INVALID_PARAMS, 'inputResponses must be an object.');
    }
    for (const [key, answer] of Object.entries(inputResponses)) this.answers.set(key, answer);
  }

  ask(key: string, method: string, params: Params): Promise<Json> {
    const answer = this.answerTo(key, method, params);
    // Several questions may be put at once and only the first be awaited.
    answer.catch(() => undefined);
    return answer;
  }

  forget(key: string): void {
    this.answers.delete(key);
  }

  /** Members of the `input_required` result. */
  result(): { inputRequests: Record<string, Params>; requestState: string } {
    for (const key of this.open.keys()) this.answers.delete(key);
    return {
      inputRequests: Object.fromEntries(this.open),
      requestState: this.signer.seal('state', {
        on: this.signer.digest(canonical(this.binding)),
        until: this.now + this.lifetimeSeconds * 1000,
        answers: Object.fromEntries(this.answers) as Json,
        ...(this.carried === undefined ? {} : { carried: this.carried as Json }),
      }),
    };
  }

  private async answerTo(key: string, method: string, params: Params): Promise<Json> {
    requireCapability(this.capabilities, method, params);
    if (this.answers.has(key) && fitsQuestion(method, params, this.answers.get(key))) {
      return this.answers.get(key) as Json;
    }
    this.open.set(key, { method, params });
    throw new InputRequired();
  }

  private restore(requestState: unknown): void {
    if (requestState === undefined) return;
    const parsed = State.safeParse(
      typeof requestState === 'string' ? this.signer.open('state', requestState) : undefined,
    );
    if (!parsed.success || !this.signer.matches(canonical(this.binding), parsed.data.on)) {
      throw new ForeignState();
    }
    if (parsed.data.until < this.now) {
      throw new ProtocolError(RPC.INVALID_PARAMS, 'requestState has expired; send the request anew.');
    }
    this.carried = parsed.data.carried;
    for (const [key, answer] of Object.entries(parsed.data.answers)) this.answers.set(key, answer);
  }
}
