import { type Day } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import {
  addRestriction,
  controlOf,
  liftRestrictions,
  type RestrictionControl,
  sameControl,
} from '../../rules/restriction-book.js';
import type { Hotel } from '../../state/hotel.js';
import { type Restriction, RESTRICTION_STATUSES, type RestrictionStatus } from '../../state/rate.js';
import type { Fields } from '../../wire/fields.js';
import { pageOf } from '../../wire/paging.js';
import { readWeekdays, weekdayFlags } from '../../wire/weekday.wire.js';

/** What opening takes away. */
const OPENS: Readonly<Record<string, RestrictionStatus>> = {
  Open: 'Closed',
  OpenForArrival: 'ClosedForArrival',
  OpenForDeparture: 'ClosedForDeparture',
};
const FOREVER = '9999-12-31';

/** Sets one restriction of a call's hotel, as the body of the synchronous operation says it; gives back its id. */
export function setRestriction(call: Call, sent: Fields): string {
  const { desk } = call;
  const start = sent.day('start') ?? sent.requiredDay('dateRangeStart');
  const end = sent.day('end') ?? sent.day('dateRangeEnd') ?? start;
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the period is before its start.', 'end');
  if (start < desk.hotel.businessDate)
    throw refuse('VALUE_INVALID', 'A restriction cannot begin before the business date.', 'start');
  const span = { start, end, weekdays: readWeekdays(sent) };
  const status = sent.object('restrictionStatus');
  const code = status.required('code').replace('LengthOfStayNotAvailable', 'LOSNotAvailable');
  const controls = controlsOf(desk.hotel, sent);
  const opened = OPENS[code];
  if (opened) {
    liftRestrictions(
      desk,
      (other) =>
        other.status === opened && controls.some((control) => sameControl(controlOf(other), control)),
      span,
    );
    return code;
  }
  const kind = RESTRICTION_STATUSES.find((known) => known === code);
  if (!kind) throw refuse('VALUE_INVALID', `${code} is not a restriction.`, 'restrictionStatus.code');
  const unit = status.number('unit');
  if (/Minimum|Maximum/.test(kind) && (unit === undefined || unit < 0))
    throw refuse('VALUE_MISSING', `${kind} needs a number of days.`, 'restrictionStatus.unit');
  const lengths = [1, 2, 3, 4, 5, 6, 7].filter(
    (nights) => status.flag(`lOS${nights}`) ?? status.flag(`lengthOfStay${nights}`),
  );
  const ids = controls.map((control) =>
    addRestriction(desk, kind, control, span, {
      unit,
      lengths: kind === 'LOSNotAvailable' ? lengths : undefined,
    }),
  );
  return ids[0] ?? kind;
}

/** Every combination of what the body names; without anything the house itself. Throws 400 for codes the hotel lacks. */
function controlsOf(hotel: Hotel, sent: Fields): RestrictionControl[] {
  const known = (name: string, codes: Iterable<string>): readonly (string | undefined)[] => {
    const allowed = new Set(codes);
    const named = sent.texts(name);
    const wrong = named.find((code) => !allowed.has(code));
    if (wrong !== undefined) throw refuse('CODE_UNKNOWN', `${wrong} is not known at this hotel.`, name);
    return named.length > 0 ? named : [undefined];
  };
  const plans = known('ratePlanCodes', hotel.ratePlans.keys());
  const types = known('roomTypes', hotel.roomTypes.keys());
  const classes = known(
    'roomClasses',
    [...hotel.roomTypes.values()].map((type) => type.roomClass),
  );
  const categories = known(
    'ratePlanCategories',
    [...hotel.ratePlans.values()].map((plan) => plan.category),
  );
  const channels = sent.texts('bookingChannels');
  return plans.flatMap((ratePlan) =>
    types.flatMap((roomType) =>
      classes.flatMap((roomClass) =>
        categories.flatMap((rateCategory) =>
          (channels.length > 0 ? channels : [undefined]).map((channel) => ({
            ratePlan,
            roomType,
            roomClass,
            rateCategory,
            channel,
          })),
        ),
      ),
    ),
  );
}

function postRestriction(call: Call): Answer {
  const id = setRestriction(call, call.body.object('restriction'));
  return created(`/par/v1/hotels/${call.hotel.profile.id}/restrictions/${id}`);
}

function clearAll(call: Call): Answer {
  const date = call.body.requiredDay('date');
  liftRestrictions(call.desk, () => true, { start: date, end: date, weekdays: [] });
  return ok({ hotelId: call.hotel.profile.id, date });
}

/** By its id with nothing else, or by kind with the dates and what it is about, as Oracle's file says. */
function deleteRestriction(call: Call): Answer {
  const { query, desk } = call;
  const id = call.param('restrictionId');
  const known = desk.hotel.restrictions.get(id);
  const span = {
    start: known
      ? (query.day('restrictionStartDate') ?? known.start)
      : query.requiredDay('restrictionStartDate'),
    end: known ? (query.day('restrictionEndDate') ?? known.end) : query.requiredDay('restrictionEndDate'),
    weekdays: [],
  };
  const wanted = controlAsked(query);
  const met = liftRestrictions(
    desk,
    (restriction) =>
      known
        ? restriction === known
        : restriction.status === id && sameControl(controlOf(restriction), wanted),
    span,
  );
  if (met === 0) throw refuse('NOT_FOUND', `There is no restriction ${id} on these dates.`, 'restrictionId');
  return ok({});
}

