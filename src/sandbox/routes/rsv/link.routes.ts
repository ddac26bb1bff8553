import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { holderOf, linkedTo } from './linked.routes.js';
import { wireOf } from './reservation.routes.js';

interface Held {
  readonly hotel: Hotel;
  readonly stay: Reservation;
}

const ofPath = (call: Call): Held => ({
  hotel: call.hotel,
  stay: findStay(call.hotel, call.param('reservationId')),
});
const ofChain = (call: Call): Held => holderOf(call, call.param('reservationId'));

/** Links stays with the one of the path, and with whatever is linked to any of them already. */
function link(held: (call: Call) => Held) {
  return (call: Call): Answer => {
    const { hotel, stay } = held(call);
    const { body } = call;
    const named = [
      ...body.list('reservationIdList'),
      ...(body.has('linkToReservationId') ? [body.object('linkToReservationId')] : []),
    ].filter((id) => id.text('type') !== 'Confirmation');
    const others = named.map((id) => findStay(hotel, id.required('id'))).filter(({ id }) => id !== stay.id);
    if (others.length === 0)
      throw refuse('VALUE_MISSING', 'A reservation to link with is required.', 'reservationIdList');
    const all = new Set([stay, ...others].flatMap((one) => linkedTo(hotel, one)));
    const linkId = stay.linkId ?? nextId(call.world, 'record');
    for (const one of all) {
      one.linkId = linkId;
      record({ ...call.desk, hotel }, one, 'LINK RESERVATION', `${all.size} linked`);
    }
    return created(call.path);
  };
}

/** Takes the stay out of those it is linked with. */
function unlink(held: (call: Call) => Held) {
  return (call: Call): Answer => {
    const { hotel, stay } = held(call);
    const others = linkedTo(hotel, stay).filter(({ id }) => id !== stay.id);
    if (others.length === 0) throw refuse('STATUS_FORBIDS', 'The reservation is linked with no other.');
    stay.linkId = undefined;
    stay.linkName = undefined;
    const [last] = others;
    if (others.length === 1 && last) last.linkId = undefined;
    record({ ...call.desk, hotel }, stay, 'LINK RESERVATION', 'Taken out');
    return ok({});
  };
}

function rename(call: Call): Answer {
  const { hotel, stay } = ofPath(call);
  const linkedName = call.body.object('linkedReservationsCommonDetails').required('linkedName');
  const linked = linkedTo(hotel, stay);
  if (linked.length < 2) throw refuse('STATUS_FORBIDS', 'The reservation is linked with no other.');
  for (const one of linked) one.linkName = linkedName;
  return { status: 200, location: call.path, body: { linkedReservationsCommonDetails: { linkedName } } };
}

/** Everything that is linked with the stay, in full. */
function getLinked(call: Call): Answer {
  const { hotel, stay } = ofPath(call);
  const linked = linkedTo(hotel, stay);
  if (linked.length < 2) return NONE;
  return ok({
    reservations: {
      linkedReservation: linked.map((one) => ({ ...wireOf(call, hotel, one), rateSummary: undefined })),
    },
  });
}

/** Links two stays of one guest that follow each other. */
function putLinked(call: Call): Answer {
  const { hotel, stay } = ofPath(call);
  const next = findStay(hotel, call.body.object('backToBackToReservationId').required('id'));
  if (next.arrival !== stay.departure && stay.arrival !== next.departure)
    throw refuse(
      'VALUE_INVALID',
      'The two reservations do not follow each other.',
      'backToBackToReservationId',
    );
  const linkId = stay.linkId ?? next.linkId ?? nextId(call.world, 'record');
  for (const one of [stay, next]) {
    one.linkId = linkId;
    record(call.desk, one, 'LINK RESERVATION', 'Back to back');
  }
  return ok({});
}

/** Reservations that belong together. */
export const LINK_ROUTES: Routes = {
  'rsv.postReservationLinks': link(ofPath),
  'rsv.postReservationLinksByChain': link(ofChain),
  'rsv.putReservationLinks': rename,
  'rsv.deleteReservationLinks': unlink(ofPath),
  'rsv.deleteReservationLinksByChain': unlink(ofChain),
  'rsv.getLinkedReservations': getLinked,
  'rsv.putLinkedReservation': putLinked,
};
