import { Fault } from '../../kernel/fault.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { compareAmounts, sayMoney, total, type Money } from '../../shared/money.js';
import type { PostingRow } from './folio.mapper.js';

/** What became of a posting. */
export interface PostingResult {
  readonly outcome: Outcome;
  /** Ours, unique: it stands on the posting in OPERA. */
  readonly reference: string;
  /** The posting and the taxes it brought; empty unless done. */
  readonly postings: readonly PostingRow[];
  /** Of the whole stay, after it. */
  readonly balance?: Money;
  /** Of the window posted to, after it. */
  readonly windowBalance?: Money;
  readonly warnings: readonly string[];
}

/**
 * Throws Fault INPUT_INVALID unless the amount is above zero and of the hotel's currency.
 * @param field the argument it came from
 */
export function checkAmount(amount: Money, currency: string | undefined, field: string): void {
  if (compareAmounts(amount.amount, '0') <= 0) {
    throw new Fault('INPUT_INVALID', {
      message: `The amount ${sayMoney(amount)} is not above zero.`,
      advice: 'Give a positive amount; corrections and refunds are made otherwise.',
      field,
    });
  }
  if (currency !== undefined && amount.currency !== currency) {
    throw new Fault('INPUT_INVALID', {
      message: `The folio is kept in ${currency}, the amount is in ${amount.currency}.`,
      advice: `Give the amount in ${currency}.`,
      field: `${field}.currency`,
    });
  }
}

/** Sum of two amounts of one currency. */
export function plus(left: Money, right: Money): Money {
  return total([left, right], left.currency);
}
