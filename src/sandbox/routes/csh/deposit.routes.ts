import { cashierOf, findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { depositPaid } from '../../rules/cancellation.js';
import { postPayment } from '../../rules/folio.js';
import type { Deposit } from '../../state/folio.js';
import type { Hotel } from '../../state/hotel.js';
import { decimalText, type Minor, money, portion } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { stayDepositPolicies } from '../../wire/policies.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { requireMethod } from '../rsv/guest-request.js';
import { codesOf, requireCurrency } from './charge-request.js';
import { readAmount, requireInHouse, stayOfPosting } from './posting.routes.js';

/** Takes money in advance, or gives some of it back when the amount is negative. */
function post(call: Call): Answer {
  const criteria = call.body.object('criteria');
  return take(call, stayOfPosting(call, criteria), criteria);
}

function postByReference(call: Call): Answer {
  const number = call.param('reservationId');
  const context = call.param('externalSysCode');
  const stay = [...call.hotel.reservations.values()].find((each) =>
    each.externalReferences.some((reference) => reference.id === number && reference.context === context),
  );
  if (!stay) throw refuse('NOT_FOUND', `No reservation has the reference ${number} of ${context}.`);
  return take(call, stay, call.body.object('criteria'));
}

function take(call: Call, stay: Reservation, criteria: Fields): Answer {
  const method = criteria.object('paymentMethod').required('paymentMethod');
  requireMethod(call.hotel, method);
  const amount = readAmount(call, criteria);
  const held = depositPaid(stay);
  if (amount > 0 && stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', 'Deposits are taken before arrival.');
  if (amount < 0 && stay.deposits.some((deposit) => deposit.transferred))
    throw refuse('STATUS_FORBIDS', 'The deposit is on the folio: pay it back there.');
  if (held + amount < 0)
    throw refuse('VALUE_INVALID', `Only ${decimalText(held)} was deposited.`, 'criteria.postingAmount');
  const deposit: Deposit = {
    id: nextId(call.world, 'transaction'),
    date: call.hotel.businessDate,
    method,
    amount,
    reference: criteria.text('postingReference'),
    comments: criteria.text('comments') ?? criteria.text('postingRemark'),
    cashier: cashierOf(call.hotel, criteria.number('cashierId')),
    policyId: criteria.object('depositPolicyId').text('id'),
    transferred: false,
  };
  stay.deposits.push(deposit);
  record(call.desk, stay, amount < 0 ? 'DEPOSIT REFUND' : 'DEPOSIT', decimalText(amount));
  return created(call.path, {
    deposits: [depositWire(call.hotel, stay, deposit)],
    trxCodesInfo: codesOf(call.hotel, [{ code: codeOf(call.hotel, method) }]),
  });
}

function codeOf(hotel: Hotel, method: string): string {
  return [...hotel.transactionCodes.values()].find((code) => code.paymentMethod === method)?.code ?? '';
}

function depositWire(hotel: Hotel, stay: Reservation, deposit: Deposit): object {
  const { currency } = hotel.profile;
  const code = hotel.transactionCodes.get(codeOf(hotel, deposit.method));
  const [policy] = stayDepositPolicies(hotel, stay);
  return {
    transactionNo: Number(deposit.id),
    transactionDate: deposit.date,
    postingDate: deposit.date,
    revenueDate: deposit.date,
    transactionCode: code?.code,
    transactionDescription: code?.description,
    transactionType: 'Payment',
    postedAmount: money(deposit.amount, currency),
    creditAmount: money(deposit.amount, currency),
    reference: deposit.reference,
    comments: deposit.comments,
    cashierInfo:
      deposit.cashier === undefined
        ? undefined
        : { cashierId: deposit.cashier, cashierName: hotel.cashiers.get(deposit.cashier) },
    depositPolicy: deposit.policyId === undefined ? undefined : policy,
    paymentMethod: { paymentMethod: deposit.method, description: code?.description },
    transferred: deposit.transferred,
  };
}

/** Deposits of a stay with what its policy asks for. */
function getFolio(call: Call): Answer {
  const { hotel, world, query } = call;
  const id = query.text('id');
  if (id === undefined) throw refuse('VALUE_MISSING', 'id is required.', 'id');
  const stay = findStay(hotel, id);
  const policies = stayDepositPolicies(hotel, stay);
  if (stay.deposits.length === 0 && policies.length === 0) return NONE;
  const { currency } = hotel.profile;
  const due = policies.reduce(
    (sum: Minor, policy) =>
      sum + Math.round((policy as { amountDue: { amount: number } }).amountDue.amount * 100),
    0,
  );
  return ok({
    reservationDepositFoliosInfo: [
      {
        totalAmountDue: money(due, currency),
        totalAmountTransferrable: money(
          stay.deposits.reduce((sum, deposit) => sum + (deposit.transferred ? 0 : deposit.amount), 0),
          currency,
        ),
        reservationInfo: {
          ...stayRow(world, hotel, stay, { revenues: false, indicators: false }),
          externalReferences: undefined,
        },
        deposits: stay.deposits.map((deposit) => depositWire(hotel, stay, deposit)),
        policySummaryInfo: policies.length === 0 ? undefined : { depositPolicies: policies },
        depositType: 'Receipts',
        depositMaturityType: 'CheckIn',
      },
    ],
  });
}

function getMatured(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (stay.deposits.length === 0) return NONE;
  const { currency } = call.hotel.profile;
  return ok({
    maturedDeposits: stay.deposits.map((deposit) => {
      const code = call.hotel.transactionCodes.get(codeOf(call.hotel, deposit.method));
      return {
        transaction: {
          transactionNo: { code: deposit.id, description: code?.description },
          transactionDate: deposit.date,
          transactionCode: code?.code,
          transactionDescription: code?.description,
        },
        guestCreditAmount: money(deposit.amount, currency),
        folioView: 1,
        reference: deposit.reference,
      };
    }),
  });
}

function getDetails(call: Call): Answer {
  const numbers = call.query.texts('transactionNo');
  const found = [...call.hotel.reservations.values()].flatMap((stay) =>
    stay.deposits
      .filter((deposit) => numbers.includes(deposit.id))
      .map((deposit) => depositWire(call.hotel, stay, deposit)),
  );
  return found.length === 0 ? NONE : ok({ transactions: found });
}

/** A deposit can be given back while it is not on the folio. */
function isRefundable(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const id = call.param('transactionId');
  const deposit = stay.deposits.find((each) => each.id === id);
  if (!deposit) throw refuse('NOT_FOUND', `Deposit ${id} is not on this reservation.`, 'transactionId');
  return ok({ isDepositRefundValid: !deposit.transferred && deposit.amount > 0 });
}

/** Puts deposits that came after check-in on the folio. */
function transition(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  requireInHouse(stay);
  const cashier = cashierOf(call.hotel, criteria.number('cashierId'));
  for (const deposit of stay.deposits.filter((each) => !each.transferred)) {
    const { method, amount, reference } = deposit;
    const note = reference ?? `Deposit ${deposit.id}`;
    postPayment(call.world, call.hotel, stay, {
      method,
      amount,
      window: 1,
      cashier,
      at: call.at,
      reference: note,
    });
    deposit.transferred = true;
  }
  record(call.desk, stay, 'DEPOSIT', 'Moved to the folio');
  return { status: 200, location: call.path, body: {} };
}

/** Moves deposits to other stays that are still to come. */
function transfer(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const source = findStay(call.hotel, call.param('sourceReservationId'));
  const targets = criteria.list('toReservations').map((entry) => {
    requireCurrency(call, entry.object('transferAmount'));
    const amount = entry.money('transferAmount') ?? depositPaid(source);
    const target = findStay(call.hotel, entry.object('reservationId').required('id'));
    if (target.status !== 'Reserved')
      throw refuse('STATUS_FORBIDS', 'Deposits are moved to stays still to come.', 'toReservations');
    if (amount <= 0) throw refuse('VALUE_INVALID', 'The amount is above zero.', 'transferAmount');
    return { target, amount };
  });
  const whole = targets.reduce((sum, { amount }) => sum + amount, 0);
  const held = source.deposits.reduce((sum, each) => sum + (each.transferred ? 0 : each.amount), 0);
  if (targets.length === 0 || whole > held)
    throw refuse('VALUE_INVALID', `${decimalText(held)} can be moved.`, 'criteria.toReservations');
  const cashier = cashierOf(call.hotel, criteria.number('cashierId'));
  const method = source.deposits[0]?.method ?? 'CA';
  const base = { date: call.hotel.businessDate, method, cashier, comments: criteria.text('comments') };
  for (const { target, amount } of targets) {
    const id = () => nextId(call.world, 'transaction');
    source.deposits.push({
      ...base,
      id: id(),
      amount: -amount,
      reference: `To ${target.confirmation}`,
      transferred: false,
    });
    target.deposits.push({
      ...base,
      id: id(),
      amount,
      reference: `From ${source.confirmation}`,
      transferred: false,
    });
    record(call.desk, source, 'DEPOSIT TRANSFER', decimalText(-amount));
    record(call.desk, target, 'DEPOSIT TRANSFER', decimalText(amount));
  }
  return { status: 200, location: call.path, body: {} };
}

/** Keeps a deposit of a stay that was cancelled as revenue of no stay, or gives it back. */
function conclude(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  const held = stay.deposits.reduce((sum, each) => sum + (each.transferred ? 0 : each.amount), 0);
  const percent = criteria.number('percentage');
  const amount =
    criteria.money('amount') ?? (percent === undefined ? held : portion(held, Math.round(percent * 100)));
  if (amount <= 0 || amount > held)
    throw refuse('VALUE_INVALID', `${decimalText(held)} is held.`, 'criteria.amount');
  const type = criteria.required('depositProcessType');
  if (type !== 'Keep' && type !== 'Return')
    throw refuse('VALUE_INVALID', 'A deposit matures at check-in only.', 'criteria.depositProcessType');
  stay.deposits.push({
    id: nextId(call.world, 'transaction'),
    date: call.hotel.businessDate,
    method: stay.deposits[0]?.method ?? 'CA',
    amount: -amount,
    reference: type === 'Keep' ? 'Kept as fee' : 'Returned',
    cashier: cashierOf(call.hotel, criteria.number('cashierId')),
    transferred: false,
  });
  record(call.desk, stay, 'DEPOSIT', `${type} ${decimalText(amount)}`);
  return created(call.path);
}

export const DEPOSIT_ROUTES: Routes = {
  'csh.postDepositPayment': post,
  'csh.postDepositPaymentByExtId': postByReference,
  'csh.getDepositFolio': getFolio,
  'csh.getMaturedDeposits': getMatured,
  'csh.getDepositFolioTransactionDetails': getDetails,
  'csh.isDepositRefundEligible': isRefundable,
  'csh.transitionDepositToGuestFolio': transition,
  'csh.putReservationDepositTransfer': transfer,
  'csh.processReservationDeposit': conclude,
};
