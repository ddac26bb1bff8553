import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { nextId } from '../../state/world.js';
import type { Reservation } from '../../state/reservation.js';
import { numberedRecords, stayPackages } from '../../wire/records.wire.js';
import { addStayPreferences, placed } from './detail-request.js';
import { changePackage } from './package-request.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

/** A package of the stay with its days. */
function getPackages(call: Call): Answer {
  const stay = stayOf(call);
  const codes = call.query.texts('productCode');
  const found = stay.packages.filter(({ code }) => codes.length === 0 || codes.includes(code));
  if (found.length === 0) return NONE;
  return ok({
    reservationPackages: { reservationPackage: stayPackages(call.hotel, { ...stay, packages: found }) },
  });
}

function putPackages(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('reservationPackages');
  if (entries.length === 0)
    throw refuse('VALUE_MISSING', 'reservationPackages is required.', 'reservationPackages');
  entries.forEach((entry) => changePackage(call.desk, stay, entry));
  record(call.desk, stay, 'PACKAGES', entries.map((entry) => entry.text('packageCode')).join(', '));
  return {
    status: 200,
    location: call.path,
    body: {
      hotelId: call.hotel.profile.id,
      reservationId: { id: stay.id, type: 'Reservation' },
      reservationPackages: stayPackages(call.hotel, stay),
    },
  };
}

/** Packages added on top, by an outside shop: those known are changed, others added. */
function putAddOns(call: Call): Answer {
  const stay = stayOf(call);
  const entries = call.body.list('reservationPackages');
  entries.forEach((entry) => changePackage(call.desk, stay, entry));
  record(call.desk, stay, 'PACKAGES', entries.map((entry) => entry.text('packageCode')).join(', '));
  return { status: 200, location: call.path, body: {} };
}

function putPreference(call: Call): Answer {
  const stay = stayOf(call);
  const code = call.param('preferenceCode');
  const known = stay.records.preferences.filter(
    ({ document }) => document['value'] !== code && document['group'] !== code,
  );
  if (known.length === stay.records.preferences.length)
    throw refuse('NOT_FOUND', `Preference ${code} is not on this reservation.`, 'preferenceCode');
  stay.records.preferences = known;
  for (const group of call.body.list('reservationPreferences')) addStayPreferences(call.world, stay, group);
  record(call.desk, stay, 'PREFERENCES', 'Changed');
  return { status: 200, location: call.path, body: {} };
}

function ticketsWire(stay: Reservation): object[] {
  return stay.records.tickets.map(({ id, document }) => ({
    ...document,
    ticketId: { id, type: 'TicketId' },
  }));
}

function getTickets(call: Call): Answer {
  const { query } = call;
  const code = query.text('packageCode');
  const rows = (ticketsWire(stayOf(call)) as { packageCode?: string; issueDate?: string }[]).filter(
    (ticket) =>
      (code ?? ticket.packageCode) === ticket.packageCode &&
      !(query.flag('retrieveIssuedOnly') === true && ticket.issueDate === undefined) &&
      !(query.flag('retrieveNotIssuedOnly') === true && ticket.issueDate !== undefined),
  );
  return rows.length === 0 ? NONE : ok({ tickets: rows });
}

/** Tickets of packages that are taken in by a ticket; the package has to be one of the hotel's. */
function postTickets(call: Call): Answer {
  const stay = stayOf(call);
  const tickets = call.body.list('tickets');
  if (tickets.length === 0) throw refuse('VALUE_MISSING', 'tickets is required.', 'tickets');
  for (const ticket of tickets) {
    const code = ticket.required('packageCode');
    if (!call.hotel.packages.has(code))
      throw refuse(
        'CODE_UNKNOWN',
        `Package ${code} does not exist at ${call.hotel.profile.id}.`,
        'packageCode',
      );
  }
  for (const ticket of tickets) {
    const { ticketId: _id, ...document } = ticket.raw;
    const id = nextId(call.world, 'record');
    stay.records.tickets = [
      ...stay.records.tickets,
      { id, document: { quantity: 1, status: 'NotIssued', ...document } },
    ];
  }
  record(call.desk, stay, 'TICKETS', `${tickets.length} added`);
  return created(`${call.path}/${stay.records.tickets.at(-1)?.id ?? ''}`);
}

function putTickets(call: Call): Answer {
  const stay = stayOf(call);
  for (const ticket of call.body.list('tickets')) {
    const { ticketId: _id, ...document } = ticket.raw;
    const id = ticket.object('ticketId').text('id');
    stay.records.tickets = placed(call.world, stay.records.tickets, id, document);
  }
  record(call.desk, stay, 'TICKETS', 'Changed');
  return { status: 200, location: call.path, body: { tickets: ticketsWire(stay) } };
}

function deleteTickets(call: Call): Answer {
  const stay = stayOf(call);
  stay.records.tickets = [];
  record(call.desk, stay, 'TICKETS', 'Removed');
  return ok({});
}

function putLocator(call: Call): Answer {
  const stay = stayOf(call);
  const [entry] = call.body.list('reservationLocators');
  if (!entry) throw refuse('VALUE_MISSING', 'reservationLocators is required.', 'reservationLocators');
  const { locatorId: _id, ...document } = entry.raw;
  stay.records.locators = placed(call.world, stay.records.locators, call.param('locatorId'), document);
  return { status: 200, location: call.path, body: {} };
}

/** Messages named by their ids in the body. */
function putMessages(call: Call): Answer {
  const stay = stayOf(call);
  for (const entry of call.body.list('guestMessages')) {
    const { id: _id, type: _type, ...document } = entry.raw;
    stay.records.guestMessages = placed(
      call.world,
      stay.records.guestMessages,
      entry.required('id'),
      document,
    );
  }
  record(call.desk, stay, 'MESSAGE', 'Changed');
  return {
    status: 200,
    location: call.path,
    body: {
      hotelId: call.hotel.profile.id,
      guestMessages: numberedRecords(stay.records.guestMessages, 'Message'),
    },
  };
}

/** What hangs on a stay besides: packages, preferences, tickets, locators and messages changed. */
export const ATTACHED_ROUTES: Routes = {
  'rsv.getPackage': getPackages,
  'rsv.putReservationPackage': putPackages,
  'rsv.putAddOnReservationPackages': putAddOns,
  'rsv.putReservationPreference': putPreference,
  'rsv.getTickets': getTickets,
  'rsv.postTickets': postTickets,
  'rsv.putTickets': putTickets,
  'rsv.deleteTickets': deleteTickets,
  'rsv.changeReservationLocators': putLocator,
  'rsv.putResvGuestMessages': putMessages,
};
