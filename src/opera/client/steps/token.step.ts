import type { TokenSource } from '../../auth/token.source.js';
import type { WireAnswer } from '../../transport/opera.transport.js';
import type { Next, Outgoing, Step } from '../step.js';

/**
 * Gives the call a token. A 401 comes from the gateway before OPERA has seen anything, so even a write may be sent again: once,
 * with a new token, and never more in the life of a call.
 */
export class TokenStep implements Step {
  constructor(private readonly tokens: TokenSource) {}

  async run(call: Outgoing, next: Next): Promise<WireAnswer> {
    const { gateway } = call.plan.link;
    const waiting = { signal: call.plan.context.signal, deadline: call.deadline };
    call.token = await this.tokens.token(gateway, waiting);
    const answer = await next(call);
    if (answer.status !== 401 || call.renewed || !this.tokens.refused(gateway, call.token)) return answer;
    call.renewed = true;
    call.token = await this.tokens.token(gateway, waiting);
    return next(call);
  }
}
