import { findStay, INTEGRATION_USER, record, requireListed } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { nextId } from '../../state/world.js';
import type { Reservation } from '../../state/reservation.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { emailOf } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { placed } from './detail-request.js';

/** Who changed what, newest first: of one stay (parameter pair `ReservationId`) or of the house. */
function getActivityLog(call: Call): Answer {
  const { query, hotel } = call;
  const names = query.texts('parameterName');
  const values = query.texts('parameterValue');
  const index = names.findIndex((name) => /^(reservationid|resv_?name_?id|confirmationnumber)$/i.test(name));
  const wanted = index < 0 ? undefined : values[index];
  const from = query.day('fromDate');
  const to = query.day('toDate');
  const type = query.text('activityType');
  const words = query.text('searchText')?.toLowerCase();
  const rows = [...hotel.reservations.values()]
    .filter((stay) => wanted === undefined || stay.id === wanted || stay.confirmation === wanted)
    .flatMap((stay) => stay.activities.map((activity) => ({ activity, stay })))
    .filter(({ activity }) => (from ?? activity.day) <= activity.day && activity.day <= (to ?? activity.day))
    .filter(({ activity }) => type === undefined || activity.type === type)
    .filter(
      ({ activity }) =>
        words === undefined || `${activity.type} ${activity.text}`.toLowerCase().includes(words),
    )
    .reverse()
    .sort((left, right) => right.activity.at.localeCompare(left.activity.at));
  const page = pageOf(rows, query, 50);
  if (page.rows.length === 0) return NONE;
  return ok({
    activityLog: {
      activityLog: page.rows.map(({ activity, stay }) => ({
        hotelId: hotel.profile.id,
        module: 'RESERVATION',
        logDate: activity.at,
        refActionId: Number(stay.id),
        logUserName: INTEGRATION_USER,
        actionType: activity.type,
        actionDescription: activity.text,
      })),
      ...page.facts,
    },
  });
}

/** The same alerts on many stays. All codes are looked at before any alert is set. */
function postBulkAlerts(call: Call): Answer {
  const entries = call.body.list('reservations');
  if (entries.length === 0) throw refuse('VALUE_MISSING', 'reservations is required.', 'reservations');
  const work = entries.map((entry) => {
    const hotel = call.hotelNamed(entry.text('hotelId'));
    const stay = findStay(hotel, entry.object('reservationId').required('id'));
    const alerts = entry.list('alert');
    alerts.forEach((alert) =>
      requireListed(hotel, 'AlertCodesMultiHotel', alert.required('code'), 'alert.code'),
    );
    return { hotel, stay, alerts };
  });
  for (const { hotel, stay, alerts } of work) {
    for (const alert of alerts) {
      const { id: _id, type: _type, ...document } = alert.raw;
      stay.records.alerts = placed(call.world, stay.records.alerts, undefined, {
        screenNotification: true,
        ...document,
      });
    }
    record({ ...call.desk, hotel }, stay, 'ALERT', alerts.map((alert) => alert.text('code')).join(', '));
  }
  return created(call.path);
}

/** A guest the house could not or would not take, with the reason. */
function postTurnaway(call: Call): Answer {
  const turnaway = call.body.object('turnaway');
  requireListed(
    call.hotel,
    'TurnawayCodesMultiHotels',
    turnaway.required('reasonCode'),
    'turnaway.reasonCode',
  );
  const id = nextId(call.world, 'record');
  call.hotel.records.turnaways.set(id, { id, document: turnaway.raw });
  return created(`${call.path}/${id}`);
}

function postLetters(call: Call): Answer {
  const stay = findStay(call.hotel, call.body.object('reservationId').required('id'));
  const letters = call.body.list('confLetters');
  if (letters.length === 0) throw refuse('VALUE_MISSING', 'confLetters is required.', 'confLetters');
  for (const letter of letters) requireAddress(call, stay, letter);
  const kept = letters.map((letter) => {
    const id = nextId(call.world, 'record');
    const deliveryInfo = letter.list('deliveryInfo').map((delivery) => ({
      ...delivery.raw,
      lastStatus: 'Succeeded',
      lastAttempted: call.at,
      successfulTries: 1,
    }));
    const document = { ...letter.raw, deliveryInfo, id, type: 'ConfirmationLetter' };
    call.hotel.records.confirmations.set(id, { id, document: { ...document, reservationId: stay.id } });
    return document;
  });
  record(call.desk, stay, 'CONFIRMATION LETTER', `${kept.length} sent`);
  return created(`${call.path}/${kept[0]?.id ?? ''}`, {
    reservationId: { id: stay.id, type: 'Reservation' },
    confLetters: kept,
    hotelId: call.hotel.profile.id,
  });
}

/** A letter by e-mail needs an address: one sent along, or the guest's own. */
function requireAddress(call: Call, stay: Reservation, letter: Fields): void {
  const byEmail = letter.list('deliveryInfo').some((one) => one.text('communicationType') === 'Email');
  const recipient = letter.object('recipientInfo');
  const sent = recipient.text('optionalEmail') ?? recipient.at('emailInfo.email').text('emailAddress');
  if (byEmail && sent === undefined && emailOf(mainGuest(call.world, stay)) === undefined)
    throw refuse('VALUE_MISSING', 'The guest has no e-mail address.', 'confLetters.recipientInfo');
}

/** History, bulk alerts, turnaways, letters. */
export const RESERVATION_LOG_ROUTES: Routes = {
  'rsv.getReservationActivityLog': getActivityLog,
  'rsv.postBulkReservationAlerts': postBulkAlerts,
  'rsv.postTurnawayReservation': postTurnaway,
  'rsv.postConfirmationLetters': postLetters,
};
