import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';

/** The member of the answer of `entcfg.getHotel` that is read (Oracle's entcfg.json). */
interface HotelAnswer {
  readonly hotelConfigInfo?: {
    readonly propertyControls?: {
      readonly currencyFormatting?: { readonly currencyCode?: string };
    };
  };
}

/** In what the hotel keeps its books; asked only where an answer states no currency of its own. */
@Injectable()
export class HotelCurrency {
  constructor(private readonly opera: OperaService) {}

  /** ISO 4217 code; undefined when OPERA states none. Throws Fault OPERA_*. */
  async of(context: CallContext): Promise<string | undefined> {
    const answer = await this.opera.call<HotelAnswer>(context, { operation: 'entcfg.getHotel' });
    return answer.body?.hotelConfigInfo?.propertyControls?.currencyFormatting?.currencyCode;
  }
}
