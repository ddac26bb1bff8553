import type { Article, RevenueBucket } from '../state/transaction-code.js';

/** A transaction code before the hotel's tax rates are known. */
export interface TransactionRow {
  readonly code: string;
  readonly description: string;
  readonly group: string;
  readonly subgroup: string;
  readonly bucket: RevenueBucket;
  readonly taxes: readonly string[];
  readonly manual: boolean;
  /** Whole currency units. */
  readonly price?: number;
  readonly articles?: readonly (readonly [code: string, description: string, cents: number])[];
  readonly paymentMethod?: string;
}

const LODGING = ['7010', '7020'];
const MEALS = ['7010'];
const OTHER = ['7030'];

const charge = (
  code: string,
  description: string,
  group: string,
  subgroup: string,
  bucket: RevenueBucket,
  taxes: readonly string[],
  price?: number,
  articles?: TransactionRow['articles'],
): TransactionRow => ({ code, description, group, subgroup, bucket, taxes, manual: true, price, articles });

const payment = (code: string, description: string, subgroup: string, method: string): TransactionRow => ({
  code,
  description,
  group: 'PAY',
  subgroup,
  bucket: 'Payment',
  taxes: [],
  manual: true,
  paymentMethod: method,
});

const tax = (code: string, description: string): TransactionRow => ({
  code,
  description,
  group: 'TAX',
  subgroup: 'TAX',
  bucket: 'Tax',
  taxes: [],
  manual: false,
});

export const TRANSACTION_CODES: readonly TransactionRow[] = [
  charge('1000', 'Room charge', 'ROOM', 'ROOM', 'Room', LODGING),
  charge('1010', 'Late check-out', 'ROOM', 'EXTRA', 'Room', LODGING, 30),
  charge('1020', 'Cancellation and no-show fee', 'ROOM', 'FEE', 'Room', []),
  charge('1030', 'Room upgrade', 'ROOM', 'EXTRA', 'Room', LODGING),
  charge('2000', 'Restaurant Leuchtturm food', 'FOOD', 'REST', 'Food', MEALS),
  charge('2010', 'Restaurant Leuchtturm drinks', 'FOOD', 'REST', 'Food', OTHER),
  charge('2020', 'Bar', 'FOOD', 'BAR', 'Food', OTHER, undefined, [
    ['BAR1', 'Draught beer 0.4 l', 520],
    ['BAR2', 'Glass of wine', 750],
    ['BAR3', 'Cocktail of the house', 1250],
  ]),
  charge('2030', 'Breakfast', 'FOOD', 'BRKF', 'Food', MEALS, 22),
  charge('2040', 'Room service', 'FOOD', 'ROOM', 'Food', MEALS),
  charge('2050', 'Minibar', 'FOOD', 'MINI', 'Food', OTHER, undefined, [
    ['MIN1', 'Mineral water', 350],
    ['MIN2', 'Chocolate', 420],
    ['MIN3', 'Beer 0.33 l', 480],
    ['MIN4', 'Sparkling wine 0.2 l', 990],
  ]),
  charge('2060', 'Banquet', 'FOOD', 'BQT', 'Food', MEALS),
  charge('3000', 'Spa', 'MISC', 'SPA', 'Other', OTHER),
  charge('3010', 'Parking', 'MISC', 'PARK', 'Other', OTHER, 18),
  charge('3020', 'Laundry', 'MISC', 'LAUN', 'Other', OTHER, undefined, [
    ['LAU1', 'Shirt', 450],
    ['LAU2', 'Suit', 1600],
  ]),
  charge('3030', 'Telephone', 'MISC', 'TEL', 'Other', OTHER),
  charge('3040', 'Pets', 'MISC', 'PET', 'Other', OTHER, 15),
  charge('3050', 'Shop', 'MISC', 'SHOP', 'Other', OTHER),
  charge('3060', 'Meeting room', 'MISC', 'MEET', 'Other', OTHER),
  charge('4000', 'Paid out', 'NON', 'OUT', 'NonRevenue', []),
  charge('4010', 'Gratuity', 'NON', 'TIP', 'NonRevenue', []),
  tax('7010', 'Tax, reduced rate'),
  tax('7020', 'City tax'),
  tax('7030', 'Tax, full rate'),
  payment('9000', 'Cash', 'CASH', 'CA'),
  payment('9010', 'Visa', 'CARD', 'VA'),
  payment('9020', 'Mastercard', 'CARD', 'MC'),
  payment('9030', 'American Express', 'CARD', 'AX'),
  payment('9040', 'Diners Club', 'CARD', 'DC'),
  payment('9050', 'Bank transfer', 'BANK', 'BT'),
  payment('9060', 'Direct bill', 'CITY', 'DB'),
  payment('9070', 'Voucher', 'VOUC', 'VO'),
];

/** Articles of a row with their prices at the hotel's level (hundredths). */
export function articlesAt(row: TransactionRow, level: number): Article[] {
  return (row.articles ?? []).map(([code, description, cents]) => ({
    code,
    description,
    price: Math.round((cents * level) / 100),
  }));
}
