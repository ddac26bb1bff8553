import { refuse } from '../../errors/opera.error.js';
import { type Document, isObject, merged } from '../../state/document.js';
import type { Hotel } from '../../state/hotel.js';
import type { RatePlan } from '../../state/rate.js';
import { Fields } from '../../wire/fields.js';

/** Throws 400 when a code is named that the hotel's list of it lacks. */
function listed(hotel: Hotel, list: string, code: string | undefined, path: string): string | undefined {
  if (code === undefined) return undefined;
  const items = hotel.lists.get(list);
  if (items && !items.some((item) => item.code === code))
    throw refuse('CODE_UNKNOWN', `${code} is not in the list ${list} of ${hotel.profile.id}.`, path);
  return code;
}

/** A rate plan as a body describes it, laid over the one there was or over the defaults of a new one. Throws 400. */
export function readRatePlan(hotel: Hotel, sent: Fields, code: string, before?: RatePlan): RatePlan {
  const base = before ?? blankPlan(hotel, code);
  const primary = sent.object('primaryDetails');
  const classes = sent.object('classifications');
  const transaction = sent.object('transactionDetails');
  const sell = sent.at('controls.sell');
  const texts = sent.object('descriptions');
  const roomTypes = sent.list('roomTypeList').map((type) => type.required('code'));
  const unknown = roomTypes.find((type) => !hotel.roomTypes.has(type));
  if (unknown !== undefined)
    throw refuse(
      'CODE_UNKNOWN',
      `Room type ${unknown} does not exist at ${hotel.profile.id}.`,
      'roomTypeList',
    );
  const posts = transaction.text('transactionCode');
  if (posts !== undefined && !hotel.transactionCodes.has(posts))
    throw refuse('CODE_UNKNOWN', `Transaction code ${posts} does not exist.`, 'transactionCode');
  const plan: RatePlan = {
    ...base,
    name: primary.object('description').text('defaultText') ?? base.name,
    description: texts.object('shortInfo').text('defaultText') ?? base.description,
    longText: texts.object('longInfo').text('defaultText') ?? base.longText,
    category: listed(hotel, 'RateCategories', classes.text('rateCategory'), 'rateCategory') ?? base.category,
    market: listed(hotel, 'MarketCodes', classes.text('marketCode'), 'marketCode') ?? base.market,
    source: listed(hotel, 'SourceCodes', classes.text('sourceCode'), 'sourceCode') ?? base.source,
    sellFrom: primary.day('startSellDate') ?? base.sellFrom,
    sellTo: primary.day('endSellDate') ?? base.sellTo,
    sequence: primary.number('sellSequence') ?? base.sequence,
    roomTypes: roomTypes.length > 0 ? roomTypes : base.roomTypes,
    packages: packagesOf(hotel, sent.object('ratePackages')) ?? base.packages,
    minimumNights: sell.number('minimumLengthOfStay') ?? base.minimumNights,
    maximumNights: sell.number('maximumLengthOfStay') ?? base.maximumNights,
    minimumDaysAhead: sell.number('minimumAdvanceBooking') ?? base.minimumDaysAhead,
    maximumDaysAhead: sell.number('maximumAdvanceBooking') ?? base.maximumDaysAhead,
    negotiated: sent.flag('negotiated') ?? base.negotiated,
    complimentary: sent.flag('complimentary') ?? base.complimentary,
    dayUse: sent.flag('dayUse') ?? base.dayUse,
    discountAllowed: sent.flag('discountAllowed') ?? base.discountAllowed,
    commissionPercent: sent.object('rateCommission').number('commissionPercentage') ?? base.commissionPercent,
    roomTransaction: posts ?? base.roomTransaction,
    details: merged(base.details ?? {}, keptOnly(sent.raw)),
  };
  if (plan.sellTo < plan.sellFrom)
    throw refuse('VALUE_INVALID', 'The last day of sale is before the first.', 'endSellDate');
  return plan;
}

/** Codes of packages in a body; undefined when it names none. Throws 400 for packages the hotel lacks. */
export function packagesOf(hotel: Hotel, sent: Fields): readonly string[] | undefined {
  const list = sent.list('packages');
  const groups = sent.list('packageGroups').flatMap((group) => group.list('packages'));
  if (list.length + groups.length === 0) return undefined;
  return [...list, ...groups].map((item) => {
    const code = item.required('code');
    if (!hotel.packages.has(code))
      throw refuse('CODE_UNKNOWN', `Package ${code} does not exist at ${hotel.profile.id}.`, 'packages.code');
    return code;
  });
}

/** What is stored beside the modelled members; packages and room types are modelled as a whole. */
function keptOnly(raw: Document): Document {
  const {
    ratePackages: _packages,
    roomTypeList: _types,
    hotelId: _hotel,
    ratePlanCode: _code,
    ...rest
  } = raw;
  return rest;
}

function blankPlan(hotel: Hotel, code: string): RatePlan {
  const first = hotel.ratePlans.values().next().value;
  return {
    code,
    name: code,
    description: '',
    longText: '',
    category: first?.category ?? '',
    market: first?.market ?? '',
    source: first?.source ?? '',
    sellFrom: hotel.businessDate,
    sellTo: '2999-12-31',
    sequence: hotel.ratePlans.size + 1,
    roomTypes: [],
    schedules: [],
    packages: [],
    cancellationPolicy: first?.cancellationPolicy ?? '',
    guarantee: first?.guarantee ?? '',
    negotiated: false,
    complimentary: false,
    dayUse: false,
    discountAllowed: false,
    roomTransaction: first?.roomTransaction ?? '',
  };
}

/** A document without members that are undefined, so that laying it over another hides nothing. */
export function stated(value: object): Document {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]: [string, unknown]): [string, unknown][] =>
      member === undefined ? [] : [[name, isObject(member) ? stated(member) : member]],
    ),
  );
}

/** The list of rate plans follows from the plans. */
export function relistRatePlans(hotel: Hotel): void {
  hotel.lists.set(
    'RateCodes',
    [...hotel.ratePlans.values()].map(({ code, name }) => ({ code, description: name })),
  );
}
