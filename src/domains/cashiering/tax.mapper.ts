import { Big } from 'big.js';
import type { GetTransactionCodeAnswer } from '../../opera/wire/generated/fofcfg.wire.js';
import { money, type Money } from '../../shared/money.js';

type Setup = NonNullable<GetTransactionCodeAnswer['transactionCode']>;
type Generate = NonNullable<NonNullable<Setup['generatesSetup']>['generates']>[number];

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
  body: GetTransactionCodeAnswer | undefined,
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

function holdsOn({ rule }: Generate, date: string): boolean {
  return (rule?.startDate ?? date) <= date && date <= (rule?.endDate ?? date);
}

function amountOf({ rule }: Generate, buckets: Readonly<Record<string, Big>>): Big | undefined {
  if (rule?.flatAmount?.amount !== undefined) return new Big(rule.flatAmount.amount);
  const percent = rule?.percentage;
  if (percent?.amount === undefined || percent.useTaxBracket === true) return undefined;
  const on = percent.calculatedOn ?? 'Base';
  const base = buckets[on === 'Base' ? on : on.toLowerCase()];
  return base?.times(percent.amount).div(100).round(2, 1);
}
