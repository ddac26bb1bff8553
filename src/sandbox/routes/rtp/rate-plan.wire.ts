import { merged } from '../../state/document.js';
import type { Hotel } from '../../state/hotel.js';
import type { RatePlan } from '../../state/rate.js';
import { stated } from './rate-plan-request.js';

const text = (defaultText: string): object => ({ defaultText });

/** A rate plan's configuration: what was sent when it was set up, under what the hotel makes of it. */
export function ratePlan(hotel: Hotel, plan: RatePlan, wanted: (part: string) => boolean): object {
  const kept = { ...plan.details };
  if (!wanted('TransactionDetails')) delete kept['transactionDetails'];
  if (!wanted('RateControls')) delete kept['controls'];
  return merged(kept, stated(modelled(hotel, plan, wanted)));
}

function modelled(hotel: Hotel, plan: RatePlan, wanted: (part: string) => boolean): object {
  return {
    hotelId: hotel.profile.id,
    ratePlanCode: plan.code,
    ...heading(plan),
    transactionDetails: wanted('TransactionDetails')
      ? {
          transactionCode: plan.roomTransaction,
          currencyCode: hotel.profile.currency,
          rateIncludesTax: false,
          exchangePosting: 'CurrentDate',
        }
      : undefined,
    rateCommission:
      wanted('RateCommission') && plan.commissionPercent !== undefined
        ? { commissionCode: 'AGT', commissionPercentage: plan.commissionPercent }
        : undefined,
    roomTypeList: plan.roomTypes.map((code) => ({
      code,
      description: hotel.roomTypes.get(code)?.name,
      pseudo: false,
    })),
    ratePackages:
      wanted('Packages') && plan.packages.length > 0
        ? { packages: plan.packages.flatMap((code) => ratePackage(hotel, code)) }
        : undefined,
    controls: wanted('RateControls')
      ? {
          sell: {
            minimumLengthOfStay: plan.minimumNights,
            maximumLengthOfStay: plan.maximumNights,
            minimumAdvanceBooking: plan.minimumDaysAhead,
            maximumAdvanceBooking: plan.maximumDaysAhead,
          },
        }
      : undefined,
    ratePlanScheduleInfo: { schedulesDefined: plan.schedules.length > 0 },
    printRate: true,
    discountAllowed: plan.discountAllowed,
    daily: true,
    dayUse: plan.dayUse,
    complimentary: plan.complimentary,
    houseUse: false,
    negotiated: plan.negotiated,
    bARRate: isBest(hotel, plan),
  };
}

/** What lists show of a rate plan. */
export function ratePlanShort(hotel: Hotel, plan: RatePlan): object {
  return {
    hotelId: hotel.profile.id,
    ratePlanCode: plan.code,
    ...heading(plan),
    discountAllowed: plan.discountAllowed,
  };
}

function heading(plan: RatePlan): object {
  return {
    primaryDetails: {
      description: text(plan.name),
      startSellDate: plan.sellFrom,
      endSellDate: plan.sellTo,
      sellSequence: plan.sequence,
      postingInterval: 'Nightly',
    },
    classifications: { rateCategory: plan.category, marketCode: plan.market, sourceCode: plan.source },
    descriptions: { shortInfo: text(plan.description), longInfo: text(plan.longText) },
  };
}

/** True when the plan is a best available rate on some day. */
function isBest(hotel: Hotel, plan: RatePlan): boolean {
  return [...hotel.yield.bestRates.values()].some((codes) => codes.includes(plan.code));
}

function ratePackage(hotel: Hotel, code: string): object[] {
  const definition = hotel.packages.get(code);
  return definition
    ? [{ hotelId: hotel.profile.id, code, description: definition.name, quantity: 1, group: false }]
    : [];
}
