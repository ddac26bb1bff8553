import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import type { OperaRequest } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';

/** How a change of a stay ended. */
export interface Written {
  readonly outcome: Outcome;
  /** The id in OPERA's `Location`, when it gave one and the answer came. */
  readonly createdId?: string;
  readonly warnings: readonly string[];
}

/** Sends a change of a stay, once; an unclear outcome is settled by looking. */
@Injectable()
export class StayWriter {
  constructor(
    private readonly opera: OperaService,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * @param isDone reads whether the change is there, with time of its own and past every cache
   * @throws Fault OPERA_* when OPERA refuses
   */
  async send(
    context: CallContext,
    request: OperaRequest,
    isDone: (context: CallContext) => Promise<boolean>,
  ): Promise<Written> {
    const verdict = await this.readBack.settle<Omit<Written, 'outcome'>>(
      context,
      async () => {
        const answer = await this.opera.call(context, request);
        return { createdId: answer.createdId, warnings: answer.warnings.map((warning) => warning.text) };
      },
      async (grace) => ((await isDone(grace)) ? { warnings: [] } : undefined),
    );
    return verdict.outcome === 'done'
      ? { outcome: 'done', ...verdict.value }
      : { outcome: verdict.outcome, warnings: [] };
  }
}
