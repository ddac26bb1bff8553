import { cashierOf, findStay, record, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { postPayment, windowOf } from '../../rules/folio.js';
import type { FolioWindow, Posting } from '../../state/folio.js';
import { decimalText, money } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { pageOf } from '../../wire/paging.js';
import { fullName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { requireMethod } from '../rsv/guest-request.js';
import { postingWire } from './folio.wire.js';
import { readAmount, stayOfPosting } from './posting.routes.js';

interface Found {
  readonly stay: Reservation;
  readonly window: FolioWindow;
  readonly posting: Posting;
}

function allPostings(call: Call): Found[] {
  return [...call.hotel.reservations.values()].flatMap((stay) =>
    stay.windows.flatMap((window) => window.postings.map((posting) => ({ stay, window, posting }))),
  );
}

/** Takes a payment back on the window it was made on. */
function reversePayment(call: Call): Answer {
  const payment = call.body.object('payment');
  const no = payment.number('transactionNo') ?? Number(call.param('transactionId'));
  const found = allPostings(call).find(({ posting }) => posting.no === no);
  if (!found || found.posting.bucket !== 'Payment')
    throw refuse(
      'NOT_FOUND',
      `Transaction ${no} is no payment of ${call.hotel.profile.id}.`,
      'transactionNo',
    );
  const { stay, window, posting } = found;
  if (stay.status !== 'InHouse') throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  if (posting.reversedBy !== undefined)
    throw refuse('STATUS_FORBIDS', `Transaction ${no} was reversed already.`);
  const reason = payment.text('reasonCode');
  if (reason !== undefined)
    requireListed(call.hotel, 'transactionAdjustmentReasonCodes', reason, 'payment.reasonCode');
  const reversal = postPayment(call.world, call.hotel, stay, {
    method: posting.paymentMethod ?? 'CA',
    amount: posting.amount,
    window: window.no,
    cashier: cashierOf(call.hotel, payment.number('cashierId')),
    at: call.at,
    reference: `Reversal of ${no}`,
  });
  posting.reversedBy = reversal.no;
  record(call.desk, stay, 'REVERSE PAYMENT', decimalText(-posting.amount));
  return created(call.path);
}

/** Moves postings with their taxes to another window of the stay, or of another one in the house. */
function transferToWindow(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  const targetId = criteria.id('targetReservationIdList', 'Reservation');
  const target = targetId === undefined ? stay : findStay(call.hotel, targetId);
  if (stay.status !== 'InHouse' || target.status !== 'InHouse')
    throw refuse('STATUS_FORBIDS', 'Postings move between guests in the house only.');
  cashierOf(call.hotel, criteria.number('cashierId'));
  const numbers = new Set(criteria.texts('transactionList').map(Number));
  const codes = new Set(criteria.texts('transactionCodeList'));
  const sourceNo = criteria.number('sourceFolioWindowNo');
  const sources = stay.windows.filter((window) => sourceNo === undefined || window.no === sourceNo);
  const chosen = (posting: Posting) =>
    numbers.has(posting.no) || codes.has(posting.code) || numbers.has(posting.parent ?? -1);
  const moving = sources.flatMap((window) => window.postings.filter(chosen));
  if (moving.length === 0)
    throw refuse('NOT_FOUND', 'None of the transactions is on that window.', 'transactionList');
  const closed = sources.flatMap((window) => window.folios).flatMap((folio) => folio.postings);
  if (moving.some((posting) => closed.includes(posting.no)))
    throw refuse('STATUS_FORBIDS', 'A transaction is on a closed folio.');
  for (const window of sources)
    window.postings = window.postings.filter((posting) => !moving.includes(posting));
  windowOf(target, criteria.number('targetFolioWindowNo') ?? 1).postings.push(...moving);
  record(call.desk, stay, 'TRANSFER', `${moving.length} postings`);
  return ok({ transactions: moving.map((posting) => posting.no) });
}

/** The journal: every posting of the house in a period. */
function getJournal(call: Call): Answer {
  const { query, hotel, world } = call;
  const from = query.day('startDate') ?? hotel.businessDate;
  const to = query.day('endDate') ?? from;
  const codes = query.texts('filterTransactionCode');
  const rooms = query.texts('filterRoomNumber');
  const cashier = query.number('cashierId');
  const found = allPostings(call).filter(
    ({ stay, posting }) =>
      from <= posting.date &&
      posting.date <= to &&
      (codes.length === 0 || codes.includes(posting.code)) &&
      (rooms.length === 0 || rooms.includes(stay.roomId ?? '')) &&
      (cashier === undefined || cashier === posting.cashier),
  );
  const { rows, facts } = pageOf(found, query, 50);
  if (rows.length === 0) return NONE;
  const { currency } = hotel.profile;
  const debit = found.reduce(
    (sum, { posting }) => sum + (posting.bucket === 'Payment' ? 0 : posting.amount),
    0,
  );
  const credit = found.reduce(
    (sum, { posting }) => sum - (posting.bucket === 'Payment' ? posting.amount : 0),
    0,
  );
  return ok({
    journalPostings: {
      postings: rows.map(({ stay, window, posting }) => {
        const {
          postingTime: _time,
          originalReservationInformation: _stay,
          ...shown
        } = postingWire(hotel, stay, window.no, posting) as Record<string, unknown>;
        return {
          ...shown,
          guestInfo: {
            reservationId: { id: stay.id, type: 'Reservation' },
            guestName: fullName(mainGuest(world, stay)),
            roomId: stay.roomId,
            confirmationNo: stay.confirmation,
          },
        };
      }),
      totalDebit: money(debit, currency),
      totalCredit: money(credit, currency),
      overallTotal: money(debit - credit, currency),
      totalEntriesCount: found.length,
    },
    ...facts,
  });
}

function postDeposit(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  if (stay.status !== 'Reserved') throw refuse('STATUS_FORBIDS', 'Deposits are taken before arrival.');
  const method = criteria.object('paymentMethod').required('paymentMethod');
  requireMethod(call.hotel, method);
  cashierOf(call.hotel, criteria.number('cashierId'));
  const amount = readAmount(call, criteria);
  stay.deposits.push({
    id: nextId(call.world, 'transaction'),
    date: call.hotel.businessDate,
    method,
    amount,
    reference: criteria.text('postingReference'),
    policyId: criteria.object('depositPolicyId').text('id'),
    transferred: false,
  });
  record(call.desk, stay, 'DEPOSIT', decimalText(amount));
  return created(call.path);
}

function getDeposits(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (stay.deposits.length === 0) return NONE;
  const { currency } = call.hotel.profile;
  return ok({
    maturedDeposits: stay.deposits.map((deposit) => {
      const code = [...call.hotel.transactionCodes.values()].find(
        (candidate) => candidate.paymentMethod === deposit.method,
      );
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

/** Reversals, transfers, the journal, deposits. */
export const CORRECTION_ROUTES: Routes = {
  'csh.postReversePayment': reversePayment,
  'csh.transferTransactionToWindow': transferToWindow,
  'csh.getFinancialPostings': getJournal,
  'csh.postDepositPayment': postDeposit,
  'csh.getMaturedDeposits': getDeposits,
};
