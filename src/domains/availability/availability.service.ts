import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type {
  GetReservationGuaranteesAnswer,
  SearchHotelAvailabilityAnswer,
} from '../../opera/wire/generated/par.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import {
  readAvailability,
  readGuarantees,
  toAvailabilitySearch,
  type AvailabilityWish,
} from './availability.mapper.js';
import type { Availability, GuaranteeRule } from './offer.js';

/** What the hotel sells for some dates, at which price and on which terms. */
@Injectable()
export class AvailabilityService {
  constructor(private readonly opera: OperaService) {}

  /**
   * Offers for a party at the context's hotel.
   * @param wish dates checked by the caller (at most 90 nights); codes as OPERA knows them
   * Throws Fault OPERA_*.
   */
  async search(context: CallContext, wish: AvailabilityWish): Promise<Availability> {
    const answer = await this.opera.call<SearchHotelAvailabilityAnswer>(context, {
      operation: 'par.searchHotelAvailability',
      body: toAvailabilitySearch(wish),
    });
    return readAvailability(answer.body);
  }

  /** The guarantees OPERA accepts for an arrival at a rate plan; empty when the hotel states none. Throws Fault OPERA_*. */
  async guarantees(
    context: CallContext,
    asked: { readonly arrival: BusinessDate; readonly ratePlan?: string },
  ): Promise<GuaranteeRule[]> {
    const answer = await this.opera.call<GetReservationGuaranteesAnswer>(context, {
      operation: 'par.getReservationGuarantees',
      parameters: { arrivalDate: asked.arrival, ratePlanCode: asked.ratePlan },
    });
    return readGuarantees(answer.body);
  }
}
