import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Numbered } from '../../state/document.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function wire({ id, document }: Numbered): object {
  return { ...document, ticketId: { id, type: 'TicketId' } };
}

/** Tickets of the stay that the query asks for. */
function asked(call: Call, onlyIssued: boolean): Numbered[] {
  const { query } = call;
  const wanted = (name: string, value: unknown): boolean => {
    const texts = query.texts(name);
    return texts.length === 0 || texts.includes(String(value));
  };
  return stayOf(call).records.tickets.filter(
    ({ id, document }) =>
      wanted('ticketId', id) &&
      wanted('packageCode', document['packageCode']) &&
      wanted('ticketStatus', document['status']) &&
      wanted('ticketIssueDate', document['issueDate']) &&
      wanted('ticketConsumptionDate', document['consumptionDate']) &&
      (!onlyIssued || document['status'] === 'Issued'),
  );
}

function list(onlyIssued: boolean) {
  return (call: Call): Answer => {
    const found = asked(call, onlyIssued);
    return found.length === 0 ? NONE : ok({ tickets: found.map(wire) });
  };
}

/** Hands tickets out: those named, of a package, or every one that is still there. */
function issue(call: Call): Answer {
  const stay = stayOf(call);
  const named = call.body.list('tickets');
  const open = stay.records.tickets.filter(({ document }) => document['status'] === 'NotIssued');
  const chosen =
    named.length === 0
      ? open
      : open.filter(({ id, document }) =>
          named.some(
            (ticket) =>
              (ticket.object('ticketId').text('id') ?? id) === id &&
              (ticket.text('packageCode') ?? document['packageCode']) === document['packageCode'],
          ),
        );
  if (chosen.length === 0) throw refuse('NOT_FOUND', 'There is no ticket to issue.', 'tickets');
  for (const ticket of chosen) {
    ticket.document = {
      ...ticket.document,
      status: 'Issued',
      issueDate: call.hotel.businessDate,
      ticketNumber: { id: nextId(call.world, 'record'), type: 'TicketNumber' },
    };
  }
  record(call.desk, stay, 'TICKETS', `${chosen.length} issued`);
  return created(call.path);
}

/** Takes back the tickets that were handed out. */
function refund(call: Call): Answer {
  const stay = stayOf(call);
  const issued = stay.records.tickets.filter(({ document }) => document['status'] === 'Issued');
  if (issued.length === 0) throw refuse('NOT_FOUND', 'No ticket was issued.', 'reservationId');
  for (const ticket of issued) {
    const { issueDate: _date, ticketNumber: _number, ...document } = ticket.document;
    ticket.document = { ...document, status: 'NotIssued' };
  }
  record(call.desk, stay, 'TICKETS', `${issued.length} refunded`);
  return ok({});
}

/** Tickets handed out and taken back. */
export const TICKET_ROUTES: Routes = {
  'rsv.getTicketsInquiry': list(false),
  'rsv.getReprintTickets': list(true),
  'rsv.postIssueTickets': issue,
  'rsv.deleteRefundTickets': refund,
};
