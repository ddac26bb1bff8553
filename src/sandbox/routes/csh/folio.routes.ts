import { findStay } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { revenuesAndBalances } from '../../wire/balances.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { transactionCodeWire, windowWire } from './folio.wire.js';

const POSTINGS_PER_PAGE = 50;

/** The folio of a stay; it exists from check-in on. */
function getFolio(call: Call): Answer {
  const { query, hotel, world } = call;
  const stay = findStay(hotel, call.param('reservationId'));
  if (stay.windows.length === 0)
    throw refuse('NOT_FOUND', 'The reservation has no folio before check-in.', 'reservationId');
  const numbers = query.texts('folioWindowNo').map(Number);
  const asked = query.texts('fetchInstructions');
  const wants = (part: string) => asked.length === 0 || asked.includes(part);
  const view = {
    postings: wants('Postings') && query.flag('summaryOnly') !== true,
    payee: wants('Payee'),
    from: query.texts('start')[0]?.slice(0, 10),
    to: query.texts('end')[0]?.slice(0, 10),
    offset: Number(query.texts('offset')[0] ?? 0),
    limit: Number(query.texts('limit')[0] ?? POSTINGS_PER_PAGE),
  };
  const windows = stay.windows.filter((window) => numbers.length === 0 || numbers.includes(window.no));
  const codes = new Set(windows.flatMap((window) => window.postings.map((posting) => posting.code)));
  return ok({
    reservationFolioInformation: {
      reservationInfo: wants('Reservation')
        ? {
            ...stayRow(world, hotel, stay, { revenues: false, indicators: false }),
            externalReferences: undefined,
            cashiering: wants('Totalbalance')
              ? { revenuesAndBalances: revenuesAndBalances(hotel, stay) }
              : undefined,
          }
        : undefined,
      folioWindows: windows.map((window) => windowWire(world, hotel, stay, window, view)),
      postStayChargeAllowed: false,
      preStayChargeAllowed: false,
      roomAndTaxPosted: stay.postedThrough !== undefined,
    },
    trxCodesInfo: wants('Transactioncodes')
      ? [...codes].flatMap((code) => {
          const found = hotel.transactionCodes.get(code);
          return found
            ? [
                {
                  transactionCode: code,
                  description: found.description,
                  transactionGroup: found.group,
                  transactionSubGroup: found.subgroup,
                },
              ]
            : [];
        })
      : undefined,
  });
}

function getTransactionCodes(call: Call): Answer {
  const { query, hotel } = call;
  const code = query.text('code');
  const words = (query.text('description') ?? query.text('wildCard'))?.toLowerCase().replaceAll('%', '');
  const found = [...hotel.transactionCodes.values()].filter(
    (candidate) =>
      candidate.bucket !== 'Tax' &&
      (query.flag('manualPostAllowed') !== true || (candidate.manual && candidate.bucket !== 'Payment')) &&
      (code === undefined || candidate.code.startsWith(code.replaceAll('%', ''))) &&
      (words === undefined || `${candidate.code} ${candidate.description}`.toLowerCase().includes(words)),
  );
  if (found.length === 0) return NONE;
  return ok({
    trxCodes: found.map((candidate) =>
      transactionCodeWire(hotel, candidate, query.flag('includeArticles') ?? false),
    ),
  });
}

function getRevenue(call: Call): Answer {
  const { hotel } = call;
  const day = call.query.day('businessDate') ?? hotel.businessDate;
  const closed = hotel.statistics.get(day);
  if (!closed) return NONE;
  return ok({
    hotelRevenue: {
      roomRevenue: closed.roomRevenue / 100,
      houseRevenue: 0,
      compRevenue: 0,
      occupiedRooms: closed.roomsOccupied,
      houseRooms: 0,
      compRooms: 0,
      currencyCode: hotel.profile.currency,
    },
  });
}

export const FOLIO_ROUTES: Routes = {
  'csh.getFolio': getFolio,
  'csh.getTransactionCodes': getTransactionCodes,
  'csh.getHotelRevenue': getRevenue,
};
