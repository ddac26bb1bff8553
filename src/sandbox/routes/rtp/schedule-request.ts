import { refuse } from '../../errors/opera.error.js';
import type { Minor } from '../../state/money.js';
import type { RatePlan, RateSchedule } from '../../state/rate.js';
import type { Fields } from '../../wire/fields.js';
import { readWeekdays } from '../../wire/weekday.wire.js';

type Prices = Pick<
  RateSchedule,
  'oneAdult' | 'twoAdults' | 'extraAdult' | 'extraChild' | 'moreAdults' | 'children'
>;

const MORE_ADULTS = ['threePersonRate', 'fourPersonRate', 'fivePersonRate'];
const CHILDREN = ['oneChildRate', 'twoChildrenRate', 'threeChildrenRate', 'fourChildrenRate'];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const MODELLED = new Set([
  'rateAmounts',
  'start',
  'end',
  'roomTypeList',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
]);

/** Prices of a body; those it does not state stay as they were, or follow from the ones it does. Throws 400 without any. */
export function readAmounts(sent: Fields, before?: Prices): Prices {
  const two = sent.minor('twoPersonRate') ?? before?.twoAdults ?? sent.minor('onePersonRate');
  const one = sent.minor('onePersonRate') ?? before?.oneAdult ?? two;
  if (one === undefined || two === undefined)
    throw refuse('VALUE_MISSING', 'A schedule needs the price for one or two persons.', 'rateAmounts');
  return {
    oneAdult: one,
    twoAdults: two,
    extraAdult: sent.minor('extraPersonRate') ?? before?.extraAdult ?? 0,
    extraChild: sent.minor('extraChildRate') ?? before?.extraChild ?? 0,
    moreAdults: stepped(sent, MORE_ADULTS, before?.moreAdults),
    children: stepped(sent, CHILDREN, before?.children),
  };
}

function stepped(
  sent: Fields,
  names: readonly string[],
  before: readonly (Minor | undefined)[] | undefined,
): readonly (Minor | undefined)[] | undefined {
  const prices = names.map((name, index) => sent.minor(name) ?? before?.[index]);
  return prices.some((price) => price !== undefined) ? prices : undefined;
}

/** A schedule's prices with the amounts of a body added. */
export function raised(schedule: RateSchedule, sent: Fields): RateSchedule {
  const one = sent.minor('onePersonRate') ?? 0;
  const two = sent.minor('twoPersonRate') ?? one;
  return {
    ...schedule,
    oneAdult: schedule.oneAdult + one,
    twoAdults: schedule.twoAdults + two,
    extraAdult: schedule.extraAdult + (sent.minor('extraPersonRate') ?? 0),
    extraChild: schedule.extraChild + (sent.minor('extraChildRate') ?? 0),
  };
}

/** A schedule as a body describes it, laid over the one there was. Throws 400. */
export function readSchedule(plan: RatePlan, sent: Fields, id: string, before?: RateSchedule): RateSchedule {
  const start = sent.day('start') ?? before?.start ?? sent.requiredDay('start');
  const end = sent.day('end') ?? before?.end ?? start;
  if (end < start) throw refuse('VALUE_INVALID', 'The end of the schedule is before its start.', 'end');
  const named = sent.texts('roomTypeList');
  const wrong = named.find((type) => !plan.roomTypes.includes(type));
  if (wrong !== undefined)
    throw refuse(
      'CODE_UNKNOWN',
      `Room type ${wrong} does not belong to rate plan ${plan.code}.`,
      'roomTypeList',
    );
  const marked = Object.keys(sent.raw).some((name) => name.endsWith('day'));
  const weekdays = marked ? readWeekdays(sent) : (before?.weekdays ?? []);
  return {
    id,
    start,
    end,
    weekdays: weekdays.length === 0 ? EVERY_DAY : weekdays,
    roomTypes: named.length > 0 ? named : (before?.roomTypes ?? plan.roomTypes),
    ...readAmounts(sent.object('rateAmounts'), before),
    details: {
      ...before?.details,
      ...Object.fromEntries(Object.entries(sent.raw).filter(([name]) => !MODELLED.has(name))),
    },
  };
}
