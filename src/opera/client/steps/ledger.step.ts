import type { WireAnswer } from '../../transport/opera.transport.js';
import type { CallLedger } from '../call.ledger.js';
import type { Next, Outgoing, Step } from '../step.js';

/** Books every attempt on its caller's account. */
export class LedgerStep implements Step {
  constructor(private readonly ledger: CallLedger) {}

  async run(call: Outgoing, next: Next): Promise<WireAnswer> {
    const { caller } = call.plan.context;
    this.ledger.check(caller);
    const answer = await next(call);
    this.ledger.answered(caller, answer.status);
    return answer;
  }
}
