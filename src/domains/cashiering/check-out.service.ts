import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { compareAmounts, sayMoney, type Money } from '../../shared/money.js';
import { WorkSteps } from '../../shared/work-steps.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay } from '../reservations/stay.js';
import {
  toCheckOut,
  toEarlyDeparture,
  toFinalCharges,
  toFolio,
  type CheckOutOrder,
} from './check-out.mapper.js';
import {
  CheckOutPlanner,
  requireSettlement,
  type CheckOutPlan,
  type CheckOutWish,
} from './check-out-plan.service.js';
import type { Folio, WindowRow } from './folio.mapper.js';
import { FolioService } from './folio.service.js';
import { PaymentService } from './payment.service.js';

/** How a check-out ended. */
export interface CheckOutResult {
  readonly stay: Stay;
  readonly payments: readonly { readonly window: number; readonly amount: Money }[];
  readonly folios: readonly { readonly window: number; readonly folioNo: string }[];
  readonly done: readonly string[];
  readonly warnings: readonly string[];
}

const FINAL = 'post final charges';
const EARLY = 'make today the day of departure';
const FOLIOS = 'close the folio windows';
const VERIFY = 'let OPERA verify the check-out';
const LEAVE = 'check out';
const GO_ON = 'What is done stays done: after solving it, call check_out_guest again to go on from there.';

