import { closeShift, closuresOf, shiftOf, takenOf, tenderOf } from '../../desk/cashier-shift.js';
import { INTEGRATION_USER } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { type CashierClosure, type CashierLock, type Tender, TENDERS } from '../../state/cashier.js';
import { decimal, money } from '../../state/money.js';
import { nextNumber } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { codesOf } from './charge-request.js';
import { journalWire } from './journal.routes.js';
import { allPostings, type Found } from './posting-search.js';

const REPORTS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  creditCard: 'CreditCard',
  others: 'Miscellaneous',
};
const LOCK_SECONDS = 600;

function cashierNo(call: Call, named?: number): number {
  const cashier = named ?? Number(call.param('cashierId'));
  if (!call.hotel.cashiers.has(cashier))
    throw refuse('NOT_FOUND', `Cashier ${cashier} does not exist at ${call.hotel.profile.id}.`, 'cashierId');
  return cashier;
}

function amountsWire(call: Call, shift: readonly Found[], counted?: CashierClosure['counted']): object {
  const rows = TENDERS.map((tender) => {
    const { received, paidOut } = takenOf(shift, tender);
    return [
      tender,
      {
        openingBalance: 0,
        received: decimal(received),
        paidOut: decimal(paidOut),
        expectedShiftBalance: decimal(received - paidOut),
        actualShiftBalance: counted === undefined ? undefined : decimal(counted[tender]),
      },
    ] as const;
  });
  return { ...Object.fromEntries(rows), currencyCode: call.hotel.profile.currency };
}

/** The open shift of a cashier: what should be in the drawer. */
function getClosure(call: Call): Answer {
  const cashier = cashierNo(call);
  const amounts = amountsWire(call, shiftOf(call.hotel, cashier));
  const { id, currency } = call.hotel.profile;
  return ok({
    cashierClosureInfo: {
      cashierInfo: { cashierId: cashier, closureNo: closuresOf(call.hotel, cashier).length + 1 },
      summaryCurrencyAmountList: [amounts],
      hotelCurrencyAmountList: [{ currencyAmounts: [amounts], hotelId: id, hotelCurrencyCode: currency }],
    },
  });
}

/** Closes the shift with what was counted. Throws when a lock of somebody else is on the cashier. */
function close(call: Call): Answer {
  const cashier = cashierNo(call);
  const criteria = call.body.object('criteria');
  const lock = liveLock(call, cashier);
  const handle = call.body.number('cashierLockHandle');
  if (lock && handle !== undefined && lock.handle !== handle)
    throw refuse('STATUS_FORBIDS', `Cashier ${cashier} is locked by another user.`, 'cashierLockHandle');
  const [sent] = criteria.list('summaryCurrencyAmountList');
  const counted = Object.fromEntries(
    TENDERS.map((tender) => [tender, sent?.object(tender).minor('actualShiftBalance')]),
  );
  const info = criteria.object('cashierInfo');
  closeShift(call.desk, cashier, counted, {
    cash: info.text('bagNumberForCash'),
    others: info.text('bagNumberForOthers'),
    location: info.text('shiftDropLocationCode'),
  });
  unlock(call, (each) => each.cashier === cashier);
  return { status: 200, location: call.path, body: {} };
}

function getTransactions(call: Call): Answer {
  const cashier = cashierNo(call);
  const closureNo = call.query.number('closureNo');
  const shift = shiftOf(call.hotel, cashier, closureNo);
  if (shift.length === 0) return NONE;
  const { currency, id } = call.hotel.profile;
  const rows = [...new Set(shift.map(({ posting }) => posting.code))].sort().map((code) => {
    const own = shift.filter(({ posting }) => posting.code === code);
    const amount = own.reduce((sum, { posting }) => sum + posting.amount, 0);
    return {
      transactionCode: code,
      description: call.hotel.transactionCodes.get(code)?.description,
      amount: money(own[0]?.posting.bucket === 'Payment' ? -amount : amount, currency),
      trxCount: own.length,
    };
  });
  return ok({
    cashierTransactionsInfo: {
      cashierInfo: { cashierId: cashier, closureNo: closureNo ?? closuresOf(call.hotel, cashier).length + 1 },
      summaryTransactionList: rows,
      hotelTransactionList: [{ transactions: rows, hotelId: id }],
      trxCodesInfo: codesOf(
        call.hotel,
        shift.map(({ posting }) => posting),
      ),
    },
  });
}

/** Payments of cashiers in a period, of one kind when one is named. */
function getReportPostings(call: Call): Answer {
  const { query, hotel } = call;
  const from = query.day('startDate') ?? hotel.businessDate;
  const to = query.day('endDate') ?? from;
  const cashier = query.number('cashierId');
  const type = query.text('requestType');
  const closureNo = query.number('closureNo');
  const scope =
    closureNo !== undefined && cashier !== undefined
      ? shiftOf(call.hotel, cashier, closureNo)
      : allPostings(hotel);
  const found = scope.filter(
    ({ posting }) =>
      posting.bucket === 'Payment' &&
      (closureNo !== undefined || (from <= posting.date && posting.date <= to)) &&
      (cashier === undefined || posting.cashier === cashier) &&
      (type === undefined || REPORTS[tenderOf(posting.paymentMethod)] === type),
  );
  if (found.length === 0) return NONE;
  return ok({
    postings: found.map((row) => journalWire(call, row)),
    transactionCodes: codesOf(
      hotel,
      found.map(({ posting }) => posting),
    ),
  });
}

