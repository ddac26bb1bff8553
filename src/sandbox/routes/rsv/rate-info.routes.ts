import { addDays, daysBetween } from '../../clock/business-date.js';
import { findStay } from '../../desk/desk.js';
import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';
import { depositPaid } from '../../rules/cancellation.js';
import { costOf, costOfStay, type StayCost } from '../../rules/cost-of-stay.js';
import { quoteNights } from '../../rules/pricing.js';
import { decimal } from '../../state/money.js';
import { priced } from '../../wire/amount.wire.js';
import { rateSummary } from '../../wire/rate-summary.wire.js';

const LONGEST_DAYS = 21;

/** What a booked stay costs (by its id), or what a stay on a rate plan would cost. */
function getRateInfo(call: Call): Answer {
  const { criteria, hotel } = call;
  const id = criteria.text('id');
  if (id !== undefined) {
    const stay = findStay(hotel, id);
    return ok(rateInfo(call, costOfStay(hotel, stay), depositPaid(stay)));
  }
  const start = criteria.requiredDay('criteriaStartDate');
  const end = criteria.day('criteriaEndDate') ?? addDays(start, 1);
  if (daysBetween(start, end) > LONGEST_DAYS)
    throw refuse(
      'LIMIT_EXCEEDED',
      `The period exceeds the maximum of ${LONGEST_DAYS} days.`,
      'criteriaEndDate',
    );
  const plan = hotel.ratePlans.get(criteria.required('ratePlanCode'));
  const roomType = criteria.required('roomType');
  if (!plan)
    throw refuse(
      'CODE_UNKNOWN',
      `Rate plan ${criteria.text('ratePlanCode') ?? ''} does not exist at ${hotel.profile.id}.`,
      'ratePlanCode',
    );
  if (!hotel.roomTypes.has(roomType))
    throw refuse('CODE_UNKNOWN', `Room type ${roomType} does not exist at ${hotel.profile.id}.`, 'roomType');
  const people = { adults: criteria.number('adults') ?? 1, children: criteria.number('children') ?? 0 };
  const nights = quoteNights(hotel, plan, roomType, start, end, people);
  return ok(rateInfo(call, costOf(hotel, nights, [], 1), 0));
}

function rateInfo(call: Call, cost: StayCost, deposit: number): object {
  const { currency } = call.hotel.profile;
  const day = call.criteria.day('detailDate') ?? cost.nights[0]?.date;
  const night = cost.nights.find((candidate) => candidate.date === day);
  const tax = night?.taxes.reduce((sum, line) => sum + line.amount, 0) ?? 0;
  return {
    detail: night && {
      revenue: priced(night.room, night.taxes, currency),
      rateSuppressed: false,
      totalPackageAmount: decimal(night.packages),
      totalRateAmount: decimal(night.room),
      totalTaxAmount: decimal(tax),
    },
    summary: rateSummary(call.hotel, cost, deposit, 0),
  };
}

export const RATE_INFO_ROUTES: Routes = {
  'rsv.searchRateInfo': getRateInfo,
  'rsv.getRateInfo': getRateInfo,
};