/** Settles and closes a stay. Every step looks at the folio as it is, so a second call goes on where one stopped. */
@Injectable()
export class CheckOutService {
  constructor(
    private readonly opera: OperaService,
    private readonly planner: CheckOutPlanner,
    private readonly folios: FolioService,
    private readonly payments: PaymentService,
    private readonly finder: StayFinder,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Final charges, payment of every window, folio numbers, verification, check-out.
   * @param agreed the person agreed to the balances of the plan, so others may not be paid
   * @param progress hears of each step done
   * Throws Fault CONFIRMATION_INVALID when final charges changed what was agreed, and whatever a step throws, with
   * `data.done`, `data.failed` and `data.notDone`.
   */
  async checkOut(
    context: CallContext,
    wish: CheckOutWish,
    agreed: boolean,
    progress: (done: number, message: string) => void,
  ): Promise<CheckOutResult> {
    const plan = await this.planner.plan(context, wish);
    const { stay } = plan;
    const order = {
      hotelId: context.hotelId,
      reservationId: stay.reservationId,
      cashierId: this.opera.hotel(context).cashierId,
    };
    const steps = new WorkSteps([FINAL, FOLIOS, VERIFY, LEAVE], GO_ON);
    const warnings: string[] = [];
    const send = async (operation: string, body: object) => {
      const answer = await this.opera.call(context, {
        operation,
        parameters: { reservationId: stay.reservationId },
        body,
      });
      warnings.push(...answer.warnings.map((warning) => warning.text));
    };
    const tell = () => progress(steps.done.length, steps.done.at(-1) ?? '');

    if (plan.early) {
      steps.plan([EARLY], FINAL);
      await steps.step(EARLY, () => send('csh.putForEarlyDeparture', toEarlyDeparture(order)));
      tell();
    }
    await steps.step(
      FINAL,
      () => send('csh.applyFinalPostings', toFinalCharges(order)),
      () => 'final charges posted',
    );
    tell();
    const folio = await this.folios.read(freshly(context), stay.reservationId);
    const payments = await this.settle(context, { plan, folio, steps, agreed, tell });
    const closed = await steps.step(
      FOLIOS,
      () => this.close(context, order, stay),
      (list) =>
        list.length === 0
          ? 'no folio window to close'
          : `folios ${list.map((row) => row.folioNo).join(', ')} made`,
    );
    tell();
    await steps.step(
      VERIFY,
      () => send('csh.postCheckOut', toCheckOut(order, true)),
      () => 'check-out verified by OPERA',
    );
    await steps.step(
      LEAVE,
      () => this.leave(context, order, send),
      () => 'checked out',
    );
    tell();
    const gone = await this.finder.find(freshly(context), `id:${stay.reservationId}`);
    return { stay: gone, payments, folios: closed, done: steps.done, warnings };
  }

  private async settle(
    context: CallContext,
    work: { plan: CheckOutPlan; folio: Folio; steps: WorkSteps; agreed: boolean; tell: () => void },
  ): Promise<{ window: number; amount: Money }[]> {
    const { plan, folio, steps, agreed, tell } = work;
    const changed = folio.windows.filter((row) => !sameBalance(row, plan.windows));
    if (changed.length > 0 && (agreed || plan.method === undefined)) {
      await steps.step('settle the balance as agreed', () => Promise.reject(changedBalance(changed, plan)));
    }
    const owed = requireSettlement(folio, plan.method?.code);
    const name = (row: WindowRow) => `pay ${sayMoney(row.balance)} on window ${row.window}`;
    steps.plan(owed.map(name), FOLIOS);
    const paid: { window: number; amount: Money }[] = [];
    for (const row of owed) {
      await steps.step(
        name(row),
        () => this.pay(context, plan, row),
        () => `${sayMoney(row.balance)} paid on window ${row.window}`,
      );
      paid.push({ window: row.window, amount: row.balance });
      tell();
    }
    return paid;
  }

  private async pay(context: CallContext, plan: CheckOutPlan, row: WindowRow): Promise<void> {
    const result = await this.payments.post(context, {
      reservationId: plan.stay.reservationId,
      method: plan.method?.code ?? '',
      amount: row.balance,
      window: row.window,
    });
    if (result.outcome === 'done') return;
    throw new Fault('OPERA_OUTCOME_UNKNOWN', {
      message:
        result.outcome === 'not_done'
          ? 'OPERA did not answer, and the payment is not on the folio.'
          : 'OPERA did not answer, and the folio could not be read.',
      advice: `Look for reference ${result.reference} with get_guest_folio (detail full) before anything is paid again.`,
      data: { reference: result.reference },
    });
  }

  /** One document for each window with postings that are on none yet. */
  private async close(
    context: CallContext,
    order: CheckOutOrder,
    stay: Stay,
  ): Promise<{ window: number; folioNo: string }[]> {
    const before = await this.folios.read(freshly(context), order.reservationId);
    for (const row of before.windows.filter((window) => window.unbilled > 0)) {
      const verdict = await this.readBack.settle(
        context,
        async () => {
          await this.opera.call(context, {
            operation: 'csh.generateFolio',
            parameters: { reservationId: order.reservationId },
            body: toFolio(order, row.window, row.payeeId ?? stay.guest.profileId),
          });
          return true;
        },
        async (grace) => {
          const now = await this.folios.window(grace, order.reservationId, row.window);
          return now?.unbilled === 0 ? true : undefined;
        },
      );
      if (verdict.outcome !== 'done') throw verdict.fault;
    }
    const after = await this.folios.read(freshly(context), order.reservationId);
    return after.windows.flatMap(({ window, folioNo }) =>
      folioNo === undefined ? [] : [{ window, folioNo }],
    );
  }

  private async leave(
    context: CallContext,
    order: CheckOutOrder,
    send: (operation: string, body: object) => Promise<void>,
  ): Promise<void> {
    const verdict = await this.readBack.settle(
      context,
      async () => {
        await send('csh.postCheckOut', toCheckOut(order, false));
        return true;
      },
      async (grace) => {
        const stay = await this.finder.find(grace, `id:${order.reservationId}`);
        return stay.status === 'checked_out' ? true : undefined;
      },
    );
    if (verdict.outcome === 'done') return;
    throw new Fault(verdict.fault.code, {
      ...verdict.fault.details,
      message:
        verdict.outcome === 'not_done'
          ? 'OPERA did not answer, and the guest is still in house.'
          : 'OPERA did not answer, and it is not known whether the guest is checked out.',
      cause: verdict.fault,
    });
  }
}

function sameBalance(row: WindowRow, planned: readonly WindowRow[]): boolean {
  const before = planned.find((window) => window.window === row.window)?.balance.amount ?? '0';
  return compareAmounts(before, row.balance.amount) === 0;
}

function changedBalance(changed: readonly WindowRow[], plan: CheckOutPlan): Fault {
  const lines = changed.map((row) => {
    const before = plan.windows.find((window) => window.window === row.window)?.balance;
    return `window ${row.window} was ${before === undefined ? 'empty' : sayMoney(before)} and is ${sayMoney(row.balance)}`;
  });
  return new Fault('CONFIRMATION_INVALID', {
    message: `Final charges changed what is owed: ${lines.join('; ')}. Nothing was paid and the guest is still in house.`,
    advice:
      plan.method === undefined
        ? 'Agree with the guest how the rest is paid, then call check_out_guest again with settlementMethod.'
        : 'Show the new amounts to the person: call check_out_guest again without confirmationToken for a new preview.',
    data: { balances: changed.map(({ window, balance }) => ({ window, balance })) },
  });
}
