import { assignRoom, unassignRoom } from '../../desk/assignment.js';
import { checkIn, checkInObstacle, reverseCheckIn } from '../../desk/check-in.js';
import { findStay, hourOf } from '../../desk/desk.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { computedStatus } from '../../rules/stay-status.js';
import { decimal, type Minor } from '../../state/money.js';
import type { Reservation, StayNight } from '../../state/reservation.js';
import type { CleanStatus } from '../../state/room.js';
import { pageOf } from '../../wire/paging.js';
import { reservationWire } from '../../wire/reservation.wire.js';
import { stayRow } from '../../wire/stay-row.wire.js';
import { findStays } from '../rsv/search.routes.js';

const stayOf = (call: Call): Reservation => findStay(call.hotel, call.param('reservationId'));

function getSummaries(call: Call): Answer {
  const { hotel, world, query } = call;
  const { rows, facts } = pageOf(findStays(world, hotel, query), query, 200);
  if (rows.length === 0) return NONE;
  return ok({
    reservationInfoList: rows.map((stay) =>
      stayRow(world, hotel, stay, { revenues: false, indicators: true }),
    ),
    ...facts,
  });
}

function getStatusStatistics(call: Call): Answer {
  const { hotel } = call;
  const today = hotel.businessDate;
  const tests: Record<string, (stay: Reservation) => boolean> = {
    DueIn: (stay) => computedStatus(stay, today) === 'DueIn',
    DueOut: (stay) => computedStatus(stay, today) === 'DueOut',
    CheckedIn: (stay) => stay.status === 'InHouse' && stay.checkedInOn === today,
    CheckedOut: (stay) => stay.status === 'CheckedOut' && stay.checkedOutOn === today,
  };
  const stays = [...hotel.reservations.values()];
  return ok({
    reservationStatusStatistics: call.query.texts('reservationStatus').map((reservationStatus) => {
      const found = stays.filter(tests[reservationStatus] ?? (() => false));
      const byType = new Map<string, number>();
      for (const stay of found) byType.set(typeOf(stay), (byType.get(typeOf(stay)) ?? 0) + stay.units);
      const classes = Map.groupBy(byType, ([type]) => hotel.roomTypes.get(type)?.roomClass ?? '');
      return {
        reservationStatus,
        total: found.reduce((sum, stay) => sum + stay.units, 0),
        roomClasses: [...classes].map(([roomClass, types]) => ({
          roomClass,
          total: types.reduce((sum, [, count]) => sum + count, 0),
          roomTypes: types.map(([roomType, total]) => ({ roomType, total })),
        })),
      };
    }),
  });
}

function typeOf(stay: Reservation): string {
  return stay.nights[0]?.roomType ?? '';
}

function postAssignment(call: Call): Answer {
  const stay = stayOf(call);
  const criteria = call.body.object('criteria');
  const overrides = criteria.object('overrideInstructions');
  const before = stay.nights.map((night) => ({ ...night }));
  const after = assignRoom(
    call.desk,
    stay,
    criteria.required('roomId'),
    {
      dirtyRoom: overrides.flag('dirtyRoom') ?? false,
      outOfService: overrides.flag('outOfServiceRoom') ?? false,
      roomNumberLocked: overrides.flag('roomNumberLocked') ?? false,
      inventory: overrides.flag('inventoryRestriction') ?? false,
    },
    criteria.flag('updateRoomTypeCharged') ?? false,
  );
  const locked = criteria.flag('roomNumberLocked');
  if (locked !== undefined) stay.roomLocked = locked;
  const currency = call.hotel.profile.currency;
  const rates = (nights: readonly StayNight[]) =>
    nights.map((night) => rate(night.amount, night.date, currency));
  return created(call.path, { oldRates: rates(before), newRates: rates(after) });
}

function rate(amount: Minor, day: string, currencyCode: string): object {
  return { amountBeforeTax: decimal(amount), currencyCode, start: day, end: day };
}

function putUnassign(call: Call): Answer {
  unassignRoom(call.desk, stayOf(call), call.body.flag('overrideRoomNumberLocked') ?? false);
  return { status: 200, location: call.path, body: {} };
}

/** What stands in the way of checking in comes as a warning; the stay is shown in full. Nothing changes. */
function verifyCheckIn(call: Call): Answer {
  const stay = stayOf(call);
  const obstacle = checkInObstacle(call.desk, stay, { ignoreWarnings: false });
  return ok({
    reservation: [wire(call, stay)],
    warnings: obstacle && [
      {
        code: obstacle.body()['o:errorCode'].slice(0, 20),
        shortText: obstacle.message,
        value: obstacle.message,
      },
    ],
  });
}

function postCheckIn(call: Call): Answer {
  const stay = stayOf(call);
  const wish = call.body.object('reservation');
  const draft = structuredClone(stay);
  checkIn(call.desk, draft, {
    roomId: wish.text('roomId'),
    ignoreWarnings: wish.flag('ignoreWarnings') ?? false,
  });
  call.hotel.reservations.set(draft.id, draft);
  const detailed = call.body.texts('fetchReservationInstruction').includes('ReservationDetail');
  return created(call.path, { reservation: detailed ? [wire(call, draft)] : undefined });
}

function wire(call: Call, stay: Reservation): object {
  return reservationWire(
    call.world,
    call.hotel,
    stay,
    (part) => FRONT_DESK_PARTS.has(part),
    hourOf(call.desk),
  );
}

/** Parts of a stay that the front desk's answers show. */
const FRONT_DESK_PARTS = new Set([
  'Comments',
  'Alerts',
  'Traces',
  'ReservationPaymentMethods',
  'RevenuesAndBalances',
  'Indicators',
]);

function deleteCheckIn(call: Call): Answer {
  const status = call.query.text('roomStatus');
  const roomStatus: CleanStatus =
    status === 'Clean' || status === 'Inspected' || status === 'Pickup' ? status : 'Dirty';
  reverseCheckIn(call.desk, stayOf(call), roomStatus, call.query.flag('unassignRoom') ?? false);
  return { status: 200, location: call.path, body: {} };
}

export const FRONT_DESK_ROUTES: Routes = {
  'fof.getReservationSummaries': getSummaries,
  'fof.getReservationStatusStatistics': getStatusStatistics,
  'fof.postRoomAssignment': postAssignment,
  'fof.deleteAssignRoom': putUnassign,
  'fof.verifyCheckinReservation': verifyCheckIn,
  'fof.postCheckIn': postCheckIn,
  'fof.deleteCheckin': deleteCheckIn,
};
