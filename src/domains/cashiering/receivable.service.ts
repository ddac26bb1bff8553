import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import {
  readAccounts,
  readInvoices,
  type AccountRow,
  type AccountsAnswer,
  type InvoiceRow,
  type InvoicesAnswer,
} from './receivable.mapper.js';

/** Which accounts are meant. */
export interface AccountCriteria {
  readonly name?: string;
  readonly accountNo?: string;
  readonly openOnly: boolean;
  readonly limit: number;
  readonly offset: number;
}

const INVOICES = 50;

/** Debtors: companies and agents that pay later. */
@Injectable()
export class ReceivableService {
  constructor(private readonly opera: OperaService) {}

  /** One page of accounts. Throws Fault OPERA_*. */
  async accounts(
    context: CallContext,
    criteria: AccountCriteria,
  ): Promise<{ readonly rows: readonly AccountRow[]; readonly more: boolean; readonly total?: number }> {
    const answer = await this.opera.call<AccountsAnswer>(context, {
      operation: 'ars.getAccounts',
      parameters: {
        hotelIds: [context.hotelId],
        accountName: criteria.name,
        accountNo: criteria.accountNo === undefined ? undefined : [criteria.accountNo],
        balance: criteria.openOnly ? 'Open' : 'All',
        limit: criteria.limit,
        offset: criteria.offset,
      },
    });
    return readAccounts(answer.body);
  }

  /** Up to fifty invoices of an account. Throws Fault OPERA_*. */
  async invoices(context: CallContext, accountId: string, openOnly: boolean): Promise<readonly InvoiceRow[]> {
    const answer = await this.opera.call<InvoicesAnswer>(context, {
      operation: 'ars.getInvoicesPayments',
      parameters: {
        accountId,
        hotelIds: [context.hotelId],
        inclZeroBalance: !openOnly,
        fetchInstructions: ['Invoices'],
        limit: INVOICES,
      },
    });
    return readInvoices(answer.body);
  }
}
