import { findStay, record } from '../../desk/desk.js';
import { OperaError, refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { taxesOn } from '../../rules/tax.js';
import { decimal, money } from '../../state/money.js';
import { folded, fullName, profileById, searchableNames } from '../../wire/person.wire.js';
import { stayDepositPolicies } from '../../wire/policies.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { isChargeable } from '../../rules/stay-status.js';
import { Drafts, readCharge, requireCharge } from './charge-request.js';
import { allPostings } from './posting-search.js';
import { requireInHouse, stayOfPosting } from './posting.routes.js';

/** The same charges for several guests; who cannot be charged is told, the others are. */
function postInBatch(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const charges = criteria.list('charges');
  const ids = criteria.list('reservations').flatMap((entry) => entry.text('id') ?? []);
  if (charges.length === 0 || ids.length === 0)
    throw refuse('VALUE_MISSING', 'charges and reservations are required.', 'criteria');
  const read = charges.map((charge) => readCharge(call, charge, undefined));
  const rows = ids.map((id) => {
    const stay = findStay(call.hotel, id);
    const facts = {
      reservationId: { id, type: 'Reservation' },
      arrivalDate: `${stay.arrival} 00:00:00.0`,
      departureDate: `${stay.departure} 00:00:00.0`,
      guestName: fullName(mainGuest(call.world, stay)),
      roomId: stay.roomId,
    };
    if (!isChargeable(stay))
      return {
        ...facts,
        postingAllowed: false,
        errors: [{ shortText: `A stay with status ${stay.status} cannot be charged.` }],
      };
    const drafts = new Drafts(call.hotel);
    for (const charge of read) drafts.post(call, stay, charge);
    record(call.desk, drafts.of(stay), 'POSTING', `${read.length} charges`);
    drafts.keep();
    return { ...facts, postingAllowed: true, success: {} };
  });
  return created(call.path, { reservationBatchChargeInfoList: rows });
}

/** What a charge would come to with its taxes, changing nothing. */
function calculate(call: Call): Answer {
  const { hotel, query } = call;
  const code = requireCharge(hotel, call.param('transactionCode'));
  const net = query.minor('postingAmount') ?? code.defaultPrice;
  if (net === undefined) throw refuse('VALUE_MISSING', 'postingAmount is required.', 'postingAmount');
  const taxes = taxesOn(hotel, code.code, net);
  const line = (transactionCode: string, description: string, amount: number, basePosting: boolean) => ({
    hotelId: hotel.profile.id,
    transactionCode,
    description,
    level: 'TransactionCode',
    amount: decimal(amount),
    basePosting,
  });
  return ok({
    result: {
      charges: [
        { ...line(code.code, code.description, net, true), sequence: 1 },
        ...taxes.map((tax, index) => ({
          ...line(tax.code, tax.description, tax.amount, false),
          sequence: index + 2,
        })),
      ],
      totalAmount: decimal(taxes.reduce((sum, tax) => sum + tax.amount, net)),
    },
  });
}

/** Receipts are the payments of a period; the number of a receipt is that of its transaction. */
function receipts(call: Call): Answer {
  const { criteria, hotel, world } = call;
  const from = criteria.day('fromDate') ?? hotel.businessDate;
  const to = criteria.day('toDate') ?? from;
  const no = criteria.number('receiptNo');
  const name = criteria.text('name');
  const found = allPostings(hotel).filter(
    ({ stay, posting }) =>
      posting.bucket === 'Payment' &&
      (no === undefined ? from <= posting.date && posting.date <= to : posting.no === no) &&
      (name === undefined ||
        [mainGuest(world, stay)].some(
          (guest) =>
            guest !== undefined && searchableNames(guest).some((one) => one.startsWith(folded(name))),
        )),
  );
  if (found.length === 0) return NONE;
  return ok({
    receiptHistory: found.map(({ stay, window, posting }) => {
      const payer = profileById(world, window.payeeId) ?? mainGuest(world, stay);
      return {
        payeeInfo: payer && {
          payeeId: { id: payer.id, type: 'Profile' },
          payeeName: fullName(payer),
        },
        receiptAmount: money(-posting.amount, hotel.profile.currency),
        start: posting.date,
        end: posting.date,
        receiptNo: posting.no,
        receiptTypeDescription: posting.description,
        transactionNo: String(posting.no),
        receiptType: 'Payment',
      };
    }),
  });
}

/** Closes the stay's bill for good: nothing is owed on any window. */
function closeFolio(call: Call): Answer {
  const stay = stayOfPosting(call, call.body.object('criteria'));
  if (stay.status !== 'CheckedOut') requireInHouse(stay);
  const open = stay.windows.find((window) => window.postings.reduce((sum, row) => sum + row.amount, 0) !== 0);
  if (open) throw refuse('BALANCE_OPEN', `Window ${open.no} has to be settled first.`);
  record(call.desk, stay, 'CLOSE FOLIO', `${stay.windows.length} windows`);
  return { status: 200, location: call.path, body: {} };
}

/** What a deposit would be paid for, changing nothing. */
function validateDeposit(call: Call): Answer {
  const stay = findStay(call.hotel, call.body.object('criteria').object('reservationId').required('id'));
  if (stay.status !== 'Reserved') throw refuse('STATUS_FORBIDS', 'Deposits are taken before arrival.');
  return {
    status: 200,
    location: call.path,
    body: { policyInfoList: stayDepositPolicies(call.hotel, stay) },
  };
}

function summary(call: Call): Answer {
  const { hotel, query } = call;
  const day = query.day('postingDate') ?? query.day('startDate') ?? hotel.businessDate;
  const type = query.text('postingSummaryType') ?? 'All';
  const cashier = query.number('cashierId');
  const rows = allPostings(hotel).filter(
    ({ posting }) =>
      posting.date === day &&
      (cashier === undefined || posting.cashier === cashier) &&
      (type === 'All' || (type === 'Adjustments') === (posting.adjusts !== undefined)),
  );
  if (rows.length === 0) return NONE;
  const amount = rows.reduce((sum, { posting }) => sum + posting.amount, 0);
  return ok({
    postingSummaries: [
      {
        totalPostings: rows.length,
        totalAmount: money(amount, hotel.profile.currency),
        totalCheckCount: new Set(rows.flatMap(({ posting }) => posting.check ?? [])).size,
      },
    ],
  });
}

/** True when a code may be posted by hand. Answers none otherwise, as OPERA does for what it does not know. */
function simulated(call: Call): Answer {
  try {
    return calculate(call);
  } catch (error) {
    if (error instanceof OperaError && error.refusal === 'CODE_UNKNOWN') return NONE;
    throw error;
  }
}

/** What a cashier's desk needs beside postings: many guests at once, simulations, receipts, summaries. */
export const DESK_TOOL_ROUTES: Routes = {
  'csh.postBillingChargesInBatch': postInBatch,
  'csh.searchReceiptHistory': receipts,
  'csh.getReceiptHistory': receipts,
  'csh.closeReservationFolio': closeFolio,
  'csh.validateDepositFolio': validateDeposit,
  'csh.getPostingSummary': summary,
  'fofcfg.calculatePosting': simulated,
};
