import { addDays, type Day, nightsOf, weekday } from '../../clock/business-date.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import { withoutDays } from '../../rules/rate-schedule.js';
import { scheduleOf } from '../../rules/pricing.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';
import type { RatePlan, RateSchedule } from '../../state/rate.js';
import { nextId } from '../../state/world.js';
import type { Fields } from '../../wire/fields.js';
import { wireId } from '../../wire/ids.wire.js';
import { pageOf } from '../../wire/paging.js';
import { readWeekdays, weekdayFlags } from '../../wire/weekday.wire.js';
import { planInPath, planPath } from './rate-plan.routes.js';
import { stated } from './rate-plan-request.js';
import { raised, readAmounts, readSchedule } from './schedule-request.js';

const price = (amount: number | undefined): number | undefined =>
  amount === undefined ? undefined : decimal(amount);

function scheduleDetail(schedule: RateSchedule): object {
  const { moreAdults = [], children = [] } = schedule;
  return {
    ...schedule.details,
    rateAmounts: stated({
      onePersonRate: decimal(schedule.oneAdult),
      twoPersonRate: decimal(schedule.twoAdults),
      threePersonRate: price(moreAdults[0]),
      fourPersonRate: price(moreAdults[1]),
      fivePersonRate: price(moreAdults[2]),
      extraPersonRate: decimal(schedule.extraAdult),
      extraChildRate: decimal(schedule.extraChild),
      oneChildRate: price(children[0]),
      twoChildrenRate: price(children[1]),
      threeChildrenRate: price(children[2]),
      fourChildrenRate: price(children[3]),
    }),
    start: schedule.start,
    end: schedule.end,
    roomTypeList: schedule.roomTypes,
    ...weekdayFlags(schedule.weekdays),
  };
}

function getSchedules(call: Call): Answer {
  const { query, hotel } = call;
  const plan = planInPath(call);
  const id = query.text('ratePlanScheduleId');
  const start = query.day('startDate') ?? '0000-01-01';
  const end = query.day('endDate') ?? '9999-12-31';
  const types = query.texts('roomType');
  const classes = query.texts('roomClass');
  const found = plan.schedules
    .filter(
      (schedule) =>
        (id === undefined || schedule.id === id) &&
        schedule.start <= end &&
        start <= schedule.end &&
        (types.length === 0 || schedule.roomTypes.some((type) => types.includes(type))) &&
        (classes.length === 0 ||
          schedule.roomTypes.some((type) => classes.includes(hotel.roomTypes.get(type)?.roomClass ?? ''))),
    )
    .toSorted((left, right) => left.start.localeCompare(right.start));
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, 50);
  return ok({
    ratePlanScheduleList: {
      ratePlanSchedule: rows.map((schedule) => ({
        ratePlanScheduleId: wireId(schedule.id, 'RatePlanScheduleId'),
        ratePlanScheduleDetail: scheduleDetail(schedule),
      })),
      hotelId: hotel.profile.id,
      ratePlanCode: plan.code,
      ...facts,
    },
    ratePlanMasterInfo: masterInfo(hotel, plan),
  });
}

function masterInfo(hotel: Hotel, plan: RatePlan): object {
  return {
    hotelId: hotel.profile.id,
    ratePlanCode: plan.code,
    currencyCode: hotel.profile.currency,
    complimentary: plan.complimentary,
    roomTypeList: plan.roomTypes.map((code) => ({ code, description: hotel.roomTypes.get(code)?.name })),
  };
}

function postSchedules(call: Call): Answer {
  const plan = planInPath(call);
  const list = call.body.list('ratePlanScheduleList');
  if (list.length === 0) throw refuse('VALUE_MISSING', 'No schedule is given.', 'ratePlanScheduleList');
  const added = list.map((sent) => readSchedule(plan, sent, nextId(call.world, 'record')));
  plan.schedules = [...plan.schedules, ...added];
  return created(`${planPath(call, plan.code)}/schedules/${added[0]?.id ?? ''}`);
}

function putSchedules(call: Call): Answer {
  const plan = planInPath(call);
  const changed = new Map(
    call.body.list('ratePlanScheduleList').map((sent): [string, RateSchedule] => {
      const id = sent.object('ratePlanScheduleId').required('id');
      const before = knownSchedule(plan, id);
      return [id, readSchedule(plan, sent.object('ratePlanScheduleDetail'), id, before)];
    }),
  );
  if (changed.size === 0) throw refuse('VALUE_MISSING', 'No schedule is given.', 'ratePlanScheduleList');
  plan.schedules = plan.schedules.map((schedule) => changed.get(schedule.id) ?? schedule);
  return ok({});
}

