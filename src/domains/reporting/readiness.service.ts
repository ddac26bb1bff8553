import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetCashierClosureAnswer } from '../../opera/wire/generated/csh.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { sayMoney } from '../../shared/money.js';
import { CodesService } from '../configuration/codes.service.js';
import { DiscrepancyService } from '../housekeeping/discrepancy.service.js';
import { guestName } from '../reservations/guest-name.js';
import type { Stay } from '../reservations/stay.js';
import { AllStays } from './all-stays.service.js';
import { hasOpenShift } from './readiness.mapper.js';

/** One thing that has to be right before the day can be closed. */
export interface ReadinessCheck {
  readonly check: string;
  /** Undefined when OPERA did not answer. */
  readonly open?: number;
  /** What is open, shortly. */
  readonly items: string[];
}

/** Items named of each check. */
const NAMED = 8;
const CASHIERS_ASKED = 12;

/** Whether the day can be closed: OPERA closes it itself, so this only looks. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly stays: AllStays,
    private readonly discrepancies: DiscrepancyService,
    private readonly codes: CodesService,
    private readonly opera: OperaService,
  ) {}

  /** Every check, in the order in which a night manager works. A check that cannot be made says so. */
  async of(context: CallContext, today: BusinessDate): Promise<ReadinessCheck[]> {
    return Promise.all([
      this.check('arrivals not checked in (no-shows at close)', async () =>
        (await this.stays.find(context, { statuses: ['due_in'], arrival: { to: today } })).map((stay) =>
          sayStay(context, stay),
        ),
      ),
      this.check('departures not checked out', async () =>
        (await this.stays.find(context, { statuses: ['due_out'] })).map((stay) => sayStay(context, stay)),
      ),
      this.check('checked out today with a balance', async () =>
        (
          await this.stays.find(context, {
            statuses: ['checked_out'],
            departure: { from: today, to: today },
          })
        )
          .filter((stay) => Number(stay.balance?.amount ?? 0) !== 0)
          .map((stay) => sayStay(context, stay)),
      ),
      this.check('cashiers not closed', () => this.openCashiers(context)),
      this.check('room discrepancies', async () =>
        (await this.discrepancies.list(context, undefined)).map(
          (one) =>
            `${one.room} ${one.kind}: front office ${one.frontOffice}, housekeeping ${one.housekeeping}`,
        ),
      ),
    ]);
  }

  private async check(check: string, work: () => Promise<string[]>): Promise<ReadinessCheck> {
    try {
      const found = await work();
      const items = found.slice(0, NAMED);
      const more = found.length - items.length;
      return { check, open: found.length, items: more > 0 ? [...items, `and ${more} more`] : items };
    } catch {
      return { check, items: [] };
    }
  }

  private async openCashiers(context: CallContext): Promise<string[]> {
    const cashiers = (await this.codes.list(context, 'cashier')).slice(0, CASHIERS_ASKED);
    const open = await Promise.all(
      cashiers.map(async (cashier) => {
        const answer = await this.opera.call<GetCashierClosureAnswer>(context, {
          operation: 'csh.getCashierClosure',
          parameters: { cashierId: cashier.code },
        });
        return hasOpenShift(answer.body) ? [`${cashier.code} ${cashier.description}`] : [];
      }),
    );
    return open.flat();
  }
}

function sayStay(context: CallContext, stay: Stay): string {
  const balance = Number(stay.balance?.amount ?? 0) === 0 ? '' : `, balance ${sayMoney(stay.balance)}`;
  const room = stay.room === undefined ? 'no room' : `room ${stay.room}`;
  return `${guestName(stay.guest, context.caller)} #${stay.confirmationNumber ?? stay.reservationId}, ${room}${balance}`;
}
