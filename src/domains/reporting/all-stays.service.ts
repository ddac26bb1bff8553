import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import type { StayCriteria } from '../reservations/stay-search.mapper.js';
import { StaySearchService } from '../reservations/stay-search.service.js';
import type { Stay } from '../reservations/stay.js';

const PAGE = 100;
/** Pages read at most: a report names examples, it does not list a whole chain. */
const MAX_PAGES = 10;

/** Every stay that meets some criteria, page after page. */
@Injectable()
export class AllStays {
  constructor(private readonly search: StaySearchService) {}

  /** At most 1,000 stays. Throws Fault OPERA_*. */
  async find(context: CallContext, criteria: Omit<StayCriteria, 'limit' | 'offset'>): Promise<Stay[]> {
    const stays: Stay[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const found = await this.search.search(context, { ...criteria, limit: PAGE, offset: page * PAGE });
      stays.push(...found.stays);
      if (!found.hasMore) break;
    }
    return stays;
  }
}