function knownSchedule(plan: RatePlan, id: string): RateSchedule {
  const known = plan.schedules.find((schedule) => schedule.id === id);
  if (!known)
    throw refuse('NOT_FOUND', `Rate plan ${plan.code} has no schedule ${id}.`, 'ratePlanScheduleId');
  return known;
}

function deleteSchedules(call: Call): Answer {
  const plan = planInPath(call);
  const ids = call.query.texts('ratePlanScheduleIds').map((id) => knownSchedule(plan, id).id);
  plan.schedules = plan.schedules.filter((schedule) => !ids.includes(schedule.id));
  return ok({});
}

/** Prices for a period instead of whatever held there. */
function setSchedules(call: Call): Answer {
  const plan = planInPath(call);
  for (const sent of call.body.list('ratePlanScheduleList')) {
    const schedule = readSchedule(plan, sent, nextId(call.world, 'record'));
    plan.schedules = [...withoutDays(call.world, plan.schedules, schedule), schedule];
  }
  return ok({});
}

function splitSchedule(call: Call): Answer {
  const { hotel } = call;
  const id = call.param('scheduleId');
  const plan = [...hotel.ratePlans.values()].find((one) => one.schedules.some((item) => item.id === id));
  if (!plan) throw refuse('NOT_FOUND', `There is no schedule ${id}.`, 'scheduleId');
  const whole = knownSchedule(plan, id);
  const part = readSchedule(plan, call.body.object('splitDetails'), nextId(call.world, 'record'), whole);
  if (part.start < whole.start || part.end > whole.end)
    throw refuse('VALUE_INVALID', 'The part lies outside the schedule.', 'splitDetails');
  plan.schedules = [
    ...plan.schedules.flatMap((item) => (item === whole ? withoutDays(call.world, [item], part) : [item])),
    part,
  ];
  return created(`${planPath(call, plan.code)}/schedules/${part.id}`);
}

/** Prices of single days: stated, or added to those that held. */
function setDaily(call: Call): Answer {
  const sent = call.body.object('dailyRateScheduleRange');
  const range = sent.object('dateRange');
  const span = range.object('timeSpan');
  const start = span.requiredDay('startDate');
  priceDays(call, planInPath(call), {
    start,
    end: span.day('endDate') ?? start,
    weekdays: readWeekdays(range),
    roomTypes: sent.texts('roomTypes'),
    amounts: sent.object('rateAmounts'),
    add: sent.flag('incrementFlag') === true,
  });
  return ok({});
}

/** Prices for the days of a span; without room types for all of the plan's. */
export interface DailyPrices {
  readonly start: Day;
  readonly end: Day;
  readonly weekdays: readonly number[];
  readonly roomTypes: readonly string[];
  readonly amounts: Fields;
  /** The amounts come on top of the prices that held. */
  readonly add: boolean;
}

/** Gives every day of a span its own price. Throws 400 when there is none. */
export function priceDays(call: Call, plan: RatePlan, wish: DailyPrices): void {
  const types = wish.roomTypes.length > 0 ? wish.roomTypes : plan.roomTypes;
  for (const day of nightsOf(wish.start, addDays(wish.end, 1))) {
    if (wish.weekdays.length > 0 && !wish.weekdays.includes(weekday(day))) continue;
    for (const type of types) {
      const before = scheduleOf(plan, type, day);
      const id = nextId(call.world, 'record');
      const place = { id, start: day, end: day, weekdays: [weekday(day)], roomTypes: [type] };
      const schedule =
        wish.add && before
          ? { ...raised(before, wish.amounts), ...place }
          : { ...readAmounts(wish.amounts, before), ...place };
      plan.schedules = [...withoutDays(call.world, plan.schedules, schedule), schedule];
    }
  }
}

function deleteDaily(call: Call): Answer {
  const plan = planInPath(call);
  const { query } = call;
  const start = query.requiredDay('startDate');
  const end = query.requiredDay('endDate');
  const types = query.texts('roomType');
  plan.schedules = withoutDays(call.world, plan.schedules, {
    start,
    end,
    weekdays: readWeekdays(query),
    roomTypes: types.length > 0 ? types : plan.roomTypes,
  });
  return ok({});
}

export const SCHEDULE_ROUTES: Routes = {
  'rtp.getRatePlanSchedules': getSchedules,
  'rtp.postRatePlanSchedules': postSchedules,
  'rtp.putRatePlanSchedules': putSchedules,
  'rtp.deleteRatePlanSchedules': deleteSchedules,
  'rtp.setRatePlanSchedules': setSchedules,
  'rtp.splitRatePlanSchedule': splitSchedule,
  'rtp.setDailyRatePlanScheduleRange': setDaily,
  'rtp.deleteDailyRatePlanScheduleRange': deleteDaily,
};
