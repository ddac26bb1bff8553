import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import {
  readDrawer,
  readShift,
  type CashierTransactionsAnswer,
  type ClosureAnswer,
  type DrawerRow,
  type ShiftRow,
} from './cashier-report.mapper.js';

/** A cashier's shift. */
export interface CashierReport {
  readonly closureNo?: number;
  readonly rows: readonly ShiftRow[];
  /** What should be in the drawer, by kind of money; of the open shift only. */
  readonly drawer: readonly DrawerRow[];
}

/** What cashiers took. */
@Injectable()
export class CashierReportService {
  constructor(private readonly opera: OperaService) {}

  /** The open shift, or a closed one by its number. Throws Fault NOT_FOUND for an unknown cashier, OPERA_*. */
  async read(context: CallContext, cashierId: number, closureNo?: number): Promise<CashierReport> {
    try {
      const transactions = await this.opera.call<CashierTransactionsAnswer>(context, {
        operation: 'csh.getCashierTransactions',
        parameters: { cashierId: String(cashierId), closureNo },
      });
      const shift = readShift(transactions.body);
      if (closureNo !== undefined) return { closureNo, rows: shift.rows, drawer: [] };
      const open = await this.opera.call<ClosureAnswer>(context, {
        operation: 'csh.getCashierClosure',
        parameters: { cashierId: String(cashierId) },
      });
      const drawer = readDrawer(open.body);
      return { closureNo: shift.closureNo ?? drawer.closureNo, rows: shift.rows, drawer: drawer.rows };
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'OPERA_NOT_FOUND') throw error;
      throw new Fault('NOT_FOUND', {
        message: `The hotel has no cashier ${cashierId}.`,
        advice: 'See the cashiers with list_values Cashiers.',
        field: 'cashierId',
      });
    }
  }
}