function listClosures(call: Call): Answer {
  const { query, hotel } = call;
  const cashier = query.number('cashierId');
  const no = query.number('closureNo');
  const day = query.day('closureBusinessDate');
  const found = hotel.cashDesk.closures.filter(
    (closure) =>
      (cashier === undefined || closure.cashier === cashier) &&
      (no === undefined || closure.no === no) &&
      (day === undefined || closure.date === day),
  );
  if (found.length === 0) return NONE;
  return ok({
    cashierClosureInfo: found.map((closure) => ({
      cashierClosureNo: {
        cashierId: closure.cashier,
        closureNo: closure.no,
        shiftDropLocationCode: closure.bags?.location,
        bagNumberForCash: closure.bags?.cash,
        bagNumberForOthers: closure.bags?.others,
      },
      hotelId: hotel.profile.id,
      cashierTitle: hotel.cashiers.get(closure.cashier),
      cashierUser: INTEGRATION_USER,
      closeDate: closure.date,
      closureBusinessDate: closure.date,
      reportsList: reportsOf(shiftOf(call.hotel, closure.cashier, closure.no)),
    })),
  });
}

function reportsOf(shift: readonly Found[]): string[] {
  return TENDERS.filter((tender) => {
    const { received, paidOut } = takenOf(shift, tender);
    return received !== 0 || paidOut !== 0;
  }).map((tender) => REPORTS[tender]);
}

function listReports(call: Call): Answer {
  const cashier = cashierNo(call);
  const reports = reportsOf(shiftOf(call.hotel, cashier, call.query.number('closureNo')));
  return reports.length === 0 ? NONE : ok({ cashierReportList: reports });
}

function liveLock(call: Call, cashier: number): CashierLock | undefined {
  return call.hotel.cashDesk.locks.find((lock) => lock.cashier === cashier);
}

function unlock(call: Call, meant: (lock: CashierLock) => boolean): boolean {
  const { locks } = call.hotel.cashDesk;
  const index = locks.findIndex(meant);
  if (index !== -1) locks.splice(index, 1);
  return index !== -1;
}

function lockWire(lock: CashierLock): object {
  return {
    lockHandle: lock.handle,
    recordType: 'Cashier',
    recordId: String(lock.cashier),
    createdBy: INTEGRATION_USER,
    createdOn: lock.at.slice(0, 10),
    timeToLive: lock.seconds,
    internal: false,
  };
}

function acquire(call: Call): Answer {
  const cashier = cashierNo(call);
  const existing = liveLock(call, cashier);
  if (existing) return ok({ existingCashierLock: lockWire(existing) });
  const lock = { handle: nextNumber(call.world, 'record'), cashier, at: call.at, seconds: LOCK_SECONDS };
  call.hotel.cashDesk.locks.push(lock);
  return ok({ acquiredCashierLock: lockWire(lock) });
}

function extend(call: Call): Answer {
  const handle = call.body.number('cashierLockHandle') ?? Number(call.param('lockId'));
  const lock = call.hotel.cashDesk.locks.find((each) => each.handle === handle);
  if (!lock) throw refuse('NOT_FOUND', 'There is no such lock.', 'lockId');
  lock.seconds += secondsOf(call.body);
  return { status: 200, location: call.path, body: { cashierLock: lockWire(lock) } };
}

function secondsOf(body: Fields): number {
  return body.number('additionalTimeToLive') ?? LOCK_SECONDS;
}

function release(call: Call): Answer {
  const handle = Number(call.param('lockId'));
  if (!unlock(call, (lock) => lock.handle === handle))
    throw refuse('NOT_FOUND', 'There is no such lock.', 'lockId');
  return { status: 200, location: call.path, body: {} };
}

function breakLock(call: Call): Answer {
  const cashier = cashierNo(call);
  unlock(call, (lock) => lock.cashier === cashier);
  return { status: 200, location: call.path, body: {} };
}

/** Cashiers' shifts: what they took, closing them, locks while that is done. */
export const CASHIER_ROUTES: Routes = {
  'csh.getCashierClosure': getClosure,
  'csh.putCashier': close,
  'csh.getCashierTransactions': getTransactions,
  'csh.getCashierReportPostings': getReportPostings,
  'csh.getCashierClosureInfo': listClosures,
  'csh.getCashierClosureReportsList': listReports,
  'csh.getCashierLock': acquire,
  'csh.putCashierLock': extend,
  'csh.releaseCashierLock': release,
  'csh.breakCashierLock': breakLock,
};
