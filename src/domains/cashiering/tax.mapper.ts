import { Big } from 'big.js';
import { money, type Money } from '../../shared/money.js';

interface WireGenerate {
  readonly rule?: {
    readonly percentage?: {
      readonly amount?: number;
      readonly calculatedOn?: string;
      readonly useTaxBracket?: boolean;
    };
    readonly flatAmount?: { readonly amount?: number };
    readonly startDate?: string;
    readonly endDate?: string;
  };
  readonly addGeneratedAmtTo?: WireBuckets;
}

interface WireBuckets {
  readonly bucket1?: boolean;
  readonly bucket2?: boolean;
  readonly bucket3?: boolean;
}

/** Answer of `fofcfg.getTransactionCode`, as far as it is read: what OPERA adds to a charge of this code. */
export interface WireTransactionSetup {
  readonly transactionCode?: {
    readonly trxSetup?: { readonly taxInclusive?: boolean };
    readonly generatesSetup?: {
      readonly addBaseAmtTo?: WireBuckets;
      readonly generates?: readonly WireGenerate[];
    };
  };
}

/** What a charge costs with its taxes. */
export interface TaxEstimate {
  readonly taxes: Money;
  /** The taxes are in the price already. */
  readonly included: boolean;
}

const BUCKETS = ['bucket1', 'bucket2', 'bucket3'] as const;

/**
 * The taxes OPERA will generate on a net amount: percentages of the base or of a bucket, and flat amounts.
 * @param businessDate rules that do not hold on this day are left out
 * @returns undefined when a rule is of a kind that only OPERA can work out (functions, tax brackets)
 */
export function estimateTaxes(
  body: WireTransactionSetup | undefined,
  net: Money,
  businessDate: string,
): TaxEstimate | undefined {
  const setup = body?.transactionCode;
  if (setup === undefined) return undefined;
  const included = setup.trxSetup?.taxInclusive === true;
  const buckets: Record<string, Big> = { Base: new Big(net.amount) };
  for (const bucket of BUCKETS) {
    buckets[bucket] = new Big(setup.generatesSetup?.addBaseAmtTo?.[bucket] === true ? net.amount : 0);
  }
  let sum = new Big(0);
  for (const generate of setup.generatesSetup?.generates ?? []) {
    if (!holdsOn(generate, businessDate)) continue;
    const amount = amountOf(generate, buckets);
    if (amount === undefined) return undefined;
    for (const bucket of BUCKETS) {
      if (generate.addGeneratedAmtTo?.[bucket] === true) buckets[bucket] = buckets[bucket]!.plus(amount);
    }
    sum = sum.plus(amount);
  }
  return { taxes: money(sum.toString(), net.currency)!, included };
}

function holdsOn({ rule }: WireGenerate, date: string): boolean {
  return (rule?.startDate ?? date) <= date && date <= (rule?.endDate ?? date);
}

function amountOf({ rule }: WireGenerate, buckets: Readonly<Record<string, Big>>): Big | undefined {
  if (rule?.flatAmount?.amount !== undefined) return new Big(rule.flatAmount.amount);
  const percent = rule?.percentage;
  if (percent?.amount === undefined || percent.useTaxBracket === true) return undefined;
  const on = percent.calculatedOn ?? 'Base';
  const base = buckets[on === 'Base' ? on : on.toLowerCase()];
  return base?.times(percent.amount).div(100).round(2, 1);
}
