import { cashierOf } from '../../desk/desk.js';
import { accountBalance, billDirectly, findAccount, invoiced, paidOn } from '../../desk/receivable.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { taxesOn } from '../../rules/tax.js';
import { decimalText } from '../../state/money.js';
import type { Invoice, InvoiceLine, ReceivableAccount } from '../../state/receivable.js';
import { nextNumber } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { folded, fullName, profileById } from '../../wire/person.wire.js';
import { codesOf, readCharge } from '../csh/charge-request.js';
import { invoiceWire, paymentWire, summaryWire } from './receivable.wire.js';

const accountOf = (call: Call): ReceivableAccount => findAccount(call.hotel, call.param('accountId'));

function saved(call: Call): Answer {
  return { status: 200, location: call.path, body: {} };
}

/** Charges of a request as lines with their taxes. Throws 400 when a code is unknown or the account's limit is passed. */
function linesOf(call: Call, account: ReceivableAccount, criteria: Fields): InvoiceLine[] {
  const charges = criteria.list('charges');
  if (charges.length === 0) throw refuse('VALUE_MISSING', 'charges is required.', 'charges');
  const lines = charges.flatMap((entry) => {
    const { charge } = readCharge(call, entry, criteria.number('cashierId'));
    const amount = charge.price * charge.quantity;
    const date = call.hotel.businessDate;
    const line = (code: string, description: string, value: number, tax: boolean): InvoiceLine => ({
      no: nextNumber(call.world, 'transaction'),
      date,
      code,
      description,
      amount: value,
      tax,
    });
    const name =
      charge.description ?? call.hotel.transactionCodes.get(charge.code)?.description ?? charge.code;
    return [
      line(charge.code, name, amount, false),
      ...taxesOn(call.hotel, charge.code, amount).map((tax) =>
        line(tax.code, tax.description, tax.amount, true),
      ),
    ];
  });
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  const { creditLimit } = account;
  if (
    creditLimit !== undefined &&
    criteria.flag('overrideCreditHoldCheck') !== true &&
    accountBalance(account) + sum > creditLimit
  )
    throw refuse('STATUS_FORBIDS', `The account's credit limit is ${decimalText(creditLimit)}.`);
  return lines;
}

function postInvoice(call: Call): Answer {
  const account = accountOf(call);
  const criteria = call.body.object('invoice');
  const lines = linesOf(call, account, criteria);
  const invoice: Invoice = {
    no: nextNumber(call.world, 'folio'),
    transaction: nextNumber(call.world, 'transaction'),
    date: call.hotel.businessDate,
    guestProfileId: criteria.object('guestProfileId').text('id'),
    reference: criteria.text('reference'),
    remark: criteria.text('remark'),
    lines,
    applied: [],
  };
  account.invoices.push(invoice);
  return created(`${call.path}/${invoice.no}`, { invoice: [invoiceWire(call, invoice)] });
}

/** Adds charges to an invoice that is named, or makes a new one of them. */
function postCharges(call: Call): Answer {
  const account = accountOf(call);
  const criteria = call.body.object('criteria');
  const no = criteria.object('invoice').number('invoiceNo');
  const known = account.invoices.find((invoice) => invoice.no === no);
  if (no !== undefined && !known)
    throw refuse('NOT_FOUND', `Invoice ${no} is not on this account.`, 'criteria.invoice.invoiceNo');
  if (known?.closed !== undefined) throw refuse('STATUS_FORBIDS', `Invoice ${known.no} is closed.`);
  const lines = linesOf(call, account, criteria);
  if (known) known.lines.push(...lines);
  else
    account.invoices.push({
      no: nextNumber(call.world, 'folio'),
      transaction: nextNumber(call.world, 'transaction'),
      date: call.hotel.businessDate,
      lines,
      applied: [],
    });
  return created(call.path);
}

interface Owned {
  readonly account: ReceivableAccount;
  readonly invoice: Invoice;
}

