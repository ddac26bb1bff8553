import { addDays, nightsOf } from '../../clock/business-date.js';
import { type Desk, findStay, record } from '../../desk/desk.js';
import { OperaError, refuse } from '../../errors/opera.error.js';
import type { Answer, Call, Routes } from '../../gateway/call.js';
import { costOfStay } from '../../rules/cost-of-stay.js';
import { decimal } from '../../state/money.js';
import type { Reservation } from '../../state/reservation.js';
import { Fields } from '../../wire/fields.js';
import { stayReferences, wireId } from '../../wire/ids.wire.js';
import { fullName, profileById } from '../../wire/person.wire.js';
import { mainGuest } from '../../wire/stay-guest.wire.js';
import { jobAnswer, jobStatus, startJob } from '../blkasync/group-job.js';
import { localTime } from '../rsv/detail-request.js';
import { changeReservation } from '../rsv/reservation.routes.js';

/** A partial reservation body for one stay, made of what was sent for all. */
type Change = (stay: Reservation, sent: Fields) => object;

const noteOf: Change = (_stay, sent) => {
  const note = sent.object('reservationComment');
  return {
    comments: [
      {
        comment: {
          text: { value: note.required('text') },
          commentTitle: note.text('commentTitle'),
          notificationLocation: note.text('notificationLocation'),
          type: note.text('type') ?? 'GEN',
          internal: note.flag('internal') ?? false,
        },
      },
    ],
  };
};

/** The days of the stay on which a trace is to be. */
function traceDays(stay: Reservation, sent: Fields): string[] {
  switch (sent.text('frequency')) {
    case 'ArrivalDayOnly':
      return [stay.arrival];
    case 'DepartureDayOnly':
      return [stay.departure];
    case 'StayDates':
      return [...nightsOf(stay.arrival, stay.departure), stay.departure];
    default: {
      const span = sent.at('timeInfo.dateTimeSpan');
      const start = span.day('startDateTime') ?? stay.arrival;
      return nightsOf(start, addDays(span.day('endDateTime') ?? start, 1));
    }
  }
}

const tracesOf: Change = (stay, sent) => ({
  traces: traceDays(stay, sent).flatMap((day) =>
    sent.texts('departmentIds').map((departmentId) => ({
      timeInfo: {
        traceOn: `${day} 00:00:00.0`,
        traceTime: sent.object('timeInfo').text('traceTime') ?? '0000',
      },
      departmentId,
      traceText: sent.required('traceText'),
    })),
  ),
});

const detailsOf: Change = (stay, sent) => ({
  roomStay: {
    expectedTimes: sent.raw['expectedTimes'],
    ...(sent.has('marketCode') || sent.has('sourceCode')
      ? {
          roomRates: stay.nights.map((night) => ({
            start: night.date,
            end: night.date,
            roomType: night.roomType,
            roomTypeCharged: night.roomTypeCharged,
            ratePlanCode: night.ratePlan,
            marketCode: sent.text('marketCode') ?? night.market,
            sourceCode: sent.text('sourceCode') ?? night.source,
            guestCounts: { adults: night.adults, children: night.children },
            fixedRate: night.fixed,
            rates: {
              rate: [
                { start: night.date, end: night.date, base: { amountBeforeTax: decimal(night.amount) } },
              ],
            },
          })),
        }
      : {}),
  },
  userDefinedFields: sent.raw['userDefinedFields'],
});

const CHANGES: Readonly<Record<string, Change>> = {
  startNotesMassUpdateProcess: noteOf,
  startTracesMassUpdateProcess: tracesOf,
  startReservationDetailsMassUpdateProcess: detailsOf,
  startPreferencesMassUpdateProcess: (_stay, sent) => ({
    preferenceCollection: sent.raw['preferenceCollection'],
  }),
  startRoutingInstructionsMassUpdateProcess: (_stay, sent) => ({
    routingInstructions: [{ folio: sent.raw['folio'], room: sent.raw['room'] }],
  }),
  startHousekeepingMassUpdateProcess: (_stay, sent) => ({
    housekeeping: sent.raw['housekeepingInstructions'],
  }),
  startTransportationsMassUpdateProcess: (stay, sent) => ({
    reservationGuests: stay.guests.map((guest) => ({
      ...guest.document,
      ...(guest.primary && {
        arrivalTransport: sent.raw['arrivalTransport'],
        departureTransport: sent.raw['departureTransport'],
      }),
      primary: guest.primary,
      profileInfo: { profileIdList: [{ id: guest.profileId, type: 'Profile' }] },
    })),
  }),
  startPaymentInstructionsMassUpdateProcess: (_stay, sent) => ({
    reservationPaymentMethods: sent.list('massUpdateFolioWindowTypes').map((window) => ({
      paymentMethod: window.required('paymentMethod'),
      folioView: window.number('folioWindowNo') ?? 1,
    })),
  }),
};

/** The same change for many stays: each is done or says why not. */
function start(change: Change) {
  return (call: Call): Answer => {
    const { hotel, body, desk, world } = call;
    const ids = body.list('reservationIds').map((id) => id.required('id'));
    if (ids.length === 0) throw refuse('VALUE_MISSING', 'reservationIds is required.', 'reservationIds');
    const massUpdateOutcomes = ids.map((id) => {
      const outcome = { reservationId: Number(id), ...attempt(desk, id, (stay) => change(stay, body)) };
      const stay = hotel.reservations.get(id);
      return {
        ...outcome,
        ...(stay && {
          guestFullName: fullName(mainGuest(world, stay)),
          confirmationNo: stay.confirmation,
          arrivalDate: `${stay.arrival} 00:00:00.0`,
          departureDate: `${stay.departure} 00:00:00.0`,
          roomId: stay.roomId,
        }),
      };
    });
    const base = `/rsv/async/v1/hotels/${hotel.profile.id}/massUpdate`;
    return startJob(call, 'massUpdate', { massUpdateOutcomes }, base);
  };
}

