import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { nextId } from '../../state/world.js';
import type { Reservation } from '../../state/reservation.js';
import { comments, numberedRecords } from '../../wire/records.wire.js';
import { pageOf } from '../../wire/paging.js';
import { fullName } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { hasStatus } from '../../rules/search-type.js';
import { placed, without } from './detail-request.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function getAlerts(call: Call): Answer {
  const stay = stayOf(call);
  const area = call.query.text('alertArea');
  const alerts = numberedRecords(stay.records.alerts, 'Alert').filter(
    (alert) => area === undefined || (alert as { area?: unknown }).area === area,
  );
  const notes = comments(stay.records.comments);
  const messages = numberedRecords(stay.records.guestMessages, 'Message');
  if (alerts.length + notes.length + messages.length === 0) return NONE;
  return ok({ alerts, comments: notes, guestMessages: messages });
}

function getTraces(call: Call): Answer {
  const stay = stayOf(call);
  if (stay.records.traces.length === 0) return NONE;
  const own = { id: stay.id, type: 'Reservation' };
  return ok({
    traces: numberedRecords(stay.records.traces, 'Trace').map((trace) => ({ ...trace, reservationId: own })),
  });
}

/** Messages of the house or of one stay; without a filter the undelivered and the delivered ones. */
function getMessages(call: Call): Answer {
  const { query, hotel } = call;
  const onlyDelivered =
    query.flag('retrieveDeliveredMessages') === true && query.flag('retrieveUndeliveredMessages') !== true;
  const onlyOpen =
    query.flag('retrieveUndeliveredMessages') === true && query.flag('retrieveDeliveredMessages') !== true;
  const status = query.text('reservationStatus');
  const stays = [...hotel.reservations.values()].filter(
    (stay) =>
      stay.records.guestMessages.length > 0 &&
      (query.text('reservationId') ?? stay.id) === stay.id &&
      (query.text('confirmationNo') ?? stay.confirmation) === stay.confirmation &&
      (query.text('room') ?? stay.roomId) === stay.roomId &&
      (status === undefined || status === 'Any' || hasStatus(hotel, stay, status)),
  );
  const rows = stays.flatMap((stay) =>
    numberedRecords(stay.records.guestMessages, 'Message').map((message) => withStay(call, stay, message)),
  );
  const wanted = rows
    .filter(({ delivered }) => (onlyDelivered ? delivered : onlyOpen ? !delivered : true))
    .map(({ message }) => message);
  const page = pageOf(wanted, query, 100);
  if (page.rows.length === 0) return NONE;
  const { count: _count, ...facts } = page.facts;
  return ok({ guestMessages: page.rows, ...facts });
}

function withStay(
  call: Call,
  stay: Reservation,
  entry: object,
): { readonly delivered: boolean; readonly message: object } {
  const { message, delivery } = entry as { message?: object; delivery?: { deliveryStatus?: string } };
  return {
    delivered: delivery?.deliveryStatus === 'Mr',
    message: {
      ...entry,
      message: {
        recipient: fullName(mainGuest(call.world, stay)),
        ...message,
        reservationId: { id: stay.id, type: 'Reservation' },
        roomId: stay.roomId,
        confirmationNo: stay.confirmation,
      },
    },
  };
}

function postMessages(call: Call): Answer {
  const stay = stayOf(call);
  const messages = call.body.list('guestMessages');
  if (messages.length === 0) throw refuse('VALUE_MISSING', 'guestMessages is required.', 'guestMessages');
  for (const entry of messages) {
    const message = entry.object('message');
    message.required('messageText');
    const { reservationId: _id, ...text } = message.raw;
    stay.records.guestMessages.push({
      id: nextId(call.world, 'record'),
      document: {
        message: { typeOfMessage: 'Tm', messageDate: call.at, ...text },
        delivery: { deliveryStatus: 'Nr', ...entry.object('delivery').raw },
      },
    });
  }
  record(call.desk, stay, 'MESSAGE', `${messages.length} for the guest`);
  return created(`${call.path}/${stay.records.guestMessages.at(-1)?.id ?? ''}`);
}

function putMessages(call: Call): Answer {
  const stay = stayOf(call);
  const id = call.param('guestMessageId');
  for (const entry of call.body.list('guestMessages')) {
    const { id: _id, type: _type, ...document } = entry.raw;
    stay.records.guestMessages = placed(
      call.world,
      stay.records.guestMessages,
      entry.text('id') ?? id,
      document,
    );
  }
  record(call.desk, stay, 'MESSAGE', 'Changed');
  return {
    status: 200,
    location: call.path,
    body: { guestMessages: numberedRecords(stay.records.guestMessages, 'Message') },
  };
}

function deleteMessages(call: Call): Answer {
  const stay = stayOf(call);
  stay.records.guestMessages = without(stay.records.guestMessages, call.param('guestMessageId'));
  return ok({});
}

export const STAY_RECORD_ROUTES: Routes = {
  'rsv.getAlertNotices': getAlerts,
  'rsv.getTracesByReservation': getTraces,
  'rsv.getGuestMessages': getMessages,
  'rsv.postGuestMessages': postMessages,
  'rsv.putGuestMessages': putMessages,
  'rsv.deleteGuestMessages': deleteMessages,
};
