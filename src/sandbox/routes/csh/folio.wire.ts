import { windowBalance } from '../../rules/folio.js';
import type { FolioWindow, Posting } from '../../state/folio.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal, money } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import type { TransactionCode } from '../../state/transaction-code.js';
import type { World } from '../../state/world.js';
import { wireId } from '../../wire/ids.wire.js';
import { fullName, profileById } from '../../wire/person.wire.js';

/** A posting as folios and posting answers show it. Payments have a positive credit. */
export function postingWire(hotel: Hotel, stay: Reservation, window: number, posting: Posting): object {
  const { currency } = hotel.profile;
  const isPayment = posting.bucket === 'Payment';
  return {
    transactionNo: posting.no,
    transactionDate: posting.date,
    postingDate: posting.date,
    revenueDate: posting.date,
    postingTime: { time: posting.at },
    transactionCode: posting.code,
    transactionDescription: posting.description,
    transactionType: isPayment ? 'Payment' : 'Revenue',
    transactionAmount: decimal(posting.amount),
    postedAmount: money(posting.amount, currency),
    price: money(posting.price, currency),
    debitAmount: isPayment ? undefined : money(posting.amount, currency),
    creditAmount: isPayment ? money(-posting.amount, currency) : undefined,
    quantity: posting.quantity,
    folioWindowNo: window,
    reference: posting.reference,
    remark: posting.remark,
    checkNo: posting.check,
    articleCode: posting.article,
    rateCode: posting.ratePlan,
    referenceTransactionNo: posting.parent ?? posting.adjusts,
    reversePaymentTransactionNo: posting.reversedBy,
    cashierInfo: { cashierId: posting.cashier, cashierName: hotel.cashiers.get(posting.cashier) },
    // New with 26.x.
    originalReservationInformation:
      hotel.profile.release === '25.5'
        ? undefined
        : {
            originalReservationId: posting.from?.id ?? stay.id,
            originalConfirmationNumber: posting.from?.confirmation ?? stay.confirmation,
            originalRoomNumber: posting.from?.room ?? stay.roomId,
          },
  };
}

/** Which parts of a folio to show and which page of its postings. */
export interface FolioView {
  readonly postings: boolean;
  readonly payee: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly offset: number;
  readonly limit: number;
}

/** A folio window with its balance and a page of postings. */
export function windowWire(
  world: World,
  hotel: Hotel,
  stay: Reservation,
  window: FolioWindow,
  view: FolioView,
): object {
  const { currency } = hotel.profile;
  const payments = window.postings
    .filter((posting) => posting.bucket === 'Payment')
    .reduce((sum, posting) => sum + posting.amount, 0);
  const balance = windowBalance(window);
  const payee = profileById(world, window.payeeId);
  const listed = window.postings.filter(
    (posting) => (view.from ?? posting.date) <= posting.date && posting.date <= (view.to ?? posting.date),
  );
  const page = listed.slice(view.offset, view.offset + view.limit);
  const folio = window.folios.filter((each) => each.voided !== true).at(-1);
  const method = window.method;
  return {
    folioWindowNo: window.no,
    internalFolioWindowID: `${stay.id}-${window.no}`,
    revenue: money(balance - payments, currency),
    payment: money(-payments, currency),
    balance: money(balance, currency),
    emptyFolio: window.postings.length === 0,
    emptyWindow: window.postings.length === 0,
    paymentMethod: method === undefined ? undefined : { paymentMethod: method, folioView: window.no },
    payeeInfo:
      view.payee && payee ? { payeeId: wireId(payee.id, 'Profile'), payeeName: fullName(payee) } : undefined,
    folios: view.postings
      ? [
          {
            folioNo: folio?.no,
            folioDate: folio?.date,
            folioTypeName: folio?.type,
            folioStatus: folio ? 'Ok' : undefined,
            internalFolioWindowID: `${stay.id}-${window.no}`,
            folioAmount: money(balance, currency),
            postings: page.map((posting) => postingWire(hotel, stay, window.no, posting)),
          },
        ]
      : undefined,
    offset: view.offset,
    limit: view.limit,
    hasMore: view.offset + page.length < listed.length,
    totalResults: listed.length,
    count: page.length,
  };
}

/** A transaction code with its articles, as lists of codes show it. */
export function transactionCodeWire(hotel: Hotel, code: TransactionCode, withArticles: boolean): object {
  const { currency } = hotel.profile;
  return {
    transactionCode: code.code,
    description: code.description,
    hotelId: hotel.profile.id,
    transactionGroup: code.group,
    transactionSubGroup: code.subgroup,
    price: code.defaultPrice === undefined ? undefined : money(code.defaultPrice, currency),
    printTrxReceipt: false,
    articles:
      withArticles && code.articles.length > 0
        ? code.articles.map((article) => ({
            articleCode: article.code,
            description: article.description,
            transactionCode: code.code,
            hotelId: hotel.profile.id,
            price: money(article.price, currency),
            inactive: false,
          }))
        : undefined,
  };
}
