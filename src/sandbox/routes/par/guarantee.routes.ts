import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import type { RatePlan } from '../../state/rate.js';
import { guaranteeInfo, ratePlanInfo } from './rate-plan.wire.js';

/** The rate plan of that code. Throws 400 when the hotel has none. */
export function planOf(call: Call, code: string): RatePlan {
  const plan = call.hotel.ratePlans.get(code);
  if (!plan)
    throw refuse(
      'CODE_UNKNOWN',
      `Rate plan ${code} does not exist at ${call.hotel.profile.id}.`,
      'ratePlanCode',
    );
  return plan;
}

function getGuarantees(call: Call): Answer {
  const { query, hotel } = call;
  const code = query.text('ratePlanCode');
  const plan = code === undefined ? undefined : planOf(call, code);
  const wanted = query.text('guaranteeCode');
  const arrival = query.requiredDay('arrivalDate');
  const list = [...hotel.guarantees.values()].filter(
    (guarantee) => wanted === undefined || guarantee.code === wanted,
  );
  return list.length === 0
    ? NONE
    : ok({ resGuarantees: list.map((guarantee) => guaranteeInfo(hotel, guarantee, plan, arrival)) });
}

/** What a stay may be booked under, for the dates and rate plan of a body; nothing is changed. */
function validateGuarantees(call: Call): Answer {
  const { hotel } = call;
  const criteria = call.body.object('criteria');
  const arrival =
    criteria.day('arrivalDate') ??
    criteria.at('roomStayDetails.timeSpan').day('startDate') ??
    hotel.businessDate;
  const code = criteria.text('ratePlanCode');
  const plan = code === undefined ? undefined : planOf(call, code);
  const wanted = criteria.text('guaranteeCode');
  const list = [...hotel.guarantees.values()].filter(
    (guarantee) => wanted === undefined || guarantee.code === wanted,
  );
  if (list.length === 0)
    throw refuse('CODE_UNKNOWN', `Guarantee ${wanted ?? ''} does not exist.`, 'guaranteeCode');
  return ok({ resGuarantees: list.map((guarantee) => guaranteeInfo(hotel, guarantee, plan, arrival)) });
}

function getRatePlanInfo(call: Call): Answer {
  return ratePlanInfos(call, [call.param('ratePlanCode'), ...call.query.texts('ratePlanCodeList')]);
}

function getSeveral(call: Call): Answer {
  return ratePlanInfos(call, call.query.texts('ratePlanCodeList'));
}

function ratePlanInfos(call: Call, codes: readonly string[]): Answer {
  const { hotel } = call;
  const plans = [...new Set(codes)].flatMap((code) => hotel.ratePlans.get(code) ?? []);
  if (plans.length === 0) return NONE;
  return ok({
    availRatePlanInfoType: {
      hotelId: hotel.profile.id,
      ratePlan: plans.map((plan) => ({
        ...ratePlanInfo(hotel, plan),
        resGuarantees: [...hotel.guarantees.values()]
          .filter((guarantee) => guarantee.code === plan.guarantee)
          .map((guarantee) => guaranteeInfo(hotel, guarantee, plan, hotel.businessDate)),
      })),
    },
  });
}

export const GUARANTEE_ROUTES: Routes = {
  'par.getReservationGuarantees': getGuarantees,
  'par.getAvailabilityRatePlanInfo': getRatePlanInfo,
  'par.getAvailabilityRatePlanInfoByMultipleRatePlans': getSeveral,
  'par.validateReservationGuarantees': validateGuarantees,
};