function controlAsked(query: Fields): RestrictionControl {
  return {
    ratePlan: query.texts('ratePlanCode')[0],
    roomType: query.texts('roomType')[0],
    roomClass: query.texts('roomClass')[0],
    rateCategory: query.texts('ratePlanCategory')[0],
    channel: query.text('bookingChannelCode'),
  };
}

function getRestrictions(call: Call): Answer {
  const { query, hotel } = call;
  const start = query.day('restrictionSearchCriteriaStartDate') ?? hotel.businessDate;
  const end = query.day('end') ?? FOREVER;
  const found = [...hotel.restrictions.values()]
    .filter((one) => one.start <= end && start <= one.end)
    .filter(controlTest(query))
    .sort((left, right) => left.start.localeCompare(right.start) || left.id.localeCompare(right.id));
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, found.length);
  return ok({
    restrictionsByDateRange: {
      restrictionsByDateRange: {
        chainCode: hotel.profile.chainCode,
        hotelId: hotel.profile.id,
        hotelName: hotel.profile.name,
        restrictionSets: rows.map((one) => restrictionSet(one, start, end)),
        hasMore: facts.hasMore,
        totalResults: facts.totalResults,
        count: facts.count,
      },
    },
  });
}

/** Restrictions about what the query names; those of the whole house beside them only when asked for. */
function controlTest(query: Fields): (restriction: Restriction) => boolean {
  const wanted = controlAsked(query);
  const category = query.text('filterCodeCategory');
  const codes = query.texts('filterCode');
  const house = query.flag('houseLevelRestriction');
  const asked = Object.values(wanted).some((value) => value !== undefined) || category !== undefined;
  const filters: Readonly<Record<string, keyof RestrictionControl>> = {
    BookingChannelCode: 'channel',
    RoomClass: 'roomClass',
    RoomType: 'roomType',
    RatePlanCategory: 'rateCategory',
    RatePlanCode: 'ratePlan',
  };
  return (restriction) => {
    const control = controlOf(restriction);
    if (isHouse(control)) return asked ? house === true : house !== false;
    const member = filters[category ?? ''];
    if (
      member &&
      !(codes.length === 0 ? control[member] !== undefined : codes.includes(control[member] ?? ''))
    )
      return false;
    return (Object.keys(wanted) as (keyof RestrictionControl)[]).every(
      (name) => wanted[name] === undefined || wanted[name] === control[name],
    );
  };
}

function isHouse(control: RestrictionControl): boolean {
  return Object.values(control).every((value) => value === undefined);
}

/** One restriction as its lists show it; the span in force is the part inside what was asked for. */
function restrictionSet(restriction: Restriction, from: Day, to: Day): object {
  const control = controlOf(restriction);
  const lengths = Object.fromEntries(
    (restriction.lengths ?? []).map((nights): [string, boolean] => [`lOS${nights}`, true]),
  );
  return {
    restrictionControl: {
      house: isHouse(control),
      bookingChannelCode: control.channel,
      roomClass: control.roomClass,
      roomType: control.roomType,
      ratePlanCategory: control.rateCategory,
      ratePlanCode: control.ratePlan,
    },
    restrictionStatus: { code: restriction.status, unit: restriction.unit, ...lengths },
    actualTimeSpan: { startDate: restriction.start, endDate: restriction.end },
    onRequest: false,
    start: restriction.start > from ? restriction.start : from,
    end: restriction.end < to ? restriction.end : to,
    ...weekdayFlags(restriction.weekdays),
  };
}

function getHistory(call: Call): Answer {
  const { query, hotel } = call;
  const start = query.day('startDate') ?? query.day('date') ?? '0000-01-01';
  const end = query.day('endDate') ?? query.day('date') ?? FOREVER;
  const kinds = query.texts('restrictionType');
  const plans = query.texts('ratePlanCode');
  const types = query.texts('roomType');
  const found = hotel.yield.changes
    .filter(
      ({ restriction }) =>
        restriction.start <= end &&
        start <= restriction.end &&
        (kinds.length === 0 || kinds.includes(restriction.status)) &&
        (plans.length === 0 || plans.includes(restriction.ratePlans[0] ?? '')) &&
        (types.length === 0 || types.includes(restriction.roomTypes[0] ?? '')),
    )
    .toReversed();
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, 200);
  return ok({
    restrictionsHistory: {
      restrictionsHistory: {
        hotelId: hotel.profile.id,
        restrictionSets: rows.map(({ at, action, restriction }) => ({
          ...restrictionSet(restriction, restriction.start, restriction.end),
          actionType: action,
          appliedDate: at,
        })),
        ...facts,
      },
    },
  });
}

export const RESTRICTION_ROUTES: Routes = {
  'par.getRestrictionsByDateRange': getRestrictions,
  'par.postRestriction': postRestriction,
  'par.clearAllRestrictions': clearAll,
  'par.deleteRestriction': deleteRestriction,
  'par.getRestrictionsHistory': getHistory,
};
