import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../../kernel/call-context.js';
import { HotelsService } from '../hotels.service.js';

/** Offers hotel codes while somebody types one. */
@Injectable()
export class HotelCompletion {
  constructor(private readonly hotels: HotelsService) {}

  /** Codes of the caller's hotels that begin with what was typed. Throws Fault OPERA_*. */
  async complete(context: CallContext, typed: string): Promise<string[]> {
    const begun = typed.toUpperCase();
    const hotels = await this.hotels.list(context);
    return hotels.map(({ hotelId }) => hotelId).filter((hotelId) => hotelId.toUpperCase().startsWith(begun));
  }
}
