import { addDays } from '../../clock/business-date.js';
import { cashierOf, findStay, record } from '../../desk/desk.js';
import { postNight } from '../../desk/night-posting.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { Folio, FolioWindow } from '../../state/folio.js';
import { money } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { pageOf } from '../../wire/paging.js';
import { folded, fullName, profileById, searchableNames } from '../../wire/person.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { isChargeable } from '../../rules/stay-status.js';
import { codesOf } from './charge-request.js';
import { windowWire } from './folio.wire.js';
import { requireInHouse, stayOfPosting } from './posting.routes.js';
import { postingsOf } from './posting-search.js';

const VIEW = { postings: true, payee: true, offset: 0, limit: 200 };

/** Posts the nights still to come, up to a day or for the whole stay; with `verifyOnly` only says which. */
function postAdvance(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const stay = stayOfPosting(call, criteria);
  requireInHouse(stay);
  const cashier = cashierOf(call.hotel, criteria.number('cashierId'));
  const last = stay.nights.at(-1)?.date ?? stay.arrival;
  const asked =
    criteria.flag('postForEntireStay') === true ? last : (criteria.day('endDateToCharge') ?? last);
  const through = asked < last ? asked : last;
  const from = stay.postedThrough === undefined ? stay.arrival : addDays(stay.postedThrough, 1);
  const due = stay.nights.filter((night) => from <= night.date && night.date <= through);
  if (criteria.flag('verifyOnly') !== true) {
    for (const night of due) postNight(call.desk, stay, night, cashier);
    if (due.length > 0) record(call.desk, stay, 'ADVANCE BILL', `${due.length} nights`);
  }
  return created(call.path, {
    reservationInfo: {
      availablePostingDates: due.length === 0 ? undefined : { startDate: from, endDate: through },
      reservation: {
        ...stayRow(call.world, call.hotel, stay, { revenues: false, indicators: false }),
        externalReferences: undefined,
      },
    },
  });
}

/** Takes nights that were posted ahead off the folio again. */
function deleteAdvance(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  requireInHouse(stay);
  cashierOf(call.hotel, call.query.number('cashierId'));
  const today = call.hotel.businessDate;
  const ahead = postingsOf(stay).filter(
    ({ posting }) => posting.date >= today && posting.at.startsWith(today),
  );
  const nights = ahead.filter(({ posting }) => posting.bucket === 'Room' && posting.ratePlan !== undefined);
  if (nights.length === 0) throw refuse('NOT_FOUND', 'Nothing was posted ahead.', 'reservationId');
  const days = new Set(nights.map(({ posting }) => posting.date));
  const auditors = new Set(nights.map(({ posting }) => posting.cashier));
  for (const window of stay.windows) {
    window.postings = window.postings.filter(
      (posting) =>
        !(
          days.has(posting.date) &&
          posting.bucket !== 'Payment' &&
          auditors.has(posting.cashier) &&
          (posting.date > today ||
            posting.ratePlan !== undefined ||
            nights.some(({ posting: night }) => night.no === posting.parent))
        ),
    );
  }
  stay.postedThrough =
    [...days].sort()[0] === stay.arrival ? undefined : addDays([...days].sort()[0] ?? today, -1);
  record(call.desk, stay, 'ADVANCE BILL', 'Taken back');
  return ok({});
}

/** The folio as it would be at departure: what is posted and the nights to come, changing nothing. */
function proforma(call: Call): Answer {
  const stay = structuredClone(findStay(call.hotel, call.param('reservationId')));
  const { hotel, world } = call;
  if (stay.status === 'Reserved' || stay.status === 'InHouse') {
    const numbers = { ...world.sequences };
    for (const night of stay.nights)
      if (stay.postedThrough === undefined || night.date > stay.postedThrough)
        postNight({ ...call.desk, hotel: { ...hotel, reservations: new Map() } }, stay, night, 1);
    Object.assign(world.sequences, numbers);
  }
  if (stay.windows.length === 0) throw refuse('NOT_FOUND', 'There is nothing to bill.', 'reservationId');
  const details = call.body.object('criteria').text('proformaResponseInstruction') !== 'Summary';
  return created(call.path, {
    reservationFolioInformation: {
      reservationInfo: {
        ...stayRow(world, hotel, stay, { revenues: false, indicators: false }),
        externalReferences: undefined,
      },
      folioWindows: stay.windows.map((window) =>
        windowWire(world, hotel, stay, window, { ...VIEW, postings: details }),
      ),
    },
    trxCodesInfo:
      call.operation.operationId === 'postProforma'
        ? undefined
        : codesOf(
            hotel,
            postingsOf(stay).map(({ posting }) => posting),
          ),
  });
}

interface Issued {
  readonly stay: Reservation;
  readonly window: FolioWindow;
  readonly folio: Folio;
}

