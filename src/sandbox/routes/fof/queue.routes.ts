import { findStay, INTEGRATION_USER, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Reservation } from '../../state/reservation.js';
import { phoneOf } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

/** Stays that wait for a room, the most urgent first. */
function queued(call: Call): Reservation[] {
  return [...call.hotel.reservations.values()]
    .filter((stay) => stay.queue !== undefined)
    .sort((left, right) => (left.queue?.priority ?? 0) - (right.queue?.priority ?? 0));
}

function getQueue(call: Call): Answer {
  const stays = queued(call);
  if (stays.length === 0) return NONE;
  return ok({
    reservations: {
      reservationInfo: stays.map((stay) => ({
        ...stayRow(call.world, call.hotel, stay, { revenues: false, indicators: false }),
        queue: queueInfo(call, stay),
      })),
      hasMore: false,
      totalResults: stays.length,
      count: stays.length,
    },
  });
}

function queueInfo(call: Call, stay: Reservation): object {
  const waited = minutesBetween(stay.queue?.since ?? call.at, call.at);
  return {
    priority: stay.queue?.priority,
    queueDate: stay.arrival,
    guestTextInfo:
      stay.queue?.texted === undefined
        ? undefined
        : { sentTime: stay.queue.texted, sentBy: INTEGRATION_USER },
    averageQueueTimeCurrentReservations: waited,
  };
}

function minutesBetween(from: string, to: string): number {
  const instant = (text: string) => Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
  return Math.max(0, Math.round((instant(to) - instant(from)) / 60_000));
}

function add(call: Call): Answer {
  const stay = stayOf(call);
  if (stay.status !== 'Reserved' || stay.arrival !== call.hotel.businessDate)
    throw refuse('NOT_DUE_TODAY', 'Only arrivals of today wait in the queue.');
  if (stay.queue) throw refuse('STATUS_FORBIDS', 'The reservation is in the queue already.');
  stay.queue = { since: call.at, priority: queued(call).length + 1 };
  record(call.desk, stay, 'QUEUE', 'Added');
  return { status: 200, location: call.path, body: { queueInfo: queueInfo(call, stay) } };
}

function remove(call: Call): Answer {
  const stay = stayOf(call);
  if (!stay.queue) throw refuse('NOT_FOUND', 'The reservation is not in the queue.');
  stay.queue = undefined;
  renumber(queued(call));
  record(call.desk, stay, 'QUEUE', 'Removed');
  return ok({});
}

function setPriority(call: Call): Answer {
  const stay = stayOf(call);
  const priority = call.body.number('priority');
  if (!stay.queue) throw refuse('NOT_FOUND', 'The reservation is not in the queue.');
  if (priority === undefined || priority < 1)
    throw refuse('VALUE_INVALID', 'priority is a number from 1.', 'priority');
  const others = queued(call).filter((other) => other.id !== stay.id);
  others.splice(Math.min(priority, others.length + 1) - 1, 0, stay);
  renumber(others);
  return { status: 200, location: call.path, body: { queueInfo: queueInfo(call, stay) } };
}

function renumber(stays: readonly Reservation[]): void {
  stays.forEach((stay, index) => {
    if (stay.queue) stay.queue.priority = index + 1;
  });
}

function getStatistics(call: Call): Answer {
  const stays = queued(call);
  if (stays.length === 0) return NONE;
  const byType = Map.groupBy(stays, (stay) => stay.nights[0]?.roomType ?? '');
  const waited = stays.map((stay) => minutesBetween(stay.queue?.since ?? call.at, call.at));
  return ok({
    statistics: {
      roomType: [...byType].map(([roomType, list]) => ({ roomType, totalInQueue: list.length })),
      averageQueueTimeCurrentReservations: Math.round(
        waited.reduce((sum, minutes) => sum + minutes, 0) / waited.length,
      ),
    },
  });
}

const TEXTS: Readonly<Record<string, string>> = {
  QueueReservation: 'You are in the queue for your room. We write again when it is ready.',
  QueueRush: 'Your room is ready. Please come to the reception.',
};

function textFor(call: Call): string {
  const type = call.param('messageType');
  const text = TEXTS[type];
  if (text === undefined) throw refuse('NOT_FOUND', `There is no message ${type}.`, 'messageType');
  return text;
}

/** The sandbox sends nothing; it remembers when a message would have gone out. */
function deliverText(call: Call): Answer {
  textFor(call);
  const stay = stayOf(call);
  const number = call.body.object('criteria').text('mobileNumber') ?? phoneOf(mainGuest(call.world, stay));
  if (!stay.queue) throw refuse('NOT_FOUND', 'The reservation is not in the queue.');
  if (number === undefined) throw refuse('VALUE_MISSING', 'The guest has no mobile number.', 'mobileNumber');
  stay.queue = { ...stay.queue, texted: call.at };
  record(call.desk, stay, 'QUEUE', 'Message sent');
  return {
    status: 200,
    location: call.path,
    body: { guestTextInfo: { sentTime: call.at, sentBy: INTEGRATION_USER } },
  };
}

/** Guests who wait for their room. */
export const QUEUE_ROUTES: Routes = {
  'fof.getReservationsInQueue': getQueue,
  'fof.addReservationToQueue': add,
  'fof.deleteReservationFromQueue': remove,
  'fof.putReservationQueuePriority': setPriority,
  'fof.getReservationQueueStatistics': getStatistics,
  'fof.getQueueRoomsTextMessage': (call) => ok({ messageText: textFor(call) }),
  'fof.deliverQueueRoomsTextMessage': deliverText,
};
