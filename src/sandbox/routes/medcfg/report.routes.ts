import { findStay, record } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { windowBalance } from '../../rules/folio.js';
import type { FolioWindow } from '../../state/folio.js';
import { decimalText } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { nextId } from '../../state/world.js';
import { fullName, profileById } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { pdfOf } from '../csh/pdf.js';

function head(call: Call, stay: Reservation): string[] {
  const { name, street, postalCode, city } = call.hotel.profile;
  return [
    name,
    `${street}, ${postalCode} ${city}`,
    '',
    `Guest: ${fullName(mainGuest(call.world, stay))}`,
    `Room ${stay.roomId ?? '-'}   ${stay.arrival} - ${stay.departure}   Confirmation ${stay.confirmation}`,
    '',
  ];
}

function folioLines(call: Call, stay: Reservation, window: FolioWindow): string[] {
  const { currency } = call.hotel.profile;
  const number = window.folios.filter((folio) => folio.voided !== true).at(-1)?.no;
  const payer = fullName(profileById(call.world, window.payeeId));
  return [
    ...head(call, stay),
    `${number === undefined ? 'INFORMATION FOLIO' : `FOLIO ${number}`}   window ${window.no}   ${payer}`,
    ...window.postings.map(
      (posting) =>
        `${posting.date}  ${posting.code.padEnd(6)}${posting.description.slice(0, 40).padEnd(42)}${decimalText(posting.amount).padStart(12)}`,
    ),
    `${'Balance'.padEnd(60)}${decimalText(windowBalance(window)).padStart(12)} ${currency}`,
  ];
}

/** The folio as a PDF: of the window asked for, or of all of them. */
function getFolioReport(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const no = call.query.number('folioWindowNo');
  const windows = stay.windows.filter((window) => no === undefined || window.no === no);
  if (windows.length === 0) return NONE;
  return ok({
    folio: {
      hotelId: call.hotel.profile.id,
      reservationId: { id: stay.id, type: 'Reservation' },
      folio: pdfOf(windows.flatMap((window) => [...folioLines(call, stay, window), ''])),
    },
  });
}

/** Orders a mail with the folio; the sandbox sends none, and keeps how many it would have been. */
function emailFolio(call: Call): Answer {
  const info = call.body.object('folioInfo');
  const hotel = call.hotelNamed(info.text('hotelId'));
  const stay = findStay(hotel, info.object('reservationId').required('id'));
  const recipients = call.body.list('emailRecipients').map((each) => each.required('emailAddress'));
  if (recipients.length === 0)
    throw refuse('VALUE_MISSING', 'emailRecipients is required.', 'emailRecipients');
  const wrong = recipients.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  if (wrong !== undefined)
    throw refuse('VALUE_INVALID', 'An e-mail address has not the right form.', 'emailRecipients');
  const no = info.number('folioWindowNo');
  if (!stay.windows.some((window) => no === undefined || window.no === no))
    throw refuse('NOT_FOUND', 'The reservation has no such folio window.', 'folioInfo.folioWindowNo');
  const id = nextId(call.world, 'record');
  hotel.cashDesk.mails.push({ id, reservationId: stay.id, at: call.at, recipients: recipients.length });
  record({ ...call.desk, hotel }, stay, 'EMAIL FOLIO', `${recipients.length} recipients`);
  return created(`${call.path}/${id}`);
}

function getRegistrationCard(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  if (stay.status === 'Cancelled' || stay.status === 'NoShow') return NONE;
  return ok({
    registrationCard: {
      hotelId: call.hotel.profile.id,
      reservationId: { id: stay.id, type: 'Reservation' },
      registrationCard: pdfOf([...head(call, stay), 'REGISTRATION CARD', '', 'Signature ______________']),
    },
  });
}

export const REPORT_ROUTES: Routes = {
  'medcfg.getFolioReport': getFolioReport,
  'medcfg.emailFolioReport': emailFolio,
  'medcfg.getRegistrationCard': getRegistrationCard,
};
