import { findStay } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { RevenueBucket } from '../../state/transaction-code.js';
import { money } from '../../state/money.js';
import { pageOf } from '../../wire/paging.js';
import { fullName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { bucketTotal, windowBalance } from '../../rules/folio.js';
import { codesOf } from './charge-request.js';
import { postingWire, windowWire } from './folio.wire.js';
import { allPostings, type Found, taxesOf } from './posting-search.js';

/** A posting as the journal and cashiers' reports show it: with its guest, without what only folios have. */
export function journalWire(call: Call, { stay, window, posting }: Found): Record<string, unknown> {
  const {
    postingTime: _time,
    originalReservationInformation: _stay,
    ...shown
  } = postingWire(call.hotel, stay, window.no, posting) as Record<string, unknown>;
  return {
    ...shown,
    guestInfo: {
      reservationId: { id: stay.id, type: 'Reservation' },
      guestName: fullName(mainGuest(call.world, stay)),
      roomId: stay.roomId,
      confirmationNo: stay.confirmation,
    },
  };
}

/** The journal: every posting of the house in a period. */
function getJournal(call: Call): Answer {
  const { query, hotel } = call;
  const from = query.day('startDate') ?? hotel.businessDate;
  const to = query.day('endDate') ?? from;
  const codes = query.texts('filterTransactionCode');
  const rooms = query.texts('filterRoomNumber');
  const cashier = query.number('cashierId');
  const found = allPostings(hotel).filter(
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
  const sum = (payments: boolean) =>
    found.reduce(
      (total, { posting }) => total + ((posting.bucket === 'Payment') === payments ? posting.amount : 0),
      0,
    );
  const debit = sum(false);
  const credit = -sum(true);
  return ok({
    journalPostings: {
      postings: rows.map((row) => journalWire(call, row)),
      totalDebit: money(debit, currency),
      totalCredit: money(credit, currency),
      overallTotal: money(debit - credit, currency),
      totalEntriesCount: found.length,
    },
    ...facts,
  });
}

/** Single postings with the taxes they brought. */
function getDetails(call: Call): Answer {
  const { query, hotel } = call;
  const numbers = query.texts('transactionNo').map(Number);
  if (numbers.length === 0) throw refuse('VALUE_MISSING', 'transactionNo is required.', 'transactionNo');
  const found = allPostings(hotel).filter(({ posting }) => numbers.includes(posting.no));
  if (found.length === 0) return NONE;
  return ok({
    transactions: found.map((row) => ({
      ...journalWire(call, row),
      hotelId: hotel.profile.id,
      adjustmentInfo:
        row.posting.adjusts === undefined
          ? undefined
          : { code: row.posting.reason, reason: row.posting.remark },
      subPostings:
        query.flag('includeGenerates') === true
          ? taxesOf(row.window, row.posting).map((tax) => postingWire(hotel, row.stay, row.window.no, tax))
          : undefined,
    })),
    trxCodesInfo: codesOf(
      hotel,
      found.map(({ posting }) => posting),
    ),
  });
}

/** Folios of several guests at once. */
function getGuests(call: Call): Answer {
  const { query, hotel, world } = call;
  const types = query.texts('cashieringTransactionType');
  const stays = query.texts('reservationList').map((id) => findStay(hotel, id));
  const view = { postings: true, payee: false, offset: 0, limit: 200 };
  const shown = stays.map((stay) => ({
    folioWindows: stay.windows.map((window) => {
      const kept = window.postings.filter(
        (posting) =>
          types.length === 0 || types.includes(posting.bucket === 'Payment' ? 'Payment' : 'Revenue'),
      );
      return windowWire(world, hotel, stay, { ...window, postings: kept }, view);
    }),
    roomAndTaxPosted: stay.postedThrough !== undefined,
  }));
  return shown.every((each) => each.folioWindows.length === 0)
    ? NONE
    : ok({ reservationFolioInformation: shown });
}

const BUCKETS: readonly RevenueBucket[] = ['Room', 'Food', 'Other', 'NonRevenue', 'Tax'];

function getBuckets(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const { currency, id } = call.hotel.profile;
  return ok({
    revenueBucketsInfo: BUCKETS.map((bucket) => ({
      revenueBucketCode: { code: bucket.toUpperCase(), description: bucket, hotelId: id },
      totalAmount: money(bucketTotal(stay, bucket), currency),
    })),
  });
}

function getEligible(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const view = call.query.number('folioView');
  const windows = stay.windows.filter((window) => view === undefined || window.no === view);
  if (windows.length === 0) return NONE;
  return ok({
    amountEligibleInfo: windows.map((window) => ({
      folioView: window.no,
      eligibleBill: Math.max(0, windowBalance(window)) / 100,
    })),
  });
}

/** The books: journal, single transactions, folios of several guests, totals by kind of revenue. */
export const JOURNAL_ROUTES: Routes = {
  'csh.getFinancialPostings': getJournal,
  'csh.getFolioTransactionDetails': getDetails,
  'csh.getGuestsTransactions': getGuests,
  'csh.getReservationRevenueBucketTotals': getBuckets,
  'csh.getEligibleBillAmount': getEligible,
};
