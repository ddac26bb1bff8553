import type {
  GetRestrictionsByDateRangeAnswer,
  PostRestrictionBody,
} from '../../opera/wire/generated/par.wire.js';
import type { ParameterValue } from '../../opera/client/opera-call.js';
import { WEEKDAYS, type Rule, type RuleKind, type RuleWish } from './rule.js';

type WireKind = NonNullable<
  NonNullable<NonNullable<PostRestrictionBody['restriction']>['restrictionStatus']>['code']
>;

const WIRE_KINDS: Readonly<Record<RuleKind, WireKind>> = {
  closed: 'Closed',
  closed_to_arrival: 'ClosedForArrival',
  closed_to_departure: 'ClosedForDeparture',
  min_nights: 'MinimumLengthOfStay',
  max_nights: 'MaximumLengthOfStay',
  min_nights_through: 'MinimumStayThrough',
  max_nights_through: 'MaximumStayThrough',
  min_days_ahead: 'MinimumAdvanceBooking',
  max_days_ahead: 'MaximumAdvanceBooking',
};
const KINDS = new Map<string, string>(Object.entries(WIRE_KINDS).map(([kind, wire]) => [wire, kind]));

/** The body that sets a rule (Oracle's par.json, postRestriction). */
export function toRestriction(hotelId: string, wish: RuleWish): PostRestrictionBody {
  const days = Object.fromEntries(
    WEEKDAYS.map((day) => [day, wish.weekdays.length === 0 || wish.weekdays.includes(day)]),
  );
  return {
    restriction: {
      hotelId,
      restrictionStatus: {
        code: WIRE_KINDS[wish.kind],
        ...(wish.count !== undefined && { unit: wish.count }),
      },
      ...(wish.ratePlan !== undefined && { ratePlanCodes: [wish.ratePlan] }),
      ...(wish.roomType !== undefined && { roomTypes: [wish.roomType] }),
      start: wish.from,
      end: wish.to,
      ...days,
    },
  };
}

/** The parameters that take a rule away: its kind stands in the path (Oracle's par.json, deleteRestriction). */
export function toRemoval(wish: RuleWish): Readonly<Record<string, ParameterValue | undefined>> {
  return {
    restrictionId: WIRE_KINDS[wish.kind],
    restrictionStartDate: wish.from,
    restrictionEndDate: wish.to,
    ratePlanCode: wish.ratePlan,
    roomType: wish.roomType,
  };
}

/** Rules in force; no body (204) means none. Those that open are left out: they say that nothing forbids. */
export function readRules(body: GetRestrictionsByDateRangeAnswer | undefined): Rule[] {
  const sets = body?.restrictionsByDateRange?.restrictionsByDateRange?.restrictionSets ?? [];
  return sets.flatMap((set): Rule[] => {
    const code = set.restrictionStatus?.code;
    if (code === undefined || code.startsWith('Open')) return [];
    const control = set.restrictionControl;
    const on = WEEKDAYS.filter((day) => set[day] === true);
    const about = [control?.roomClass, control?.ratePlanCategory, control?.bookingChannelCode].filter(
      (part) => part !== undefined && part !== '',
    );
    const from = set.start ?? set.actualTimeSpan?.startDate ?? '';
    return [
      {
        kind: KINDS.get(code) ?? code,
        from: from.slice(0, 10),
        to: (set.end ?? set.actualTimeSpan?.endDate ?? from).slice(0, 10),
        count: set.restrictionStatus?.unit,
        weekdays:
          on.length === 0 || on.length === WEEKDAYS.length
            ? undefined
            : on.map((day) => `${day.charAt(0).toUpperCase()}${day.slice(1, 3)}`).join(' '),
        roomType: control?.roomType,
        ratePlan: control?.ratePlanCode,
        about: about.length === 0 ? undefined : about.join(' '),
      },
    ];
  });
}
