import { accountBalance, ageOf, invoiced, paidOn, unapplied } from '../../desk/receivable.js';
import type { Call } from '../../gateway/call.js';
import { type Minor, money } from '../../state/money.js';
import type { Invoice, ReceivableAccount, ReceivablePayment } from '../../state/receivable.js';
import { fullName, profileById } from '../../wire/person.wire.js';

/** Ages of debts in days, as the hotel looks at them. */
export const BUCKETS: readonly (readonly [from: number, to: number])[] = [
  [0, 30],
  [31, 60],
  [61, 90],
  [91, 120],
  [121, 9999],
];

/** Debit, credit and what is left. */
export function balanceWire(call: Call, debit: Minor, credit: Minor): object {
  const { currency } = call.hotel.profile;
  return {
    debit: money(debit, currency),
    credit: money(credit, currency),
    total: money(debit - credit, currency),
  };
}

/** An invoice with what was paid on it and how old it is. */
export function invoiceWire(call: Call, invoice: Invoice): object {
  const { hotel, world } = call;
  const { currency, id } = hotel.profile;
  const whole = invoiced(invoice);
  const paid = paidOn(invoice);
  const guest = profileById(world, invoice.guestProfileId);
  const [line] = invoice.lines;
  return {
    hotelId: id,
    reservationId:
      invoice.reservationId === undefined ? undefined : { id: invoice.reservationId, type: 'Reservation' },
    guestProfileId: guest && { id: guest.id, type: 'Profile' },
    guestName: guest && fullName(guest),
    age: ageOf(invoice, hotel.businessDate),
    originalAmount: money(whole, currency),
    amount: money(whole, currency),
    payments: money(paid, currency),
    balance: money(whole - paid, currency),
    reference: invoice.reference,
    remark: invoice.remark,
    transactionNo: invoice.transaction,
    transactionDate: invoice.date,
    postingDate: invoice.date,
    revenueDate: invoice.date,
    transactionCode: line?.code,
    status: invoice.closed === undefined ? 'Open' : 'Closed',
    closeDate: invoice.closed,
    folioNo: invoice.folio,
    invoiceNo: invoice.no,
    invoiceType: whole < 0 ? 'Credit' : 'Normal',
    canBeModified: invoice.closed === undefined,
  };
}

/** A payment with what is left of it. */
export function paymentWire(call: Call, account: ReceivableAccount, payment: ReceivablePayment): object {
  const { currency, id } = call.hotel.profile;
  const left = unapplied(account, payment);
  const amount = payment.reversed === true ? 0 : payment.amount;
  return {
    hotelId: id,
    amount: money(amount, currency),
    amountUsed: money(amount - left, currency),
    balance: money(left, currency),
    reference: payment.reference,
    remark: payment.remark,
    cashierInfo: { cashierId: payment.cashier, cashierName: call.hotel.cashiers.get(payment.cashier) },
    transactionNo: payment.no,
    transactionDate: payment.date,
    transactionCode: codeOf(call, payment.method),
    postingDate: payment.date,
    revenueDate: payment.date,
  };
}

function codeOf(call: Call, method: string): string | undefined {
  return [...call.hotel.transactionCodes.values()].find((code) => code.paymentMethod === method)?.code;
}

/** Open debts by age. */
export function agingWire(call: Call, accounts: readonly ReceivableAccount[]): object {
  const today = call.hotel.businessDate;
  const open = accounts.flatMap((account) =>
    account.invoices.map((invoice) => ({
      age: ageOf(invoice, today),
      amount: invoiced(invoice) - paidOn(invoice),
    })),
  );
  const credit = accounts
    .flatMap((account) => account.payments.map((payment) => unapplied(account, payment)))
    .reduce((sum, amount) => sum + amount, 0);
  const debit = open.reduce((sum, each) => sum + each.amount, 0);
  return {
    totalOutstanding: balanceWire(call, debit, credit),
    aging: BUCKETS.map(([from, to], index) => ({
      agingBucketRange: to === 9999 ? `${from}+` : `${from}-${to}`,
      balanceInfo: balanceWire(
        call,
        open.filter(({ age }) => from <= age && age <= to).reduce((sum, each) => sum + each.amount, 0),
        0,
      ),
      agingStartDay: from,
      agingEndDay: to,
      sequence: index + 1,
    })),
  };
}

/** An account; `parts` are the fetch instructions of `getAccount`, without which only the account itself is shown. */
export function accountWire(call: Call, account: ReceivableAccount, parts: readonly string[]): object {
  const { currency, id } = call.hotel.profile;
  const wants = (part: string) => parts.includes(part);
  return {
    ...account.details,
    hotelId: id,
    accountName: account.name,
    accountId: { id: account.id, type: 'AccountId' },
    accountNo: account.no,
    profileId: { id: account.profileId, type: 'Profile' },
    balance: money(accountBalance(account), currency),
    creditLimit: account.creditLimit === undefined ? undefined : money(account.creditLimit, currency),
    notes: wants('Notes')
      ? account.notes.map(({ id: note, document }) => ({ comment: document, id: note, type: 'CommentId' }))
      : undefined,
    traces: wants('Traces')
      ? account.traces.map(({ id: trace, document }) => ({ ...document, id: trace, type: 'Trace' }))
      : undefined,
    agingInfo: wants('Aging') ? agingWire(call, [account]) : undefined,
    invoices: wants('Invoices') ? account.invoices.map((invoice) => invoiceWire(call, invoice)) : undefined,
    payments: wants('Payments')
      ? account.payments.map((payment) => paymentWire(call, account, payment))
      : undefined,
    summary: wants('Summary') ? summaryWire(call, account) : undefined,
    type: account.type,
    permanent: true,
    primary: true,
  };
}

/** What was invoiced and what came in. */
export function summaryWire(call: Call, account: ReceivableAccount): object {
  const debit = account.invoices.reduce((sum, invoice) => sum + invoiced(invoice), 0);
  return balanceWire(call, debit, debit - accountBalance(account));
}
