import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import type { PostCancelReservationAnswer } from '../../opera/wire/generated/rsv.wire.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { total, type Money } from '../../shared/money.js';
import type { CodeValue } from '../configuration/code-list.mapper.js';
import { CodesService } from '../configuration/codes.service.js';
import { readCancellationNumber, toCancellation } from './cancellation.mapper.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import type { CancellationPolicy, StayDetails } from './stay-details.js';
import type { Stay, StayStatus } from './stay.js';

/** What a cancellation would do. */
export interface CancellationPlan {
  readonly details: StayDetails;
  readonly reason: CodeValue;
  /** Due if cancelled now; undefined when OPERA states no amount. */
  readonly penalty?: Money;
  readonly policies: readonly CancellationPolicy[];
  readonly warnings: readonly string[];
}

/** How a cancellation ended. */
export interface Cancelled {
  readonly outcome: Outcome;
  readonly cancellationNumber?: string;
  readonly warnings: readonly string[];
}

const CANCELLABLE: readonly StayStatus[] = ['reserved', 'due_in', 'waitlisted', 'requested'];

/** Cancels stays, after saying what it costs. */
@Injectable()
export class CancellationService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly codes: CodesService,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Looks at what cancelling a stay would do, with OPERA's own dry run; changes nothing.
   * Throws Fault NOT_ALLOWED_NOW when the stay cannot be cancelled, INPUT_UNKNOWN_CODE for the reason, OPERA_* when OPERA
   * would refuse.
   */
  async plan(context: CallContext, reference: string, reasonCode: string): Promise<CancellationPlan> {
    const now = freshly(context);
    const found = await this.finder.find(now, reference);
    requireCancellable(found);
    const [details, reason] = await Promise.all([
      this.reader.read(now, found.reservationId, ['policies']),
      this.codes.check(context, 'cancellation-reason', reasonCode, 'reason'),
    ]);
    requireCancellable(details.stay);
    const dryRun = await this.send(context, details.stay, reason, true);
    return {
      details,
      reason,
      penalty: dueNow(details.cancellation, details.stay),
      policies: details.cancellation,
      warnings: dryRun.warnings.map((warning) => warning.text),
    };
  }

  /**
   * What cancelling would cost now, by the policies on the stay; sends nothing that could change it.
   * @throws Fault NOT_ALLOWED_NOW when the stay cannot be cancelled, OPERA_*
   */
  async quote(
    context: CallContext,
    reference: string,
  ): Promise<Pick<CancellationPlan, 'details' | 'penalty' | 'policies'>> {
    const now = freshly(context);
    const found = await this.finder.find(now, reference);
    requireCancellable(found);
    const details = await this.reader.read(now, found.reservationId, ['policies']);
    return {
      details,
      penalty: dueNow(details.cancellation, details.stay),
      policies: details.cancellation,
    };
  }

  /** Cancels a planned stay. Sent once; an unclear outcome is read back. Throws Fault OPERA_*. */
  async cancel(context: CallContext, { details, reason }: CancellationPlan): Promise<Cancelled> {
    const { stay } = details;
    const verdict = await this.readBack.settle<Omit<Cancelled, 'outcome'>>(
      context,
      async () => {
        const answer = await this.send(context, stay, reason, false);
        const warnings = answer.warnings.map((warning) => warning.text);
        return { cancellationNumber: readCancellationNumber(answer.body), warnings };
      },
      async (grace) => {
        const { stay: now } = await this.reader.read(grace, stay.reservationId, []);
        return now.status === 'cancelled'
          ? { cancellationNumber: now.cancellationNumber, warnings: [] }
          : undefined;
      },
    );
    return verdict.outcome === 'done'
      ? { outcome: 'done', ...verdict.value }
      : { outcome: verdict.outcome, warnings: [] };
  }

  private async send(context: CallContext, stay: Stay, reason: CodeValue, verificationOnly: boolean) {
    return this.opera.call<PostCancelReservationAnswer>(context, {
      operation: 'rsv.postCancelReservation',
      parameters: { reservationId: stay.reservationId },
      body: toCancellation(
        { reservationId: stay.reservationId, hotelId: context.hotelId },
        reason,
        verificationOnly,
      ),
    });
  }
}

/** The sum of what is due now; nothing due is zero in the stay's currency, and unknown stays unknown. */
function dueNow(policies: readonly CancellationPolicy[], stay: Stay): Money | undefined {
  const currency = stay.total?.currency ?? stay.rate?.currency;
  if (currency === undefined) return undefined;
  const due = policies.filter((policy) => policy.dueNow === true);
  if (due.some((policy) => policy.amount === undefined)) return undefined;
  if (policies.some((policy) => policy.dueNow === undefined)) return undefined;
  return total(
    due.flatMap((policy) => policy.amount ?? []),
    currency,
  );
}

function requireCancellable(stay: Stay): void {
  if (CANCELLABLE.includes(stay.status)) return;
  const advice: Partial<Record<StayStatus, string>> = {
    in_house: 'The guest is in house: use check_out_guest, or undo the check-in in OPERA first.',
    due_out: 'The guest is in house: use check_out_guest.',
    cancelled: `It is cancelled already${stay.cancellationNumber === undefined ? '' : `, cancellation number ${stay.cancellationNumber}`}.`,
  };
  throw new Fault('NOT_ALLOWED_NOW', {
    message: `A stay that is ${stay.status.replaceAll('_', ' ')} cannot be cancelled. Nothing was changed.`,
    advice: advice[stay.status] ?? 'Check the confirmation number.',
    data: {
      status: stay.status,
      ...(stay.cancellationNumber !== undefined && { cancellationNumber: stay.cancellationNumber }),
    },
  });
}
