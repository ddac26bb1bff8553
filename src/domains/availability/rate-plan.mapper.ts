import type { GetAvailabilityRatePlanInfoAnswer } from '../../opera/wire/generated/par.wire.js';
import type {
  GetBestAvailableRatesAnswer,
  GetPackagesAnswer,
  GetRatePlanAnswer,
} from '../../opera/wire/generated/rtp.wire.js';
import { money, type Money } from '../../shared/money.js';

/** A rate plan with its terms. */
export interface RatePlanTerms {
  readonly ratePlan: string;
  readonly name?: string;
  readonly description?: string;
  readonly category?: string;
  readonly market?: string;
  readonly soldFrom?: string;
  readonly soldTo?: string;
  readonly roomTypes: string[];
  readonly packages: string[];
  readonly minNights?: number;
  readonly maxNights?: number;
  readonly bookDaysAhead?: number;
  readonly guarantee?: string;
  readonly cancellation?: string;
  readonly commissionPercent?: number;
}

/**
 * Configuration and guest-facing terms of one rate plan put together; undefined when the configuration lacks it.
 * @param terms what availability says of it; may be missing
 */
export function readRatePlanTerms(
  setup: GetRatePlanAnswer | undefined,
  terms: GetAvailabilityRatePlanInfoAnswer | undefined,
  code: string,
): RatePlanTerms | undefined {
  const plan = setup?.ratePlans?.find((one) => one.ratePlanCode === code) ?? setup?.ratePlans?.[0];
  if (plan === undefined) return undefined;
  const info = terms?.availRatePlanInfoType?.ratePlan?.find((one) => one.ratePlanCode === code);
  const sell = plan.controls?.sell;
  const texts = plan.descriptions;
  const rule = info?.cancelPenalty ?? info?.resGuarantees?.[0]?.cancelPenalty;
  return {
    ratePlan: plan.ratePlanCode ?? code,
    name: text(plan.primaryDetails?.description?.defaultText ?? info?.description),
    description: text(
      info?.longInfo ?? info?.shortInfo ?? texts?.longInfo?.defaultText ?? texts?.shortInfo?.defaultText,
    ),
    category: text(plan.classifications?.rateCategory),
    market: text(plan.classifications?.marketCode),
    soldFrom: plan.primaryDetails?.startSellDate?.slice(0, 10),
    soldTo: plan.primaryDetails?.endSellDate?.slice(0, 10),
    roomTypes: (plan.roomTypeList ?? []).flatMap((type) => text(type.code) ?? []),
    packages: (plan.ratePackages?.packages ?? []).flatMap((item) =>
      item.code === undefined ? [] : [`${item.code} ${item.description ?? ''}`.trim()],
    ),
    minNights: sell?.minimumLengthOfStay,
    maxNights: sell?.maximumLengthOfStay,
    bookDaysAhead: sell?.minimumAdvanceBooking,
    guarantee: text(info?.guarantee?.guaranteeCode ?? info?.resGuarantees?.[0]?.guaranteeCode),
    cancellation: text(rule?.penaltyDescription ?? rule?.formattedRule),
    commissionPercent: plan.rateCommission?.commissionPercentage,
  };
}

/** Something sold with a stay. */
export interface PackageRow {
  readonly package: string;
  readonly name?: string;
  readonly price?: Money;
  readonly per?: string;
  readonly when?: string;
  readonly alone?: boolean;
}

const RULES: Readonly<Record<string, string>> = {
  FlatRate: 'stay',
  PerPerson: 'person',
  PerAdult: 'adult',
  PerChild: 'child',
  PerRoom: 'room',
};

/** Packages of a hotel with the price for the party asked about; no body (204) means none. */
export function readPackages(body: GetPackagesAnswer | undefined): PackageRow[] {
  return (body?.packageCodesList?.packageCodes ?? [])
    .flatMap((list) => list.packageCodeShortInfo ?? [])
    .flatMap((item): PackageRow[] => {
      if (item.code === undefined) return [];
      const posting = item.postingAttributes;
      return [
        {
          package: item.code,
          name: text(item.primaryDetails?.shortDescription ?? item.primaryDetails?.description),
          price: money(posting?.calculatedPrice, item.transactionDetails?.currency),
          per: RULES[posting?.priceCalculationRule ?? ''],
          when: words(posting?.postingRhythm?.type),
          alone: posting?.sellSeparate,
        },
      ];
    });
}

/** The best available rates of one arrival day. */
export interface BestRateDay {
  readonly date: string;
  readonly nights?: number;
  readonly rates: readonly string[];
}

/** Best available rates by day; no body (204) means none are set. */
export function readBestRates(body: GetBestAvailableRatesAnswer | undefined): BestRateDay[] {
  return (body?.bestAvailableRatesList?.bestAvailableRates ?? []).flatMap((row) =>
    row.date === undefined
      ? []
      : [{ date: row.date.slice(0, 10), nights: row.lengthOfStay, rates: row.rateCode ?? [] }],
  );
}

/** `EveryNight` as people write it: `every night`. */
function words(value: string | undefined): string | undefined {
  return value === undefined ? undefined : value.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
