import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { ReadBack } from '../../opera/readback/read-back.js';

/** Changes of the front desk that are sent once and looked for when their answer is lost. */
@Injectable()
export class DeskChange {
  constructor(private readonly readBack: ReadBack) {}

  /**
   * Sends a change; an unclear outcome is looked up.
   * @param what the change as people say it ("the room move"), for the error
   * @param send sends it; called once
   * @param look what the change left behind in OPERA, undefined when it is not there
   * Throws the Fault of `send`, with what is known of the outcome when its answer was lost.
   */
  async make<T>(
    context: CallContext,
    what: string,
    send: () => Promise<T>,
    look: (context: CallContext) => Promise<T | undefined>,
  ): Promise<T> {
    const verdict = await this.readBack.settle(context, send, look);
    if (verdict.outcome === 'done') return verdict.value;
    throw new Fault(verdict.fault.code, {
      ...verdict.fault.details,
      message:
        verdict.outcome === 'not_done'
          ? `OPERA did not answer, and ${what} was not done.`
          : `OPERA did not answer, and it is not known whether ${what} was done.`,
      advice: 'Call again with the same arguments: what is done is not done twice.',
      cause: verdict.fault,
    });
  }
}
