import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, NONE, ok, type Routes } from '../../gateway/call.js';
import type { RatePlan } from '../../state/rate.js';
import { pageOf } from '../../wire/paging.js';
import { packagesOf, readRatePlan, relistRatePlans } from './rate-plan-request.js';
import { ratePlan, ratePlanShort } from './rate-plan.wire.js';

/** The rate plan in the path. Throws 404. */
export function planInPath(call: Call): RatePlan {
  const code = call.param('ratePlanCode');
  const plan = call.hotel.ratePlans.get(code);
  if (!plan)
    throw refuse(
      'NOT_FOUND',
      `Rate plan ${code} does not exist at ${call.hotel.profile.id}.`,
      'ratePlanCode',
    );
  return plan;
}

/** Where a rate plan is found. */
export function planPath(call: Call, code: string): string {
  return `/rtp/v1/hotels/${call.hotel.profile.id}/ratePlans/${encodeURIComponent(code)}`;
}

function getRatePlan(call: Call): Answer {
  return ok({ ratePlans: [ratePlan(call.hotel, planInPath(call), (part) => call.wants(part))] });
}

function getByHotel(call: Call): Answer {
  const { hotel, query } = call;
  const code = query.text('ratePlanCode');
  const plans = inOrder([...hotel.ratePlans.values()]).filter(
    (plan) => code === undefined || plan.code === code,
  );
  if (plans.length === 0) return NONE;
  return ok({ ratePlans: plans.map((plan) => ratePlan(hotel, plan, (part) => call.wants(part))) });
}

/** Rate plans of one or several hotels, shortly. */
function getRatePlans(call: Call): Answer {
  const { query } = call;
  const codes = query.texts('ratePlanCode');
  const categories = query.texts('rateCategory');
  const day = query.day('sellDate');
  const found = query.texts('hotelId').flatMap((id) => {
    const hotel = call.hotelNamed(id);
    return inOrder([...hotel.ratePlans.values()])
      .filter(
        (plan) =>
          (codes.length === 0 || codes.includes(plan.code)) &&
          (categories.length === 0 || categories.includes(plan.category)) &&
          (day === undefined || (plan.sellFrom <= day && day <= plan.sellTo)) &&
          (query.flag('includeInactive') === true || plan.sellTo >= hotel.businessDate) &&
          (query.flag('dayUseOnly') !== true || plan.dayUse),
      )
      .map((plan) => ratePlanShort(hotel, plan));
  });
  if (found.length === 0) return NONE;
  const { rows, facts } = pageOf(found, query, 50);
  return ok({ ratePlanShortInfoList: { ratePlanShortInfo: rows, ...facts } });
}

function inOrder(plans: readonly RatePlan[]): RatePlan[] {
  return plans.toSorted((left, right) => left.sequence - right.sequence);
}

function postRatePlan(call: Call): Answer {
  const { hotel } = call;
  const sent = call.body.object('ratePlan');
  const code = sent.required('ratePlanCode').toUpperCase();
  if (hotel.ratePlans.has(code))
    throw refuse('VALUE_INVALID', `Rate plan ${code} exists already.`, 'ratePlanCode');
  const plan = readRatePlan(hotel, sent, code);
  if (plan.roomTypes.length === 0)
    throw refuse('VALUE_MISSING', 'A rate plan needs at least one room type.', 'roomTypeList');
  hotel.ratePlans.set(code, plan);
  relistRatePlans(hotel);
  return created(planPath(call, code));
}

function putRatePlan(call: Call): Answer {
  const { hotel } = call;
  const before = planInPath(call);
  hotel.ratePlans.set(before.code, readRatePlan(hotel, call.body.object('ratePlan'), before.code, before));
  relistRatePlans(hotel);
  return ok({});
}

function deleteRatePlan(call: Call): Answer {
  const { hotel } = call;
  const plan = planInPath(call);
  const used = [...hotel.reservations.values()].some((stay) =>
    stay.nights.some((night) => night.ratePlan === plan.code),
  );
  if (used) throw refuse('STATUS_FORBIDS', `Rate plan ${plan.code} is used by reservations.`, 'ratePlanCode');
  hotel.ratePlans.delete(plan.code);
  relistRatePlans(hotel);
  return ok({});
}

/** Packages that the price contains from now on, beside those it had. */
function postPackages(call: Call): Answer {
  const plan = planInPath(call);
  const added = packagesOf(call.hotel, call.body.object('packages'));
  if (!added) throw refuse('VALUE_MISSING', 'No package is given.', 'packages');
  plan.packages = [...new Set([...plan.packages, ...added])];
  return created(`${planPath(call, plan.code)}/packages/${encodeURIComponent(added[0] ?? '')}`);
}

/** The packages the price contains, instead of those it had. */
function putPackages(call: Call): Answer {
  const plan = planInPath(call);
  const packages = packagesOf(call.hotel, call.body.object('packages'));
  if (!packages) throw refuse('VALUE_MISSING', 'No package is given.', 'packages');
  plan.packages = [...new Set(packages)];
  return ok({});
}

function deletePackages(call: Call): Answer {
  const plan = planInPath(call);
  const codes = call.query.texts('packageCode');
  const missing = codes.find((code) => !plan.packages.includes(code));
  if (codes.length === 0 || missing !== undefined)
    throw refuse('NOT_FOUND', `Package ${missing ?? ''} is not part of the rate plan.`, 'packageCode');
  plan.packages = plan.packages.filter((code) => !codes.includes(code));
  return ok({});
}

export const RATE_PLAN_ROUTES: Routes = {
  'rtp.getRatePlan': getRatePlan,
  'rtp.getRatePlansByHotel': getByHotel,
  'rtp.getRatePlans': getRatePlans,
  'rtp.postRatePlan': postRatePlan,
  'rtp.putRatePlan': putRatePlan,
  'rtp.deleteRatePlan': deleteRatePlan,
  'rtp.postRatePlanPackages': postPackages,
  'rtp.putRatePlanPackages': putPackages,
  'rtp.deleteRatePlanPackages': deletePackages,
};
