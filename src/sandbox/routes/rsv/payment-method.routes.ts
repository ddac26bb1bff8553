import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation, StayPayment } from '../../state/reservation.js';
import { paymentMethod } from '../../wire/payment.wire.js';
import { readPayments } from './guest-request.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function wire(call: Call, stay: Reservation): object {
  return {
    hotelId: call.hotel.profile.id,
    reservationId: { id: stay.id, type: 'Reservation' },
    reservationPaymentMethods: stay.payments.map((payment) => paymentMethod(call.hotel, payment)),
  };
}

function get(call: Call): Answer {
  const stay = stayOf(call);
  return stay.payments.length === 0 ? NONE : ok(wire(call, stay));
}

/** The payment methods of the request on their windows, those of other windows kept. */
function set(call: Call, mayReplace: boolean): Reservation {
  const stay = stayOf(call);
  const sent = readPayments(call.hotel, call.body);
  if (sent.length === 0)
    throw refuse('VALUE_MISSING', 'reservationPaymentMethods is required.', 'reservationPaymentMethods');
  const taken = sent.find(({ window }) => stay.payments.some((known) => known.window === window));
  if (taken && !mayReplace)
    throw refuse('STATUS_FORBIDS', `Window ${taken.window} has a payment method already.`);
  const kept = stay.payments.filter((known) => !sent.some(({ window }) => window === known.window));
  put(stay, [...kept, ...sent]);
  record(call.desk, stay, 'PAYMENT METHOD', sent.map(({ method }) => method).join(', '));
  return stay;
}

function put(stay: Reservation, payments: readonly StayPayment[]): void {
  stay.payments = [...payments].sort((left, right) => left.window - right.window);
  for (const payment of stay.payments) {
    const window = stay.windows.find(({ no }) => no === payment.window);
    if (window) window.method = payment.method;
  }
}

function post(call: Call): Answer {
  set(call, false);
  return created(call.path);
}

function change(call: Call): Answer {
  const stay = set(call, true);
  return { status: 200, location: call.path, body: wire(call, stay) };
}

/** Takes the payment methods away; a guest in the house keeps that of his first window. */
function remove(call: Call): Answer {
  const stay = stayOf(call);
  put(stay, stay.status === 'InHouse' ? stay.payments.filter(({ window }) => window === 1) : []);
  record(call.desk, stay, 'PAYMENT METHOD', 'Removed');
  return ok({});
}

/** How the windows of a stay will be paid. */
export const PAYMENT_METHOD_ROUTES: Routes = {
  'rsv.getPaymentMethods': get,
  'rsv.postPaymentMethods': post,
  'rsv.putPaymentMethods': change,
  'rsv.deletePaymentMethods': remove,
};
