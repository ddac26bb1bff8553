import type { Clock } from '../../../kernel/clock.js';
import type { BulkheadOptions } from '../../opera.options.js';
import type { WireAnswer } from '../../transport/opera.transport.js';
import { Bulkhead } from '../bulkhead.js';
import { paceRequestOf, type Next, type Outgoing, type Step } from '../step.js';

/** A bulkhead for each gateway and module. Before the pace, so that a place held up never delays a turn that was granted. */
export class BulkheadStep implements Step {
  private readonly bulkheads = new Map<string, Bulkhead>();

  constructor(
    private readonly options: BulkheadOptions,
    private readonly clock: Clock,
  ) {}

  async run(call: Outgoing, next: Next): Promise<WireAnswer> {
    const bulkhead = this.bulkheadOf(call);
    const request = paceRequestOf(call);
    await bulkhead.enter(request);
    try {
      return await next(call);
    } finally {
      bulkhead.leave(request);
    }
  }

  private bulkheadOf({ plan }: Outgoing): Bulkhead {
    const key = `${plan.link.gateway.key}/${plan.fact.module}`;
    let bulkhead = this.bulkheads.get(key);
    if (bulkhead === undefined) this.bulkheads.set(key, (bulkhead = new Bulkhead(this.options, this.clock)));
    return bulkhead;
  }
}
