import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type {
  SearchHotelReservationsAnswer,
  SearchHotelReservationsBody,
} from '../../opera/wire/generated/rsv.wire.js';
import { toSearch, type StayCriteria } from './stay-search.mapper.js';
import { readStays, type StayPage } from './stay.mapper.js';

/** Finds stays by what is known of them. */
@Injectable()
export class StaySearchService {
  constructor(private readonly opera: OperaService) {}

  /**
   * One page of the stays that meet every criterion, at the context's hotel.
   * @param criteria at least one besides limit and offset, since OPERA refuses an empty search
   * Throws Fault OPERA_*.
   */
  async search(context: CallContext, criteria: StayCriteria): Promise<StayPage> {
    const body: SearchHotelReservationsBody = toSearch(criteria);
    const answer = await this.opera.call<SearchHotelReservationsAnswer>(context, {
      operation: 'rsv.searchHotelReservations',
      body,
    });
    const page = readStays(answer.body);
    const { statuses } = criteria;
    if (statuses === undefined) return page;
    // OPERA's statuses are coarser than ours, so what it sent is looked at once more.
    const stays = page.stays.filter((stay) => statuses.includes(stay.status));
    return {
      stays,
      hasMore: page.hasMore,
      total: stays.length === page.stays.length ? page.total : undefined,
    };
  }
}
