import type { Package, PackageRhythm, PackageRule, RatePlan } from '../state/rate.js';
import type { CancellationPolicy, DepositPolicy, Guarantee } from '../state/policy.js';

/** A rate plan before it is priced: `factor` is the share of the table price, in hundredths. */
export type RateRow = Pick<
  RatePlan,
  | 'code'
  | 'name'
  | 'description'
  | 'longText'
  | 'category'
  | 'market'
  | 'source'
  | 'cancellationPolicy'
  | 'guarantee'
  | 'packages'
> &
  Partial<
    Pick<
      RatePlan,
      | 'minimumNights'
      | 'maximumNights'
      | 'minimumDaysAhead'
      | 'negotiated'
      | 'complimentary'
      | 'dayUse'
      | 'depositPolicy'
      | 'commissionPercent'
      | 'discountAllowed'
    >
  > & { readonly factor: number; readonly without?: readonly string[] };

export const RATE_PLANS: readonly RateRow[] = [
  {
    code: 'BAR',
    name: 'Best flexible rate',
    description: 'Room only, free to cancel until 18:00 on the day of arrival',
    longText:
      'Our public price of the day. Cancel free of charge until 18:00 hotel time on the day of arrival.',
    category: 'RACK',
    market: 'IND',
    source: 'WEB',
    cancellationPolicy: '6PM',
    guarantee: 'CC',
    packages: [],
    discountAllowed: true,
    factor: 100,
  },
  {
    code: 'BARBB',
    name: 'Best flexible rate with breakfast',
    description: 'Breakfast included, free to cancel until 18:00 on the day of arrival',
    longText: 'The price of the day with breakfast from the buffet for everyone in the room.',
    category: 'RACK',
    market: 'IND',
    source: 'WEB',
    cancellationPolicy: '6PM',
    guarantee: 'CC',
    packages: ['BRKF'],
    discountAllowed: true,
    factor: 115,
  },
  {
    code: 'ADV',
    name: 'Advance purchase',
    description: 'Booked 14 days ahead, not refundable',
    longText:
      'A lower price for those who know early. Paid in full when booked, not refundable, not changeable.',
    category: 'PROMO',
    market: 'IND',
    source: 'WEB',
    cancellationPolicy: 'NRF',
    depositPolicy: 'FULL',
    guarantee: 'DEP',
    packages: [],
    minimumDaysAhead: 14,
    factor: 85,
  },
  {
    code: 'HB',
    name: 'Half board',
    description: 'Breakfast and three courses in the evening',
    longText:
      'Breakfast from the buffet and dinner of three courses in the restaurant, for everyone in the room.',
    category: 'PACK',
    market: 'LEI',
    source: 'DIR',
    cancellationPolicy: '24H',
    guarantee: 'CC',
    packages: ['BRKF', 'DINN'],
    factor: 145,
  },
  {
    code: 'WKND',
    name: 'Weekend by the water',
    description: 'Two nights or more with breakfast and late check-out',
    longText: 'Two nights or more with breakfast, and the room is yours until two in the afternoon.',
    category: 'PACK',
    market: 'LEI',
    source: 'WEB',
    cancellationPolicy: '24H',
    guarantee: 'CC',
    packages: ['BRKF'],
    minimumNights: 2,
    maximumNights: 4,
    factor: 108,
    without: ['SGL'],
  },
  {
    code: 'LONG',
    name: 'Seven nights and more',
    description: 'Long stay, weekly cleaning',
    longText: 'For those who stay a week or longer. Rooms are cleaned twice a week.',
    category: 'PROMO',
    market: 'LEI',
    source: 'DIR',
    cancellationPolicy: '72H',
    guarantee: 'CC',
    packages: [],
    minimumNights: 7,
    factor: 80,
  },
  {
    code: 'CORP',
    name: 'Company rate',
    description: 'Negotiated price for contracted companies, breakfast included',
    longText: 'For employees of companies with a contract. Breakfast and parking space on request included.',
    category: 'NEG',
    market: 'COR',
    source: 'DIR',
    cancellationPolicy: '6PM',
    guarantee: 'CO',
    packages: ['BRKF'],
    negotiated: true,
    factor: 95,
  },
  {
    code: 'AGT',
    name: 'Agency rate',
    description: 'Commissionable price for travel agents',
    longText: 'Public price with ten percent commission for travel agents.',
    category: 'RACK',
    market: 'AGT',
    source: 'AGT',
    cancellationPolicy: '24H',
    guarantee: 'AGT',
    packages: [],
    commissionPercent: 10,
    factor: 100,
  },
  {
    code: 'GRP',
    name: 'Group rate',
    description: 'Groups from ten rooms',
    longText: 'Price per room for groups from ten rooms, breakfast included.',
    category: 'GROUP',
    market: 'GRP',
    source: 'DIR',
    cancellationPolicy: '72H',
    depositPolicy: 'HALF',
    guarantee: 'DEP',
    packages: ['BRKF'],
    negotiated: true,
    factor: 90,
    without: ['SUI'],
  },
  {
    code: 'DAY',
    name: 'Day use',
    description: 'From nine to six, no night',
    longText: 'A room from nine in the morning to six in the evening, with a desk and a shower.',
    category: 'DAY',
    market: 'IND',
    source: 'DIR',
    cancellationPolicy: '6PM',
    guarantee: '6PM',
    packages: [],
    dayUse: true,
    maximumNights: 1,
    factor: 55,
    without: ['JSU', 'SUI', 'FAM'],
  },
  {
    code: 'COMP',
    name: 'Complimentary',
    description: 'Free of charge, with approval',
    longText: 'Free of charge, with approval of the management only.',
    category: 'COMP',
    market: 'CMP',
    source: 'DIR',
    cancellationPolicy: '6PM',
    guarantee: '6PM',
    packages: ['BRKF'],
    complimentary: true,
    negotiated: true,
    factor: 0,
  },
];