function attempt(
  desk: Desk,
  id: string,
  change: (stay: Reservation) => object,
): { readonly updateStatus: 'Success' | 'Fail'; readonly outcomeMessages?: object[] } {
  try {
    const stay = findStay(desk.hotel, id);
    const changed = changeReservation(desk, stay, new Fields({ ...change(stay) }));
    record(desk, changed, 'MASS UPDATE', 'Changed with others');
    return { updateStatus: 'Success' };
  } catch (error) {
    if (!(error instanceof OperaError)) throw error;
    return {
      updateStatus: 'Fail',
      outcomeMessages: [{ messageCode: error.body()['o:errorCode'], messageText: error.message }],
    };
  }
}

/** Every stay that touches a period, or was changed in one, with what each of its nights costs. */
function startSummary(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const span = criteria.object('timeSpan');
  const changed = criteria.object('lastModifiedDate');
  const from = changed.text('startLastModifiedDate');
  const to = changed.text('endLastModifiedDate');
  const start = span.day('startDate');
  const end = span.day('endDate') ?? start;
  if (start === undefined && from === undefined)
    throw refuse('VALUE_MISSING', 'timeSpan or lastModifiedDate is required.', 'criteria.timeSpan');
  const stays = [...call.hotel.reservations.values()].filter(
    (stay) =>
      (start === undefined || (stay.arrival <= (end ?? start) && stay.departure >= start)) &&
      (from === undefined || stay.modifiedAt >= (localTime(from) ?? '')) &&
      (to === undefined || stay.modifiedAt <= (localTime(to) ?? '')),
  );
  const rows = stays.map((stay) => summaryOf(call, stay));
  return startJob(call, 'dailySummary', rows.length === 0 ? null : { reservations: rows });
}

const STATUS: Readonly<Record<string, string>> = {
  Reserved: 'RESERVED',
  Waitlisted: 'WAITLIST',
  InHouse: 'CHECKED IN',
  CheckedOut: 'CHECKED OUT',
  Cancelled: 'CANCELLED',
  NoShow: 'NO SHOW',
};

function summaryOf(call: Call, stay: Reservation): object {
  const { hotel, world } = call;
  const currency = hotel.profile.currency;
  const [first] = stay.nights;
  const attached = (type: string) =>
    profileById(world, stay.profiles.find((profile) => profile.type === type)?.profileId);
  const company = attached('Company');
  const agent = attached('TravelAgent');
  const costs = costOfStay(hotel, stay).nights;
  return {
    hotelId: hotel.profile.id,
    reservationIdList: [wireId(stay.id, 'Reservation'), wireId(stay.confirmation, 'Confirmation')],
    externalReferences: stayReferences(stay),
    resvStatus: STATUS[stay.status],
    sharedYn: stay.shareId === undefined ? 'N' : 'Y',
    arrival: `${stay.arrival} 00:00:00.0`,
    departure: `${stay.departure} 00:00:00.0`,
    bookingDate: `${stay.createdOn} 00:00:00.0`,
    resvType: stay.guarantee,
    noOfRooms: stay.units,
    blockCode: hotel.groups.blocks.get(stay.blockId ?? '')?.code,
    companyId: company && wireId(company.id, 'Company'),
    companyName: company && fullName(company),
    travelAgentId: agent && wireId(agent.id, 'TravelAgent'),
    travelAgentName: agent && fullName(agent),
    createDateTime: stay.createdAt,
    lastModifiedDateTime: stay.modifiedAt,
    adults: first?.adults,
    children1: first?.children,
    cancellationReasonCode: stay.cancellation?.reason,
    dailySummary: stay.nights.map((night, index) => {
      const tax = costs[index]?.taxes.reduce((sum, line) => sum + line.amount, 0) ?? 0;
      const packages = costs[index]?.packages ?? 0;
      return {
        trxDate: `${night.date} 00:00:00.0`,
        rateCode: night.ratePlan,
        rateAmount: decimal(night.amount),
        rateAmountCurrency: currency,
        marketCode: night.market,
        sourceCode: night.source,
        roomType: night.roomType,
        roomTypeCharged: night.roomTypeCharged,
        room: stay.roomId,
        roomRevenue: decimal(night.amount),
        roomRevenueCurrency: currency,
        packageRevenue: decimal(packages),
        packageRevenueCurrency: currency,
        totalRevenue: decimal(night.amount + packages),
        totalRevenueCurrency: currency,
        tax: decimal(tax),
        taxCurrency: currency,
        adults: night.adults,
        children: night.children,
      };
    }),
  };
}

/** One change for many reservations, and reservations by day, as jobs. */
export const MASS_UPDATE_ROUTES: Routes = {
  ...Object.fromEntries(Object.entries(CHANGES).map(([name, change]) => [`rsvasync.${name}`, start(change)])),
  'rsvasync.headMassUpdateProcessStatus': jobStatus('massUpdate', 'massUpdateId'),
  'rsvasync.getMassUpdateProcessSummary': jobAnswer('massUpdate', 'massUpdateId'),
  'rsvasync.startReservationsDailySummaryProcess': startSummary,
  'rsvasync.getReservationsProcessStatus': jobStatus('dailySummary', 'summaryId'),
  'rsvasync.getReservationsDailySummary': jobAnswer('dailySummary', 'summaryId'),
};