/** Invoices and payments of a period, over all accounts. */
function search(call: Call): Answer {
  const { criteria, world } = call;
  const hotel = call.hotelNamed(criteria.texts('hotelIds')[0]);
  const from = criteria.day('startDate');
  const to = criteria.day('endDate');
  const number = criteria.text('accounts');
  const name = folded(criteria.text('accountName') ?? '');
  const guest = criteria.text('guestName');
  const invoices = criteria.texts('invoices').map(Number);
  const folios = criteria.texts('folios').map(Number);
  const least = criteria.minor('fromAmount');
  const most = criteria.minor('toAmount');
  const inTime = (date: string) => (from ?? date) <= date && date <= (to ?? date);
  const inSum = (amount: number) => amount >= (least ?? amount) && amount <= (most ?? amount);
  const accounts = [...hotel.receivables.values()].filter(
    (account) =>
      (number === undefined || account.no === number || account.id === number) &&
      folded(account.name).includes(name),
  );
  const tag = ({ id, no, name: accountName }: ReceivableAccount) => ({
    accountName,
    accountNo: no,
    accountId: { id, type: 'AccountId' },
  });
  const found = accounts
    .flatMap((account) => account.invoices.map((invoice): Owned => ({ account, invoice })))
    .filter(
      ({ invoice }) =>
        inTime(invoice.date) &&
        inSum(invoiced(invoice)) &&
        (invoices.length === 0 || invoices.includes(invoice.no)) &&
        (folios.length === 0 || folios.includes(invoice.folio ?? -1)) &&
        (guest === undefined ||
          folded(fullName(profileById(world, invoice.guestProfileId))).includes(folded(guest))),
    );
  const onlyInvoices = invoices.length + folios.length > 0 || guest !== undefined;
  const payments = onlyInvoices
    ? []
    : accounts.flatMap((account) =>
        account.payments
          .filter((payment) => inTime(payment.date) && inSum(payment.amount))
          .map((payment) => ({ ...paymentWire(call, account, payment), ...tag(account) })),
      );
  if (found.length + payments.length === 0) return NONE;
  return ok({
    transactions: {
      invoices: found.map(({ account, invoice }) => ({ ...invoiceWire(call, invoice), ...tag(account) })),
      payments,
    },
    trxCodesInfo: codesOf(
      hotel,
      found.flatMap(({ invoice }) => invoice.lines),
    ),
  });
}

/** One account's invoices with their payments. */
function listOwn(call: Call): Answer {
  const account = accountOf(call);
  const { query, hotel } = call;
  const from = query.day('start');
  const to = query.day('end');
  const numbers = query.texts('invoiceNo').map(Number);
  const zero = query.flag('inclZeroBalance') !== false;
  const parts = query.texts('fetchInstructions');
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  const invoices = account.invoices.filter(
    (invoice) =>
      (from ?? invoice.date) <= invoice.date &&
      invoice.date <= (to ?? invoice.date) &&
      (numbers.length === 0 || numbers.includes(invoice.no)) &&
      (zero || invoiced(invoice) !== paidOn(invoice)),
  );
  if (invoices.length + account.payments.length === 0) return NONE;
  const { rows, facts } = pageOf(invoices, query, 20);
  return ok({
    details: [
      {
        hotelId: hotel.profile.id,
        profileId: { id: account.profileId, type: 'Profile' },
        accountId: { id: account.id, type: 'AccountId' },
        accountName: account.name,
        accountNo: account.no,
        summary: summaryWire(call, account),
        invoices: wants('Invoices') ? rows.map((invoice) => invoiceWire(call, invoice)) : undefined,
        payments: wants('Payments')
          ? account.payments.map((payment) => paymentWire(call, account, payment))
          : undefined,
      },
    ],
    ...facts,
  });
}

/** Closes invoices to changes, or opens them again. */
function setClosed(closed: boolean): (call: Call) => Answer {
  return (call) => {
    const numbers = call.body.list('invoices').flatMap((each) => each.number('invoiceNo') ?? []);
    const all = [...call.hotel.receivables.values()].flatMap((account) => account.invoices);
    const found = all.filter((invoice) => numbers.includes(invoice.no));
    if (found.length === 0) throw refuse('NOT_FOUND', 'None of the invoices exists.', 'invoices');
    for (const invoice of found) invoice.closed = closed ? call.hotel.businessDate : undefined;
    return saved(call);
  };
}

function transferDirectBills(call: Call): Answer {
  const criteria = call.body.object('criteria');
  cashierOf(call.hotel, criteria.number('cashierId'));
  const numbers = criteria.texts('invoiceNo').map(Number);
  if (billDirectly(call.world, call.hotel, numbers.length === 0 ? undefined : numbers) === 0)
    throw refuse('NOT_FOUND', 'No direct bill is left to be transferred.', 'criteria.invoiceNo');
  return saved(call);
}

/** Invoices of debtors. */
export const INVOICE_ROUTES: Routes = {
  'ars.postInvoice': postInvoice,
  'ars.postChargesToAR': postCharges,
  'ars.searchARTransactions': search,
  'ars.getARTransactions': search,
  'ars.getInvoicesPayments': listOwn,
  'ars.putInvoices': setClosed(true),
  'ars.reopenInvoices': setClosed(false),
  'ars.transferDirectBillsToAr': transferDirectBills,
};
