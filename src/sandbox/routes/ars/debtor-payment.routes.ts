import { cashierOf } from '../../desk/desk.js';
import { applyPayment, findAccount, unapplied } from '../../desk/receivable.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Routes } from '../../gateway/call.js';
import type { ReceivableAccount } from '../../state/receivable.js';
import { nextNumber } from '../../state/world.js';
import { readAmount } from '../csh/posting.routes.js';
import { requireMethod } from '../rsv/guest-request.js';
import { paymentWire } from './receivable.wire.js';

const accountOf = (call: Call): ReceivableAccount => findAccount(call.hotel, call.param('accountId'));

/** Money a debtor sent; it stands on no invoice until it is applied. */
function postPayments(call: Call): Answer {
  const account = accountOf(call);
  const criteria = call.body.object('criteria');
  const entries = criteria.list('payment');
  if (entries.length === 0) throw refuse('VALUE_MISSING', 'payment is required.', 'criteria.payment');
  const read = entries.map((entry) => {
    const method = entry.object('paymentMethod').required('paymentMethod');
    requireMethod(call.hotel, method);
    const cashier = cashierOf(call.hotel, entry.number('cashierId') ?? criteria.number('cashierId'));
    return { entry, method, cashier, amount: readAmount(call, entry) };
  });
  const payments = read.map(({ entry, method, cashier, amount }) => ({
    no: nextNumber(call.world, 'transaction'),
    date: call.hotel.businessDate,
    method,
    amount,
    cashier,
    reference: entry.text('postingReference'),
    remark: entry.text('postingRemark'),
  }));
  account.payments.push(...payments);
  return created(call.path, { payments: payments.map((payment) => paymentWire(call, account, payment)) });
}

/** Puts what is left of payments on invoices: on those named, else on the oldest. */
function applyCredit(call: Call): Answer {
  const account = accountOf(call);
  const criteria = call.body.object('criteria');
  const numbers = criteria.list('invoices').flatMap((each) => each.number('invoiceNo') ?? []);
  const wanted = account.invoices.filter((invoice) => numbers.length === 0 || numbers.includes(invoice.no));
  const paying = criteria.list('payments').flatMap((each) => each.number('transactionNo') ?? []);
  const payments = account.payments.filter(
    (payment) => (paying.length === 0 || paying.includes(payment.no)) && unapplied(account, payment) > 0,
  );
  const used = payments.reduce((sum, payment) => sum + applyPayment(account, payment, wanted), 0);
  if (used === 0) throw refuse('STATUS_FORBIDS', 'No payment is left for an open invoice.', 'criteria');
  return created(call.path);
}

function reversePayment(call: Call): Answer {
  const account = accountOf(call);
  const no = call.body.object('arPayment').number('transactionNo') ?? Number(call.param('transactionId'));
  const payment = account.payments.find((each) => each.no === no);
  if (!payment) throw refuse('NOT_FOUND', `Payment ${no} is not on this account.`, 'transactionId');
  if (payment.reversed === true) throw refuse('STATUS_FORBIDS', `Payment ${no} was reversed already.`);
  payment.reversed = true;
  for (const invoice of account.invoices)
    invoice.applied = invoice.applied.filter((each) => each.payment !== no);
  return created(call.path);
}

function removeApplied(call: Call): Answer {
  const account = findAccount(call.hotel, call.query.required('accountId'));
  const transaction = Number(call.param('transactionId'));
  const payments = call.query.texts('trxNo').map(Number);
  const invoice = account.invoices.find((each) => each.transaction === transaction);
  if (!invoice) throw refuse('NOT_FOUND', 'The account has no such invoice.', 'transactionId');
  const kept = invoice.applied.filter((each) => !payments.includes(each.payment));
  if (kept.length === invoice.applied.length)
    throw refuse('NOT_FOUND', 'None of the payments is on this invoice.', 'trxNo');
  invoice.applied = kept;
  return { status: 200, location: call.path, body: {} };
}

/** Payments of debtors and the invoices they pay. */
export const DEBTOR_PAYMENT_ROUTES: Routes = {
  'ars.postARPayments': postPayments,
  'ars.postCreditToInvoices': applyCredit,
  'ars.postReversePayment': reversePayment,
  'ars.removePaymentsFromInvoice': removeApplied,
};
