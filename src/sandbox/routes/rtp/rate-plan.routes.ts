import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { packageQuantity } from '../../rules/pricing.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';
import type { Package, RatePlan } from '../../state/rate.js';

const text = (defaultText: string): object => ({ defaultText });

function getRatePlan(call: Call): Answer {
  const { hotel } = call;
  const plan = hotel.ratePlans.get(call.param('ratePlanCode'));
  if (!plan)
    throw refuse(
      'NOT_FOUND',
      `Rate plan ${call.param('ratePlanCode')} does not exist at ${hotel.profile.id}.`,
      'ratePlanCode',
    );
  return ok({ ratePlans: [ratePlan(hotel, plan, (part) => call.wants(part))] });
}

/** A rate plan's configuration. */
export function ratePlan(hotel: Hotel, plan: RatePlan, wanted: (part: string) => boolean): object {
  return {
    hotelId: hotel.profile.id,
    ratePlanCode: plan.code,
    primaryDetails: {
      description: text(plan.name),
      startSellDate: plan.sellFrom,
      endSellDate: plan.sellTo,
      sellSequence: plan.sequence,
      postingInterval: 'Nightly',
    },
    classifications: { rateCategory: plan.category, marketCode: plan.market, sourceCode: plan.source },
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
    descriptions: { shortInfo: text(plan.description), longInfo: text(plan.longText) },
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
    bARRate: plan.code.startsWith('BAR'),
  };
}

function ratePackage(hotel: Hotel, code: string): object[] {
  const definition = hotel.packages.get(code);
  return definition
    ? [{ hotelId: hotel.profile.id, code, description: definition.name, quantity: 1, group: false }]
    : [];
}

function getPackages(call: Call): Answer {
  const { query } = call;
  const hotels = query.texts('hotelId');
  const codes = query.texts('packageCode');
  const categories = query.texts('packageCategory');
  const people = { adults: query.number('adults') ?? 1, children: query.number('children') ?? 0 };
  const words = query.text('descriptionWildCard')?.toLowerCase();
  const lists = (hotels.length > 0 ? hotels.map((id) => call.hotelNamed(id)) : [call.hotel]).map((hotel) => ({
    hotel,
    packages: [...hotel.packages.values()].filter(
      (item) =>
        (codes.length === 0 || codes.includes(item.code)) &&
        (categories.length === 0 || categories.includes(item.category)) &&
        (query.flag('sellSeparate') !== true || item.sellSeparate) &&
        (words === undefined ||
          `${item.code} ${item.name}`.toLowerCase().includes(words.replaceAll('%', ''))),
    ),
  }));
  const total = lists.reduce((sum, list) => sum + list.packages.length, 0);
  if (total === 0) return NONE;
  const limit = query.number('limit') ?? total;
  return ok({
    packageCodesList: {
      packageCodes: lists.map(({ hotel, packages }) => ({
        hotelId: hotel.profile.id,
        packageCodeShortInfo: packages.slice(0, limit).map((item) => packageInfo(hotel, item, people)),
      })),
      hasMore: total > limit,
      totalResults: total,
      count: Math.min(total, limit),
    },
  });
}

function packageInfo(
  hotel: Hotel,
  item: Package,
  people: { readonly adults: number; readonly children: number },
): object {
  return {
    code: item.code,
    group: false,
    primaryDetails: { description: item.name, shortDescription: item.name, packageCategory: item.category },
    transactionDetails: {
      allowance: false,
      currency: hotel.profile.currency,
      packagePostingRules: {
        transactionCode: {
          code: item.transaction,
          description: hotel.transactionCodes.get(item.transaction)?.description,
        },
      },
    },
    postingAttributes: {
      addToRate: false,
      printSeparateLine: true,
      sellSeparate: item.sellSeparate,
      postNextDay: false,
      webBookable: item.sellSeparate,
      priceCalculationRule: item.rule,
      postingRhythm: { type: item.rhythm },
      calculatedPrice: decimal(item.price * packageQuantity(item.rule, people)),
    },
  };
}

export const RATE_PLAN_ROUTES: Routes = {
  'rtp.getRatePlan': getRatePlan,
  'rtp.getPackages': getPackages,
};
