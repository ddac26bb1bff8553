import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, NONE, ok, type Routes } from '../../gateway/call.js';
import { packageQuantity } from '../../rules/pricing.js';
import type { Hotel } from '../../state/hotel.js';
import { decimal } from '../../state/money.js';
import type { Package } from '../../state/rate.js';

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
): { readonly code: string; readonly group: boolean; readonly [header: string]: unknown } {
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

/** One package with everything. */
function getPackage(call: Call): Answer {
  const { hotel, query } = call;
  const code = call.param('packageCode');
  const item = hotel.packages.get(code);
  if (!item)
    throw refuse('NOT_FOUND', `Package ${code} does not exist at ${hotel.profile.id}.`, 'packageCode');
  const people = { adults: query.number('adults') ?? 1, children: query.number('children') ?? 0 };
  const { code: _code, group, ...header } = packageInfo(hotel, item, people);
  return ok({
    packageCode: { hotelId: hotel.profile.id, code: item.code, description: item.name, group, header },
  });
}

export const PACKAGE_ROUTES: Routes = { 'rtp.getPackages': getPackages, 'rtp.getPackage': getPackage };
