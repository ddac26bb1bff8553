import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { merged } from '../../state/document.js';
import type { LeisureBooking } from '../../state/sales.js';
import { nextId } from '../../state/world.js';
import { Fields } from '../../wire/fields.js';

/** Whose booking a call is about: of a stay (and its main guest) or of a profile. */
interface Owner {
  readonly reservationId?: string;
  readonly profileId: string;
}

function ownerOf(call: Call): Owner {
  const reservationId = call.params.text('reservationId');
  if (reservationId === undefined) {
    const profileId = call.param('profileId');
    if (!call.world.profiles.has(profileId))
      throw refuse('PROFILE_UNKNOWN', `Profile ${profileId} is not known.`, 'profileId');
    return { profileId };
  }
  const stay = findStay(call.hotel, reservationId);
  const main = stay.guests.find((guest) => guest.primary) ?? stay.guests[0];
  return { reservationId, profileId: main?.profileId ?? '' };
}

function ours(booking: LeisureBooking, owner: Owner): boolean {
  return owner.reservationId === undefined
    ? booking.profileId === owner.profileId
    : booking.reservationId === owner.reservationId;
}

function activityWire({ id, document }: LeisureBooking): object {
  return { ...document, activityIds: [{ id, type: 'Activity' }] };
}

function get(call: Call): Answer {
  const { query, hotel, world } = call;
  const profiles = query.texts('profileIds');
  const stays = query.texts('reservationIds');
  const ids = query.texts('activityIds');
  const found = [...hotel.sales.bookings.values()].filter(
    (booking) =>
      profiles.includes(booking.profileId) &&
      (stays.length === 0 || stays.includes(booking.reservationId ?? '')) &&
      (ids.length === 0 || ids.includes(booking.id)),
  );
  if (found.length === 0) return NONE;
  const byGuest = Map.groupBy(found, (booking) => booking.profileId);
  return ok({
    activityLookUpList: [...byGuest].map(([profileId, bookings]) => ({
      profileId: [{ id: profileId, type: 'Profile' }],
      personName: nameOf(new Fields(world.profiles.get(profileId)?.details ?? {})),
      activities: bookings
        .toSorted((left, right) => (startOf(left) < startOf(right) ? -1 : 1))
        .map(activityWire),
      hotelId: hotel.profile.id,
    })),
  });
}

function startOf({ document }: LeisureBooking): string {
  return Fields.of(document['timeSpan']).text('startDateTime') ?? '';
}

function nameOf(details: Fields): object | undefined {
  const [name] = details.object('customer').list('personName');
  return name && { surname: name.text('surname'), givenName: name.text('givenName') };
}

/** Stores bookings: a known type, a time within the stay, and nobody in two places at once. */
function post(call: Call): Answer {
  const owner = ownerOf(call);
  const orders = call.body.object('activityBooking').list('activities');
  if (orders.length === 0)
    throw refuse('VALUE_MISSING', 'activities is required.', 'activityBooking.activities');
  for (const order of orders) check(call, owner, order);
  const ids = orders.map((order) => {
    const id = nextId(call.world, 'record');
    const { activityIds: _given, ...document } = order.raw;
    call.hotel.sales.bookings.set(id, {
      ...owner,
      id,
      document: { status: 'CONF', statusDescription: 'Confirmed', numberOfPersons: 1, ...document },
    });
    return id;
  });
  note(call, owner, 'Leisure activity booked');
  return created(`${call.path}/${ids[0] ?? ''}`);
}

function note(call: Call, owner: Owner, text: string): void {
  if (owner.reservationId === undefined) return;
  record(call.desk, findStay(call.hotel, owner.reservationId), 'ACTIVITY', text);
}

function check(call: Call, owner: Owner, order: Fields): void {
  const { sales } = call.hotel;
  const type = order.required('type');
  if (!sales.types.has(type)) throw refuse('CODE_UNKNOWN', `Activity type ${type} is not known.`, 'type');
  const place = order.text('location');
  if (place !== undefined && !sales.locations.has(place))
    throw refuse('CODE_UNKNOWN', `Activity location ${place} is not known.`, 'location');
  const span = order.object('timeSpan');
  const start = span.required('startDateTime');
  const end = span.text('endDateTime') ?? start;
  if (end < start) throw refuse('VALUE_INVALID', 'The activity ends before it starts.', 'timeSpan');
  const stay = owner.reservationId === undefined ? undefined : findStay(call.hotel, owner.reservationId);
  if (stay && (stay.status === 'Cancelled' || stay.status === 'CheckedOut' || stay.status === 'NoShow'))
    throw refuse('STATUS_FORBIDS', 'The stay is over or cancelled.', 'reservationId');
  const day = start.slice(0, 10);
  if (stay && (day < stay.arrival || day > stay.departure))
    throw refuse('VALUE_INVALID', `The activity is outside the stay.`, 'timeSpan');
  const clash = [...sales.bookings.values()].find((other) => {
    const taken = Fields.of(other.document['timeSpan']);
    const from = taken.text('startDateTime') ?? '';
    const to = taken.text('endDateTime') ?? from;
    return ours(other, owner) && from < end && start < to;
  });
  if (clash) throw refuse('NOT_AVAILABLE', `The guest has activity ${clash.id} at that time.`, 'timeSpan');
}

function find(call: Call, owner: Owner, id: string): LeisureBooking {
  const booking = call.hotel.sales.bookings.get(id);
  if (!booking || !ours(booking, owner))
    throw refuse('NOT_FOUND', `Activity booking ${id} is not known.`, 'activityId');
  return booking;
}

function put(call: Call): Answer {
  const owner = ownerOf(call);
  const changes = call.body
    .object('activityBooking')
    .list('activities')
    .map((order) => {
      const id = order.id('activityIds');
      if (id === undefined)
        throw refuse('VALUE_MISSING', 'activityIds is required.', 'activities.activityIds');
      const { activityIds: _id, ...document } = order.raw;
      return { booking: find(call, owner, id), document };
    });
  for (const { booking, document } of changes) booking.document = merged(booking.document, document);
  note(call, owner, 'Leisure activity changed');
  return ok({ activityBooking: { activities: changes.map(({ booking }) => activityWire(booking)) } });
}

function remove(call: Call): Answer {
  const owner = ownerOf(call);
  call.hotel.sales.bookings.delete(find(call, owner, call.query.required('activityId')).id);
  note(call, owner, 'Leisure activity cancelled');
  return ok({});
}

/** Where a guest is to be found for a while. */
function postWhereabouts(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const id = nextId(call.world, 'record');
  call.hotel.sales.whereabouts.set(stay.id, { id, document: { ...call.body.raw } });
  const text = call.body.object('locationText').text('value');
  record(call.desk, stay, 'LOCATION', text === undefined ? 'Location cleared' : 'Location noted');
  return created(`${call.path}/${id}`);
}

/** Bookings of leisure activities, of stays and of profiles. */
export const LEISURE_BOOKING_ROUTES: Routes = {
  'lms.getActivityBookings': get,
  'lms.postActivityBooking': post,
  'lms.postActivityBookingForProfile': post,
  'lms.putActivityBooking': put,
  'lms.putActivityBookingForProfile': put,
  'lms.deleteActivityBooking': remove,
  'lms.deleteActivityBookingForProfile': remove,
  'lms.postLocationNotification': postWhereabouts,
};
