import { addDays, daysBetween } from '../../clock/business-date.js';
import { findStay, hourOf, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import { depositPolicyOf, policyOf } from '../../rules/cancellation.js';
import type { Hotel } from '../../state/hotel.js';
import type { Basis, CancellationPolicy, DepositPolicy } from '../../state/policy.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { stayCancellationPolicies, stayDepositPolicies } from '../../wire/policies.wire.js';

/** What a policy asks for; undefined when the request does not say. */
function readBasis(sent: Fields): Basis | undefined {
  const nights = sent.number('nights');
  const percent = sent.number('percent') ?? sent.number('percentage');
  const amount = sent.minor('amount');
  if (nights !== undefined) return { kind: 'Nights', nights };
  if (percent !== undefined) return { kind: 'Percentage', percent };
  return amount === undefined ? undefined : { kind: 'FlatAmount', amount };
}

function requireBasis(sent: Fields, known: Basis | undefined): Basis {
  const basis = readBasis(sent) ?? known;
  if (!basis)
    throw refuse('VALUE_MISSING', 'A percentage, an amount or nights are required.', 'policy.amountPercent');
  return basis;
}

/** A cancellation policy as sent, on top of the hotel's of that code where there is one. */
function readCancellation(hotel: Hotel, stay: Reservation, sent: Fields, id: string): CancellationPolicy {
  const code = sent.text('policyCode');
  const known = hotel.cancellationPolicies.get(code ?? '') ?? stay.ownCancellationPolicy ?? undefined;
  const deadline = sent.object('deadline');
  const absolute = deadline.day('absoluteDeadline');
  const days =
    deadline.number('offsetFromArrival') ??
    (absolute === undefined ? undefined : daysBetween(absolute, stay.arrival)) ??
    known?.daysBeforeArrival;
  const time = deadline.text('offsetDropTime') ?? deadline.text('absoluteDeadline');
  const hour = Number(/[T ](\d{2}):/.exec(time ?? '')?.[1] ?? known?.hour ?? 18);
  return {
    id,
    code: code ?? known?.code ?? 'MANUAL',
    description:
      sent.text('penaltyDescription') ?? sent.text('formattedRule') ?? known?.description ?? 'Agreed',
    basis: requireBasis(sent.object('amountPercent'), known?.basis),
    daysBeforeArrival: sent.flag('nonRefundable') === true ? undefined : days,
    hour,
  };
}

function readDeposit(hotel: Hotel, stay: Reservation, sent: Fields, id: string): DepositPolicy {
  const code = sent.text('policyCode');
  const known = hotel.depositPolicies.get(code ?? '') ?? stay.ownDepositPolicy ?? undefined;
  const deadline = sent.object('deadline');
  const arrivalOffset = deadline.number('offsetFromArrival');
  const absolute =
    deadline.day('absoluteDeadline') ??
    (arrivalOffset === undefined ? undefined : addDays(stay.arrival, -arrivalOffset));
  return {
    id,
    code: code ?? known?.code ?? 'MANUAL',
    description: sent.text('description') ?? known?.description ?? 'Agreed',
    basis: requireBasis(sent.object('amountPercent'), known?.basis),
    daysAfterBooking:
      deadline.number('offsetFromBookingDate') ??
      (absolute === undefined ? undefined : daysBetween(stay.createdOn, absolute)) ??
      known?.daysAfterBooking ??
      0,
  };
}

const KINDS = {
  cancellation: {
    set: (call: Call, stay: Reservation, sent: Fields, id: string) => {
      stay.ownCancellationPolicy = readCancellation(call.hotel, stay, sent, id);
    },
    waive: (stay: Reservation) => (stay.ownCancellationPolicy = null),
    now: (hotel: Hotel, stay: Reservation) => policyOf(hotel, stay),
    wire: (call: Call, stay: Reservation) => stayCancellationPolicies(call.hotel, stay, hourOf(call.desk)),
  },
  deposit: {
    set: (call: Call, stay: Reservation, sent: Fields, id: string) => {
      stay.ownDepositPolicy = readDeposit(call.hotel, stay, sent, id);
    },
    waive: (stay: Reservation) => (stay.ownDepositPolicy = null),
    now: (hotel: Hotel, stay: Reservation) => depositPolicyOf(hotel, stay),
    wire: (call: Call, stay: Reservation) => stayDepositPolicies(call.hotel, stay),
  },
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

function post(kind: Kind) {
  return (call: Call): Answer => {
    const stay = findStay(call.hotel, call.param('reservationId'));
    const id = nextId(call.world, 'record');
    kind.set(call, stay, call.body.object('policy').object('policy'), id);
    record(call.desk, stay, 'POLICY', 'Agreed');
    return created(`${call.path}/${id}`);
  };
}

/** Changes the policy of the stay that the body names. */
function put(kind: Kind) {
  return (call: Call): Answer => {
    const policy = call.body.object('policy');
    const stay = findStay(call.hotel, policy.object('reservationId').required('id'));
    const now = requireNow(call.hotel, kind, stay, policy.object('policyId').text('id'));
    kind.set(call, stay, policy.object('policy'), now.id ?? nextId(call.world, 'record'));
    record(call.desk, stay, 'POLICY', 'Changed');
    if (kind === KINDS.deposit) return { status: 200, location: call.path, body: {} };
    const [shown] = kind.wire(call, stay);
    return {
      status: 200,
      location: call.path,
      body: {
        policy: {
          ...shown,
          hotelId: call.hotel.profile.id,
          reservationId: { id: stay.id, type: 'Reservation' },
        },
      },
    };
  };
}

function requireNow(
  hotel: Hotel,
  kind: Kind,
  stay: Reservation,
  id: string | undefined,
): { readonly id?: string } {
  const now = kind.now(hotel, stay);
  if (!now || (id !== undefined && id !== (now.id ?? now.code)))
    throw refuse('NOT_FOUND', `Policy ${id ?? ''} is not of this reservation.`, 'policyId');
  return now;
}

/** The policies of the stay as the criteria would have them; nothing changes. */
function compute(kind: Kind) {
  return (call: Call): Answer => {
    const stay = structuredClone(findStay(call.hotel, call.param('reservationId')));
    const { raw } = call.body.object('criteria');
    const { policyCode, percentage, amount, nights } = raw;
    const asks = [percentage, amount, nights].some((value) => value !== undefined);
    if (asks || policyCode !== undefined) {
      const sent = { policyCode, amountPercent: { percent: percentage, amount, nights } };
      kind.set(call, stay, call.body.object('criteria').with(sent), 'computed');
    }
    return { status: 200, location: call.path, body: { policies: kind.wire(call, stay) } };
  };
}

function remove(kind: Kind) {
  return (call: Call): Answer => {
    const stay = findStay(call.hotel, call.param('reservationId'));
    requireNow(call.hotel, kind, stay, call.query.required('policyId'));
    kind.waive(stay);
    record(call.desk, stay, 'POLICY', 'Waived');
    return ok({});
  };
}

/** Policies agreed for one stay in place of its rate's. */
export const POLICY_ROUTES: Routes = {
  'rsv.postCancellationPolicy': post(KINDS.cancellation),
  'rsv.putCancellationPolicy': put(KINDS.cancellation),
  'rsv.putComputeCancellationPolicies': compute(KINDS.cancellation),
  'rsv.deleteCancellationPolicy': remove(KINDS.cancellation),
  'rsv.postDepositPolicy': post(KINDS.deposit),
  'rsv.putDepositPolicy': put(KINDS.deposit),
  'rsv.putComputeDepositPolicies': compute(KINDS.deposit),
  'rsv.deleteDepositPolicy': remove(KINDS.deposit),
};