function issued(call: Call): Issued[] {
  return [...call.hotel.reservations.values()].flatMap((stay) =>
    stay.windows.flatMap((window) => window.folios.map((folio) => ({ stay, window, folio }))),
  );
}

/** Folios that were issued, by day, stay, room, number or name. */
function history(call: Call): Answer {
  const { criteria, world } = call;
  const from = criteria.day('folioDate');
  const to = criteria.day('folioEndDate') ?? from;
  const stayId = criteria.text('reservationIdId') ?? criteria.text('id');
  const name = criteria.text('name') ?? criteria.text('addresseeName');
  const found = issued(call).filter(({ stay, window, folio }) => {
    const payer = profileById(world, window.payeeId);
    return (
      (from === undefined || (from <= folio.date && folio.date <= (to ?? from))) &&
      (stayId === undefined || stay.id === stayId) &&
      (criteria.text('room') ?? stay.roomId) === stay.roomId &&
      (criteria.text('folioNo') ?? String(folio.no)) === String(folio.no) &&
      (name === undefined ||
        [mainGuest(world, stay), payer].some(
          (each) => each !== undefined && searchableNames(each).some((one) => one.startsWith(folded(name))),
        ))
    );
  });
  const { rows, facts } = pageOf(found, criteria, 20);
  if (rows.length === 0) return NONE;
  const paged = call.operation.operationId === 'searchFolioHistory' ? facts : {};
  return ok({ folioHistory: rows.map((row) => issuedWire(call, row)), ...paged });
}

function issuedWire({ hotel, world }: Call, { stay, window, folio }: Issued): object {
  const guest = mainGuest(world, stay);
  const payer = profileById(world, window.payeeId);
  return {
    payeeInfo: payer && { payeeId: { id: payer.id, type: 'Profile' }, payeeName: fullName(payer) },
    folioAmount: money(folio.amount, hotel.profile.currency),
    reservationInfo: {
      reservationId: Number(stay.id),
      room: stay.roomId,
      nameId: guest && { id: guest.id, type: 'Profile' },
      guestName: fullName(guest),
    },
    folioWindowNo: window.no,
    folioNo: folio.no,
    folioTypeName: folio.type,
    folioDate: folio.date,
    folioStatus: folio.voided === true ? 'Void' : 'Ok',
    internalFolioWindowID: `${stay.id}-${window.no}`,
  };
}

function stored(call: Call): Answer {
  const id = call.param('folioId');
  const found = issued(call).find(({ folio }) => String(folio.no) === id);
  if (!found) return NONE;
  return ok({
    storedFolioDetails: {
      hotelId: call.hotel.profile.id,
      storedFolioId: { id, type: 'FolioId' },
      storedFolioFileName: `folio-${id}.pdf`,
      reportStatus: 'Success',
    },
  });
}

/** Takes a folio back: its postings are open again. */
function voidOne(call: Call): Answer {
  const stay = findStay(call.hotel, call.param('reservationId'));
  const no = call.body.object('criteria').number('folioNo') ?? Number(call.param('folioId'));
  const folio = stay.windows.flatMap((window) => window.folios).find((each) => each.no === no);
  if (!folio) throw refuse('NOT_FOUND', `Folio ${no} is not of this reservation.`, 'folioId');
  if (folio.voided === true) throw refuse('STATUS_FORBIDS', `Folio ${no} is void already.`);
  if (!isChargeable(stay)) throw refuse('STATUS_FORBIDS', 'The guest is not in the house.');
  cashierOf(call.hotel, call.body.object('criteria').number('cashierId'));
  folio.voided = true;
  record(call.desk, stay, 'VOID FOLIO', String(no));
  return { status: 200, location: call.path, body: {} };
}

const TYPES = ['CheckOut', 'EarlyDeparture', 'AdvanceBill', 'InterimBill', 'PasserBy', 'CreditBill'];

function types(call: Call): Answer {
  const asked = call.query.text('folioType');
  const shown = TYPES.filter((type) => asked === undefined || type === asked);
  return shown.length === 0
    ? NONE
    : ok({
        folioInfo: shown.map((folioType) => ({
          folioType,
          fiscal: false,
          compress: false,
          credit: folioType === 'CreditBill',
        })),
      });
}

/** Documents of folios: advance bill, proforma, history, taking one back. */
export const FOLIO_DOCUMENT_ROUTES: Routes = {
  'csh.postAdvanceRoomCharges': postAdvance,
  'csh.deleteAdvanceRoomCharges': deleteAdvance,
  'csh.postProforma': proforma,
  'csh.postProformaFolio': proforma,
  'csh.searchFolioHistory': history,
  'csh.getFolioHistory': history,
  'csh.getStoredFolioDetails': stored,
  'csh.voidFolio': voidOne,
  'csh.getFolioTypes': types,
};
