import type {
  ApplyFinalPostingsBody,
  GenerateFolioBody,
  PostCheckOutBody,
  PutForEarlyDepartureBody,
  VerifyForEarlyDepartureAnswer,
} from '../../opera/wire/generated/csh.wire.js';
import { money, type Money } from '../../shared/money.js';

/** Whose folio is closed, and by which cashier. */
export interface CheckOutOrder {
  readonly hotelId: string;
  readonly reservationId: string;
  readonly cashierId?: number;
}

/** Body of `csh.applyFinalPostings` (Oracle's csh.json). */
export function toFinalCharges(order: CheckOutOrder): ApplyFinalPostingsBody {
  return { reservation: stayOf(order) };
}

/** Body of `csh.postCheckOut`; with `verificationOnly` OPERA only says whether it would. */
export function toCheckOut(order: CheckOutOrder, verificationOnly: boolean): PostCheckOutBody {
  return {
    reservation: { ...stayOf(order), checkoutInstr: { roomStatus: 'Dirty', ignoreWarnings: false } },
    verificationOnly,
  };
}

/** Body of `csh.generateFolio` for one window. */
export function toFolio(
  order: CheckOutOrder,
  window: number,
  profileId: string | undefined,
): GenerateFolioBody {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationId: { id: order.reservationId, type: 'Reservation' },
      ...(profileId !== undefined && { profileId: { id: profileId, type: 'Profile' } }),
      eventType: 'CheckOut',
      folioWindowNo: window,
      fiscalFolioInstruction: 'New',
      cashierId: order.cashierId,
    },
  };
}

function stayOf(order: CheckOutOrder): NonNullable<PostCheckOutBody['reservation']> {
  return {
    hotelId: order.hotelId,
    reservationIdList: [{ id: order.reservationId, type: 'Reservation' }],
    eventType: 'CheckOut',
    cashierId: order.cashierId,
  };
}

/** Body of `csh.putForEarlyDeparture`: today becomes the day of departure, a penalty is posted if the hotel has one. */
export function toEarlyDeparture(order: CheckOutOrder): PutForEarlyDepartureBody {
  return {
    criteria: {
      hotelId: order.hotelId,
      reservationIdList: [{ id: order.reservationId, type: 'Reservation' }],
      postEarlyDeparturePenalty: true,
      cashierId: order.cashierId,
    },
  };
}

/** What leaving early costs; undefined when nothing. */
export function readPenalty(body: VerifyForEarlyDepartureAnswer | undefined): Money | undefined {
  const penalty = body?.earlyDepartureDetails?.penaltyAmount;
  return penalty?.amount === undefined || penalty.amount === 0
    ? undefined
    : money(penalty.amount, penalty.currencyCode);
}

/** Body of `csh.reinstateCheckOut` (Oracle's csh.json). */
export function toReinstatement(
  hotelId: string,
  reservationId: string,
  cashierId: number | undefined,
): object {
  return { hotelId, reservationId: { id: reservationId, type: 'Reservation' }, cashierId };
}
