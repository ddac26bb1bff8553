import { Inject, Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Ids } from '../../kernel/ids.js';
import type { OperationId } from '../../opera/catalogue/operation.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type {
  PostBillingChargesAnswer,
  PostBillingPaymentAnswer,
} from '../../opera/wire/generated/csh.wire.js';
import { readPosting } from './folio.mapper.js';
import { FolioService, withReference } from './folio.service.js';
import type { PostingResult } from './posting.js';

/** One posting to be sent. */
export interface PostingOrder {
  readonly operation: OperationId;
  readonly reservationId: string;
  /** Where it is expected to land; another one when routing decides. */
  readonly window: number;
  /** The caller's own reference, in front of ours. */
  readonly ownReference?: string;
  /** The body, given the reference that has to stand on the posting and the cashier to post under. */
  readonly body: (reference: string, cashierId: number | undefined) => object;
}

type Posted = PostBillingChargesAnswer & PostBillingPaymentAnswer;

/** Sends money to a folio: once, with a reference by which it can be found again. */
@Injectable()
export class PostingService {
  constructor(
    private readonly opera: OperaService,
    private readonly folios: FolioService,
    private readonly readBack: ReadBack,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /**
   * Posts, and when OPERA does not answer looks for the reference on the folio until the outcome is clear.
   * Throws Fault OPERA_* when OPERA refuses.
   */
  async post(context: CallContext, order: PostingOrder): Promise<PostingResult> {
    const { reservationId } = order;
    // 12 random characters: one posting can be told from all others.
    const stamp = `MCP-${this.ids.token(9)}`;
    const reference = order.ownReference === undefined ? stamp : `${order.ownReference} ${stamp}`;
    const verdict = await this.readBack.settle(
      context,
      async () => {
        const answer = await this.opera.call<Posted>(context, {
          operation: order.operation,
          parameters: { reservationId },
          body: order.body(reference, this.opera.hotel(context).cashierId),
        });
        return {
          postings: (answer.body?.postings ?? []).flatMap((row) => readPosting(row, order.window)),
          warnings: answer.warnings.map((warning) => warning.text),
        };
      },
      async (grace) => {
        const postings = withReference(await this.folios.read(grace, reservationId), stamp);
        return postings.length > 0 ? { postings, warnings: [] } : undefined;
      },
    );
    if (verdict.outcome !== 'done')
      return { outcome: verdict.outcome, reference, postings: [], warnings: [] };
    const folio = await this.folios.read(freshly(context), reservationId).catch(() => undefined);
    const booked = folio === undefined ? [] : withReference(folio, stamp);
    return {
      outcome: 'done',
      reference,
      // Routing may put a charge on another stay's folio; then only the answer knows it.
      postings: booked.length > 0 ? booked : verdict.value.postings,
      balance: folio?.balance,
      windowBalance: folio?.windows.find((row) => row.window === order.window)?.balance,
      warnings: verdict.value.warnings,
    };
  }
}
