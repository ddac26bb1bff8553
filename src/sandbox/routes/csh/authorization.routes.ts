import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { CardAuthorization } from '../../state/folio.js';
import { decimalText, type Minor, money } from '../../state/money.js';
import type { Reservation, StayPayment } from '../../state/reservation.js';
import { nextNumber } from '../../state/world.js';
import { paymentMethod } from '../../wire/payment.wire.js';
import { requireCurrency } from './charge-request.js';

/** From here on cards of the sandbox decline, so that a refusal can be seen. */
const DECLINED_FROM: Minor = 1_000_000;

/** The card on file that pays a window. Throws when there is none: the sandbox takes no card from a request. */
function cardOf(stay: Reservation, window: number): StayPayment {
  const payment = stay.payments.find((each) => each.window === window) ?? stay.payments[0];
  if (payment?.card === undefined)
    throw refuse('STATUS_FORBIDS', `No card is on file for window ${window}.`, 'criteria.folioView');
  return payment;
}

function keep(call: Call, stay: Reservation, entry: CardAuthorization): void {
  stay.authorizations = [...(stay.authorizations ?? []), entry];
  const said = entry.approval === undefined ? 'declined' : `approved ${entry.approval}`;
  record(call.desk, stay, 'AUTHORIZATION', `${decimalText(entry.amount)} ${said}`);
}

function authorized(stay: Reservation): Minor {
  return (stay.authorizations ?? []).reduce(
    (sum, entry) => sum + (entry.approval === undefined ? 0 : entry.amount),
    0,
  );
}

/** Asks the bank of the card on file to hold an amount. */
function authorize(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = openStay(call);
  const window = criteria.number('folioView') ?? 1;
  const payment = cardOf(stay, window);
  requireCurrency(call, criteria.object('amount'));
  const amount = criteria.money('amount');
  if (amount === undefined || amount <= 0)
    throw refuse('VALUE_MISSING', 'An amount above zero is required.', 'criteria.amount');
  const entry = {
    date: call.hotel.businessDate,
    at: call.at,
    window,
    method: payment.method,
    amount,
    occasion: criteria.text('sourceOfAuthorization') ?? 'Additional',
  };
  if (amount >= DECLINED_FROM) {
    keep(call, stay, { ...entry, reason: 'Declined by the bank' });
    throw refuse('STATUS_FORBIDS', 'The card was declined by its bank.', 'criteria.amount');
  }
  const approval = `A${nextNumber(call.world, 'record')}`;
  keep(call, stay, { ...entry, approval });
  const { currency } = call.hotel.profile;
  return created(call.path, {
    authInfo: { approvalAmount: money(amount, currency), approvalCode: approval },
    payment: {
      paymentMethod: payment.method,
      folioView: window,
      paymentCard: {
        ...(paymentMethod(call.hotel, payment) as { paymentCard?: object }).paymentCard,
        currentAuthorizedAmount: money(authorized(stay), currency),
        approvalCode: approval,
      },
    },
  });
}

/** Notes an approval that was got by telephone. */
function register(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = openStay(call);
  const window = criteria.number('folioView') ?? 1;
  const amount = criteria.money('amount');
  if (amount === undefined || amount <= 0)
    throw refuse('VALUE_MISSING', 'An amount above zero is required.', 'criteria.amount');
  keep(call, stay, {
    date: call.hotel.businessDate,
    at: call.at,
    window,
    method: cardOf(stay, window).method,
    amount,
    approval: criteria.required('manualApprovalCode'),
    occasion: 'CheckInManualAuth',
  });
  return created(call.path);
}

function openStay(call: Call): Reservation {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (stay.status !== 'InHouse' && stay.status !== 'Reserved')
    throw refuse('STATUS_FORBIDS', `Nothing is authorized for a stay with status ${stay.status}.`);
  return stay;
}

function history(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const view = call.query.number('folioView');
  const failures = call.query.flag('includeFailures') !== false;
  const entries = (stay.authorizations ?? []).filter(
    (entry) => (view === undefined || entry.window === view) && (failures || entry.approval !== undefined),
  );
  if (entries.length === 0 || call.query.flag('includeAuthorizations') === false) return NONE;
  const { currency } = call.hotel.profile;
  return ok({
    folioHistory: entries.map((entry) => ({
      businessDate: entry.date,
      transactionType: entry.occasion,
      approvalAmount: money(entry.amount, currency),
      cardPaymentInformation: paymentMethod(call.hotel, cardOf(stay, entry.window)),
      status:
        entry.approval === undefined
          ? { failed: { reason: entry.reason } }
          : { successful: { approvalCode: entry.approval } },
      type: 'Authorization',
    })),
  });
}

/** How the card on file would be asked, changing nothing: what is held and what is asked for in addition. */
function instruct(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const criteria = call.operation.hasBody ? call.body.object('criteria') : call.query;
  const window = criteria.number('folioView') ?? 1;
  const payment = cardOf(stay, window);
  const { currency } = call.hotel.profile;
  const asked = criteria.minor('amount') ?? 0;
  const answer = {
    details: {
      currentApprovalAmount: money(authorized(stay), currency),
      totalApprovalAmount: money(authorized(stay) + asked, currency),
      paymentMethodInfo: paymentMethod(call.hotel, payment),
      transactionType: criteria.text('sourceOfAuthorization') ?? 'Additional',
      initialAuthorizationRequired: authorized(stay) === 0,
      businessDate: call.hotel.businessDate,
    },
  };
  return call.operation.hasBody ? created(call.path, answer) : ok(answer);
}

/** Cards on file, by what may be shown of them. */
function wallet(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const cards = stay.payments.flatMap(({ card, window }) =>
    card === undefined
      ? []
      : [
          {
            cardNumberMasked: card.last4 === undefined ? undefined : `XXXXXXXXXXXX${card.last4}`,
            cardNumberLast4Digits: card.last4,
            expirationDateString: card.expiry,
            cardHolderName: card.holder,
            cardType: card.type,
            cardId: { id: `${stay.id}-${window}`, type: 'CreditCardId' },
          },
        ],
  );
  return cards.length === 0 ? NONE : ok({ creditCardInfoList: cards });
}

export const AUTHORIZATION_ROUTES: Routes = {
  'csh.authorizeCreditCardAmount': authorize,
  'csh.registerManualAuthorization': register,
  'csh.postCCAuthorizationInstructions': instruct,
  'csh.getCCAuthorizationInstructions': instruct,
  'csh.getAuthorizationHistory': history,
  'csh.getReservationCreditCardWallet': wallet,
};
