import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import type { OperationId } from '../../opera/catalogue/operation.js';
import type { ParameterValue } from '../../opera/client/opera-call.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { Folio, PostingRow } from './folio.mapper.js';
import { FolioService } from './folio.service.js';

/** A change of what is on a folio already. */
export interface FolioChange {
  readonly operation: OperationId;
  /** The stay whose folio shows whether the change happened. */
  readonly reservationId: string;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** The body, given the cashier to post under. */
  readonly body: (cashierId: number | undefined) => object;
  /** Whether the folio shows the change. */
  readonly seen: (folio: Folio) => boolean;
}

/** How a change ended, with the folio after it where it could be read. */
export interface FolioChanged {
  readonly outcome: Outcome;
  readonly folio?: Folio;
  readonly warnings: readonly string[];
}

/** Changes what is on folios: once, and when OPERA does not answer the folio is asked whether it happened. */
@Injectable()
export class FolioChangeService {
  constructor(
    private readonly opera: OperaService,
    private readonly folios: FolioService,
    private readonly readBack: ReadBack,
  ) {}

  /** Sends the change. Throws Fault OPERA_* when OPERA refuses it. */
  async make(context: CallContext, change: FolioChange): Promise<FolioChanged> {
    const { reservationId } = change;
    const verdict = await this.readBack.settle(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: change.operation,
          parameters: change.parameters,
          body: change.body(this.opera.hotel(context).cashierId),
        });
        return answer.warnings.map((warning) => warning.text);
      },
      async (grace) => (change.seen(await this.folios.read(grace, reservationId)) ? [] : undefined),
    );
    const folio = await this.folios.read(freshly(context), reservationId).catch(() => undefined);
    const warnings = verdict.outcome === 'done' ? verdict.value : [];
    return { outcome: verdict.outcome, folio, warnings };
  }
}

/** The posting with that number. Throws Fault NOT_FOUND. */
export function postingOf(folio: Folio, transactionNo: string, field: string): PostingRow {
  const found = postingsOf(folio).find((row) => row.transactionNo === transactionNo);
  if (found !== undefined) return found;
  throw new Fault('NOT_FOUND', {
    message: 'No posting on this folio has that transaction number.',
    advice: 'Read the numbers with get_guest_folio (detail full).',
    field,
  });
}

/** All postings of a folio. */
export function postingsOf(folio: Folio): PostingRow[] {
  return folio.windows.flatMap((window) => window.postings);
}

/** What to say when nobody can tell whether a change happened. */
export function sayUnclearChange(what: string, outcome: 'not_done' | 'unknown'): string {
  return outcome === 'not_done'
    ? `OPERA did not answer, and the folio does not show the ${what}: it was not done.`
    : `OPERA did not answer, and it is not known whether the ${what} was done. Read the folio before doing it again.`;
}
