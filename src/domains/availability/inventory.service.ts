import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type {
  ChangeSellLimitByDateAnswer,
  GetHotelInventoryAnswer,
} from '../../opera/wire/generated/inv.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { readRoomsLeft, toSellLimits, type RoomsLeft } from './inventory.mapper.js';

/** How many rooms can still be sold, and how many may be. */
@Injectable()
export class RoomInventory {
  constructor(private readonly opera: OperaService) {}

  /** Rooms left on each day, at most 90. Throws Fault OPERA_*. */
  async left(
    context: CallContext,
    from: BusinessDate,
    to: BusinessDate,
    roomType?: string,
  ): Promise<RoomsLeft[]> {
    const answer = await this.opera.call<GetHotelInventoryAnswer>(context, {
      operation: 'inv.getHotelInventory',
      parameters: {
        dateRangeStart: from,
        dateRangeEnd: to,
        roomCountRequested: 1,
        dailyInventory: true,
        roomTypes: roomType === undefined ? undefined : [roomType],
      },
    });
    return readRoomsLeft(answer.body);
  }

  /**
   * Lets so many rooms more (or, negative, fewer) than there are be sold on each day; the same again changes nothing.
   * @returns OPERA's warnings. Throws Fault OPERA_*.
   */
  async limit(
    context: CallContext,
    days: readonly BusinessDate[],
    rooms: number,
    roomType?: string,
  ): Promise<string[]> {
    const answer = await this.opera.call<ChangeSellLimitByDateAnswer>(context, {
      operation: 'inv.changeSellLimitByDate',
      body: toSellLimits(context.hotelId, days, rooms, roomType),
    });
    return answer.warnings.map((warning) => warning.text);
  }
}
