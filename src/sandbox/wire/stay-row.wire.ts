import { costOfStay } from '../rules/cost-of-stay.js';
import { depositPaid } from '../rules/cancellation.js';
import { allowedActions, computedStatus } from '../rules/stay-status.js';
import type { Hotel } from '../state/hotel.js';
import { money } from '../state/money.js';
import type { Reservation } from '../state/reservation.js';
import type { World } from '../state/world.js';
import { openAmount, revenuesAndBalances } from './balances.wire.js';
import { stayIds, stayReferences, wireId } from './ids.wire.js';
import { paymentMethod } from './payment.wire.js';
import { attachedProfiles, stayGuest } from './stay-guest.wire.js';

/** Which parts of a row the caller asked for beyond the usual ones. */
export interface RowParts {
  readonly revenues: boolean;
  readonly indicators: boolean;
}

/** A stay as one entry of `reservationInfo`, the row of Oracle's reservation lists. */
export function stayRow(world: World, hotel: Hotel, stay: Reservation, parts: RowParts): object {
  return {
    reservationIdList: stayIds(stay),
    externalReferences: stayReferences(stay),
    roomStay: roomStayRow(hotel, stay),
    reservationGuest: stayGuest(world, hotel, stay),
    attachedProfiles: attachedProfiles(world, stay),
    reservationPaymentMethod: stay.payments[0] && paymentMethod(hotel, stay.payments[0]),
    reservationIndicators: parts.indicators ? indicators(stay) : undefined,
    roomStatus: stay.roomId === undefined ? undefined : hotel.rooms.get(stay.roomId)?.status,
    sourceOfSale:
      stay.sourceCode === undefined
        ? undefined
        : { sourceType: stay.sourceType, sourceCode: stay.sourceCode },
    allowedActions: allowedActions(stay, hotel.businessDate),
    revenuesAndBalances: parts.revenues ? revenuesAndBalances(hotel, stay) : undefined,
    cancellationInfo: stay.cancellation && {
      code: stay.cancellation.reason,
      description: stay.cancellation.description,
      date: stay.cancellation.date,
    },
    hotelId: hotel.profile.id,
    hotelName: hotel.profile.name,
    roomStayReservation: true,
    createDateTime: stay.createdAt,
    creatorId: stay.creator,
    lastModifyDateTime: stay.modifiedAt,
    lastModifierId: stay.creator,
    reservationStatus: stay.status,
    computedReservationStatus: computedStatus(stay, hotel.businessDate),
    advanceCheckIn: stay.advanceCheckIn && {
      advanceCheckedIn: true,
      expectedReturnTime: stay.advanceCheckIn.returns,
      eTRComments: stay.advanceCheckIn.comments,
    },
    walkInIndicator: stay.walkIn,
    paymentMethod: stay.payments[0]?.method,
    preRegistered: stay.preRegistered,
    openFolio: stay.status === 'InHouse',
    allowMobileCheckout: false,
    optedForCommunication: false,
  };
}

/** `roomStay` of a row: the stay in one line, first night's terms. */
export function roomStayRow(hotel: Hotel, stay: Reservation): object {
  const { currency } = hotel.profile;
  const tonight = stay.nights.find((night) => night.date === hotel.businessDate) ?? stay.nights[0];
  const type = hotel.roomTypes.get(tonight?.roomType ?? '');
  const guarantee = hotel.guarantees.get(stay.guarantee);
  const block = hotel.groups.blocks.get(stay.blockId ?? '');
  return {
    reservationBlock: block && {
      blockIdList: [wireId(block.id, 'Block')],
      blockName: block.name,
    },
    arrivalDate: stay.arrival,
    departureDate: stay.departure,
    expectedTimes: expectedTimes(stay),
    adultCount: tonight?.adults,
    childCount: tonight?.children,
    roomClass: type?.roomClass,
    roomType: tonight?.roomType,
    numberOfRooms: stay.units,
    roomId: stay.roomId,
    ratePlanCode: tonight?.ratePlan,
    rateAmount: money(tonight?.amount ?? 0, currency),
    rateSuppressed: false,
    fixedRate: tonight?.fixed ?? false,
    totalAmount: money(costOfStay(hotel, stay).gross, currency),
    guarantee: guarantee && {
      guaranteeCode: guarantee.code,
      shortDescription: guarantee.name,
      onHold: guarantee.onHold,
    },
    marketCode: tonight?.market,
    sourceCode: tonight?.source,
    balance: money(openAmount(stay), currency),
    roomTypeCharged: tonight?.roomTypeCharged,
    depositPayments: money(depositPaid(stay), currency),
    roomNumberLocked: stay.roomLocked,
    pseudoRoom: false,
  };
}

/** Expected times of arrival and departure, where known. */
export function expectedTimes(stay: Reservation): object | undefined {
  if (stay.expectedArrival === undefined && stay.expectedDeparture === undefined) return undefined;
  return {
    reservationExpectedArrivalTime: stay.expectedArrival,
    reservationExpectedDepartureTime: stay.expectedDeparture,
  };
}

/** How many comments, alerts and the like hang on a stay. */
export function indicators(stay: Reservation): object[] {
  const counts: [string, number][] = [
    ['COMMENTS', stay.records.comments.length],
    ['ALERTS', stay.records.alerts.length],
    ['TRACES', stay.records.traces.length],
    ['MESSAGES', stay.records.guestMessages.length],
    ['PACKAGES', stay.packages.length],
    ['FIXEDCHARGES', stay.records.fixedCharges.length],
    ['WAKEUPCALLS', stay.records.wakeUpCalls.length],
    ['ROUTING', stay.records.routingInstructions.length],
    ['PREFERENCES', stay.records.preferences.length],
  ];
  return counts.filter(([, count]) => count > 0).map(([indicatorName, count]) => ({ indicatorName, count }));
}
