import type { SearchHotelReservationsBody } from '../../opera/wire/generated/rsv.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import type { StayStatus } from './stay.js';

/** A period of days, both ends included; an open end is left out. */
export interface DateSpan {
  readonly from?: BusinessDate;
  readonly to?: BusinessDate;
}

/** What a stay must meet to be found; everything given must fit. */
export interface StayCriteria {
  readonly surname?: string;
  readonly givenName?: string;
  /** Any field of the reservation. */
  readonly text?: string;
  readonly confirmationNumber?: string;
  readonly reservationId?: string;
  readonly room?: string;
  readonly profileId?: string;
  readonly customReference?: string;
  readonly company?: string;
  readonly ratePlan?: string;
  readonly roomType?: string;
  readonly blockCode?: string;
  readonly arrival?: DateSpan;
  readonly departure?: DateSpan;
  /** In the house, or expected to be, in the night of that day. */
  readonly stayOn?: BusinessDate;
  readonly statuses?: readonly StayStatus[];
  readonly limit: number;
  readonly offset?: number;
}

type WireStatus = NonNullable<SearchHotelReservationsBody['reservationStatuses']>[number];

/** OPERA's word for a status; those it cannot search by are filtered after the answer. */
const WIRE_STATUSES: Partial<Record<StayStatus, WireStatus>> = {
  due_in: 'DueIn',
  in_house: 'InHouse',
  due_out: 'DueOut',
  checked_out: 'CheckedOut',
  cancelled: 'Cancelled',
  no_show: 'NoShow',
  waitlisted: 'WaitList',
};

/** The body of a reservation search (Oracle's rsv.json, searchHotelReservations). */
export function toSearch(criteria: StayCriteria): SearchHotelReservationsBody {
  const wanted = criteria.statuses?.map((status) => WIRE_STATUSES[status]);
  return given({
    surname: criteria.surname,
    givenName: criteria.givenName,
    text: criteria.text,
    confirmationNumberList: listed(criteria.confirmationNumber),
    reservationIdList: listed(criteria.reservationId),
    roomId: criteria.room,
    profileId: criteria.profileId,
    customReference: criteria.customReference,
    companyNames: listed(criteria.company),
    ratePlanCodes: listed(criteria.ratePlan),
    roomType: listed(criteria.roomType),
    blockCodes: listed(criteria.blockCode),
    arrivalStartDate: criteria.arrival?.from,
    arrivalEndDate: criteria.arrival?.to,
    departureStartDate: criteria.departure?.from,
    departureEndDate: criteria.departure?.to,
    stayOnStartDate: criteria.stayOn,
    reservationStatuses: wanted?.every((status) => status !== undefined) === true ? wanted : undefined,
    limit: criteria.limit,
    offset: criteria.offset,
  });
}

function listed(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

/** Without what was not asked for: an absent criterion must not reach OPERA as an empty one. */
function given(body: SearchHotelReservationsBody): SearchHotelReservationsBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
