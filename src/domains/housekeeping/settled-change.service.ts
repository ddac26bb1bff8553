import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import type { OperaRequest } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';

/** How a change ended, and what OPERA said beside it. */
export interface Settled {
  readonly outcome: Outcome;
  readonly warnings: readonly string[];
}

/** Sends changes of housekeeping: once, and with a look afterwards when the answer is lost. */
@Injectable()
export class SettledChange {
  constructor(
    private readonly opera: OperaService,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * @param seen whether what was asked for is there now; called only after a lost answer
   * Throws Fault OPERA_* when OPERA refuses.
   */
  async send(
    context: CallContext,
    request: OperaRequest,
    seen: (grace: CallContext) => Promise<boolean>,
  ): Promise<Settled> {
    const verdict = await this.readBack.settle(
      context,
      async () => (await this.opera.call(context, request)).warnings.map(({ text }) => text),
      async (grace) => ((await seen(grace)) ? [] : undefined),
    );
    return { outcome: verdict.outcome, warnings: verdict.outcome === 'done' ? verdict.value : [] };
  }
}

/** What a person reads when a change was not certainly done; undefined when it was. */
export function sayUnsettled(outcome: Outcome, what: string): string | undefined {
  if (outcome === 'done') return undefined;
  return outcome === 'not_done'
    ? `OPERA did not answer, and ${what} was not done. It is safe to call again.`
    : `OPERA did not answer, and it is not known whether ${what} was done. Read the state first; calling again does no harm.`;
}
