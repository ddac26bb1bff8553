import { Injectable } from '@nestjs/common';
import { mayActFor } from '../../auth/rights.js';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHotelsAnswer } from '../../opera/wire/generated/entcfg.wire.js';
import { readHotels, type HotelSummary } from './hotel-list.mapper.js';

/** Which hotels there are. */
@Injectable()
export class HotelsService {
  constructor(private readonly opera: OperaService) {}

  /**
   * The hotels OPERA shows the integration user, narrowed to those the caller may act for.
   * Throws Fault OPERA_*.
   */
  async list(context: CallContext): Promise<HotelSummary[]> {
    const answer = await this.opera.call<GetHotelsAnswer>(context, { operation: 'entcfg.getHotels' });
    return readHotels(answer.body).filter(({ hotelId }) => mayActFor(context.caller, hotelId));
  }
}