const pack = (
  code: string,
  name: string,
  category: string,
  price: number,
  rule: PackageRule,
  rhythm: PackageRhythm,
  transaction: string,
  sellSeparate = true,
): Package => ({ code, name, category, price: price * 100, rule, rhythm, transaction, sellSeparate });

export const PACKAGES: readonly Package[] = [
  pack('BRKF', 'Breakfast buffet', 'MEAL', 22, 'PerPerson', 'EveryNight', '2030'),
  pack('DINN', 'Dinner, three courses', 'MEAL', 39, 'PerPerson', 'EveryNight', '2000'),
  pack('PARK', 'Garage parking', 'MISC', 18, 'PerRoom', 'EveryNight', '3010'),
  pack('WINE', 'Bottle of wine in the room', 'AMEN', 32, 'FlatRate', 'ArrivalNight', '2040'),
  pack('LATE', 'Check-out until 14:00', 'MISC', 30, 'FlatRate', 'LastNight', '1010'),
  pack('SPAD', 'Day ticket for the spa', 'SPA', 28, 'PerAdult', 'EveryNightExceptArrivalNight', '3000'),
  pack('COT', 'Baby cot', 'AMEN', 0, 'PerRoom', 'EveryNight', '3050'),
  pack('DOG', 'Dog basket and bowl', 'AMEN', 15, 'PerRoom', 'EveryNight', '3040'),
];

export const CANCELLATION_POLICIES: readonly CancellationPolicy[] = [
  {
    code: '6PM',
    description: 'Free until 18:00 on the day of arrival, then the first night',
    basis: { kind: 'Nights', nights: 1 },
    daysBeforeArrival: 0,
    hour: 18,
  },
  {
    code: '24H',
    description: 'Free until 18:00 the day before arrival, then the first night',
    basis: { kind: 'Nights', nights: 1 },
    daysBeforeArrival: 1,
    hour: 18,
  },
  {
    code: '72H',
    description: 'Free until noon three days before arrival, then half of the stay',
    basis: { kind: 'Percentage', percent: 50 },
    daysBeforeArrival: 3,
    hour: 12,
  },
  { code: 'NRF', description: 'Not refundable: the whole stay', basis: { kind: 'FullAmount' }, hour: 0 },
];

export const DEPOSIT_POLICIES: readonly DepositPolicy[] = [
  {
    code: 'NIGHT',
    description: 'First night within seven days of booking',
    basis: { kind: 'Nights', nights: 1 },
    daysAfterBooking: 7,
  },
  {
    code: 'HALF',
    description: 'Half of the stay within fourteen days of booking',
    basis: { kind: 'Percentage', percent: 50 },
    daysAfterBooking: 14,
  },
  {
    code: 'FULL',
    description: 'The whole stay when booked',
    basis: { kind: 'FullAmount' },
    daysAfterBooking: 0,
  },
];

const CARDS = ['VA', 'MC', 'AX', 'DC'];

export const GUARANTEES: readonly Guarantee[] = [
  {
    code: '6PM',
    name: '6 pm release',
    description: 'Held until 18:00 without guarantee',
    paymentTypes: ['CA', ...CARDS],
    onHold: true,
    reserveInventory: true,
    arrivalTimeNeeded: true,
    cardNeeded: false,
    cancellationPolicy: '6PM',
    lateArrival: false,
    sequence: 1,
  },
  {
    code: 'CC',
    name: 'Credit card',
    description: 'Guaranteed by credit card',
    paymentTypes: CARDS,
    onHold: false,
    reserveInventory: true,
    arrivalTimeNeeded: false,
    cardNeeded: true,
    cancellationPolicy: '24H',
    lateArrival: true,
    sequence: 2,
  },
  {
    code: 'DEP',
    name: 'Deposit',
    description: 'Guaranteed by a deposit',
    paymentTypes: ['CA', 'BT', ...CARDS],
    onHold: false,
    reserveInventory: true,
    arrivalTimeNeeded: false,
    cardNeeded: false,
    depositPolicy: 'NIGHT',
    cancellationPolicy: '72H',
    lateArrival: true,
    sequence: 3,
  },
  {
    code: 'CO',
    name: 'Company',
    description: 'Guaranteed by a contracted company',
    paymentTypes: ['DB', ...CARDS],
    onHold: false,
    reserveInventory: true,
    arrivalTimeNeeded: false,
    cardNeeded: false,
    cancellationPolicy: '24H',
    lateArrival: true,
    sequence: 4,
  },
  {
    code: 'AGT',
    name: 'Agency',
    description: 'Guaranteed by a travel agent',
    paymentTypes: ['DB', 'VO', ...CARDS],
    onHold: false,
    reserveInventory: true,
    arrivalTimeNeeded: false,
    cardNeeded: false,
    cancellationPolicy: '24H',
    lateArrival: true,
    sequence: 5,
  },
];
