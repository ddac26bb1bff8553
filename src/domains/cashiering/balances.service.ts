import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { compareAmounts } from '../../shared/money.js';
import { StaySearchService } from '../reservations/stay-search.service.js';
import type { Stay, StayStatus } from '../reservations/stay.js';

const PAGE = 100;
const MAX_PAGES = 20;

/** What guests in the house owe. */
@Injectable()
export class BalancesService {
  constructor(private readonly searches: StaySearchService) {}

  /**
   * Guests in the house whose balance is not zero, the largest debt first.
   * @param due only those who leave today
   * Throws Fault OPERA_*.
   */
  async open(
    context: CallContext,
    due: boolean,
  ): Promise<{ readonly stays: readonly Stay[]; readonly complete: boolean }> {
    const statuses: readonly StayStatus[] = due ? ['due_out'] : ['in_house', 'due_out'];
    const stays: Stay[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const found = await this.searches.search(context, { statuses, limit: PAGE, offset: page * PAGE });
      stays.push(...found.stays);
      if (!found.hasMore) return { stays: largestFirst(stays), complete: true };
    }
    return { stays: largestFirst(stays), complete: false };
  }
}

function largestFirst(stays: readonly Stay[]): Stay[] {
  return stays
    .filter(({ balance }) => balance !== undefined && compareAmounts(balance.amount, '0') !== 0)
    .toSorted((a, b) => compareAmounts(b.balance?.amount ?? '0', a.balance?.amount ?? '0'));
}
