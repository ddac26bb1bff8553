import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, ok, type Routes } from '../../gateway/call.js';
import type { Hotel } from '../../state/hotel.js';
import type { Package, PackageRhythm, PackageRule, RatePlan } from '../../state/rate.js';
import type { Fields } from '../../wire/fields.js';
import { requireCharge } from '../csh/charge-request.js';
import { planInPath } from './rate-plan.routes.js';
import { relistRatePlans } from './rate-plan-request.js';

const RULES: readonly PackageRule[] = ['FlatRate', 'PerPerson', 'PerAdult', 'PerChild', 'PerRoom'];
const RHYTHMS: readonly PackageRhythm[] = [
  'EveryNight',
  'ArrivalNight',
  'LastNight',
  'EveryNightExceptArrivalNight',
];

/** A package as sent, on top of what it was. Throws 400 on codes the hotel does not have. */
function read(call: Call, code: string, before?: Package): Package {
  const { hotel } = call;
  const sent = call.body.object('packageCode');
  const header = sent.object('header');
  const primary = header.object('primaryDetails');
  const posting = header.object('postingAttributes');
  const transaction =
    header.at('transactionDetails.packagePostingRules.transactionCode').text('code') ?? before?.transaction;
  if (transaction === undefined)
    throw refuse('VALUE_MISSING', 'A transaction code is required.', 'packagePostingRules.transactionCode');
  requireCharge(hotel, transaction);
  const price = priceOf(sent) ?? posting.minor('calculatedPrice') ?? before?.price;
  if (price === undefined) throw refuse('VALUE_MISSING', 'A price is required.', 'schedules.schedulePrices');
  return {
    code,
    name: primary.text('description') ?? sent.text('description') ?? before?.name ?? code,
    category: primary.text('packageCategory') ?? before?.category ?? 'OTHER',
    price,
    rule: oneOf(RULES, posting.text('priceCalculationRule')) ?? before?.rule ?? 'FlatRate',
    rhythm: oneOf(RHYTHMS, posting.object('postingRhythm').text('type')) ?? before?.rhythm ?? 'EveryNight',
    transaction,
    sellSeparate: posting.flag('sellSeparate') ?? before?.sellSeparate ?? false,
  };
}

function priceOf(sent: Fields): number | undefined {
  return sent.list('schedules')[0]?.list('schedulePrices')[0]?.minor('unitPrice');
}

function oneOf<T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((one) => one === value);
}

function post(call: Call): Answer {
  const { packages } = call.hotel;
  const code = call.param('packageCode').toUpperCase();
  if (packages.has(code)) throw refuse('VALUE_INVALID', `Package ${code} exists already.`, 'packageCode');
  packages.set(code, read(call, code));
  return created(call.path);
}

function known(hotel: Hotel, code: string): Package {
  const item = hotel.packages.get(code);
  if (!item)
    throw refuse('NOT_FOUND', `Package ${code} does not exist at ${hotel.profile.id}.`, 'packageCode');
  return item;
}

function put(call: Call): Answer {
  const before = known(call.hotel, call.param('packageCode'));
  call.hotel.packages.set(before.code, read(call, before.code, before));
  return ok({});
}

function remove(call: Call): Answer {
  const { hotel } = call;
  const { code } = known(hotel, call.param('packageCode'));
  const inRates = [...hotel.ratePlans.values()].some((plan) => plan.packages.includes(code));
  const inStays = [...hotel.reservations.values()].some((stay) =>
    stay.packages.some((booked) => booked.code === code),
  );
  if (inRates || inStays)
    throw refuse('STATUS_FORBIDS', `Package ${code} is used by rate plans or reservations.`, 'packageCode');
  hotel.packages.delete(code);
  return ok({});
}

interface Copied {
  readonly hotelId: string;
  readonly rateCode: string;
  readonly targetHotelCode: string;
  readonly text: string;
}

/** Copies rate plans under other codes or to other hotels; what they have of that code stays. */
function copy(call: Call): Answer {
  const criteria = call.body.object('criteria');
  const wishes = criteria.object('copyRatePlans').list('copyRatePlan');
  if (wishes.length === 0)
    throw refuse('VALUE_MISSING', 'copyRatePlan is required.', 'criteria.copyRatePlans.copyRatePlan');
  let isError = false;
  const copyResponse = wishes.flatMap((wish) => {
    const plan = call.hotel.ratePlans.get(wish.text('ratePlanCode') ?? '') ?? planInPath(call);
    return wish.list('targets').flatMap((target): Copied[] => {
      const hotel = call.hotelNamed(target.text('hotelId'));
      const codes = target.list('ratePlanCodes').map((code) => code.required('code').toUpperCase());
      return (codes.length > 0 ? codes : [plan.code]).map((code) => {
        const done = copyTo(hotel, plan, code, criteria);
        isError ||= !done;
        return {
          hotelId: call.hotel.profile.id,
          rateCode: code,
          targetHotelCode: hotel.profile.id,
          text: done ? 'Copied' : `${code} exists already`,
        };
      });
    });
  });
  return { status: 200, location: call.path, body: { copyResponses: { copyResponse, isError } } };
}

function copyTo(hotel: Hotel, plan: RatePlan, code: string, criteria: Fields): boolean {
  if (hotel.ratePlans.has(code)) return false;
  hotel.ratePlans.set(code, {
    ...structuredClone(plan),
    code,
    roomTypes: plan.roomTypes.filter((type) => hotel.roomTypes.has(type)),
    schedules: criteria.flag('includeRateDetails') === false ? [] : structuredClone(plan.schedules),
    packages: criteria.flag('includePackages') === false ? [] : plan.packages,
  });
  relistRatePlans(hotel);
  return true;
}

/** Packages set up by callers, and rate plans copied. */
export const PACKAGE_SETUP_ROUTES: Routes = {
  'rtp.postPackage': post,
  'rtp.putPackage': put,
  'rtp.deletePackage': remove,
  'rtp.copyRatePlans': copy,
};
