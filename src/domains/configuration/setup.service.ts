import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHotelAnswer } from '../../opera/wire/generated/entcfg.wire.js';
import type { GetRoomsSummaryAnswer, GetRoomTypesAnswer } from '../../opera/wire/generated/rmcfg.wire.js';
import type { GetRatePlansAnswer } from '../../opera/wire/generated/rtp.wire.js';
import {
  readHotel,
  readRatePlans,
  readRoomFacts,
  readRoomTypes,
  type HotelFacts,
  type RatePlanPage,
  type RoomFactsPage,
  type RoomTypeFacts,
} from './setup.mapper.js';

/** A page of a list that OPERA pages. */
export interface PageWish {
  readonly limit: number;
  /** Rows already seen. */
  readonly offset: number;
}

/** How a hotel is set up: itself, its rooms, their types, its rate plans. */
@Injectable()
export class SetupService {
  constructor(private readonly opera: OperaService) {}

  /** The context's hotel. Throws Fault NOT_FOUND when OPERA describes none, and OPERA_*. */
  async hotel(context: CallContext): Promise<HotelFacts> {
    const answer = await this.opera.call<GetHotelAnswer>(context, { operation: 'entcfg.getHotel' });
    const facts = readHotel(answer.body, context.hotelId);
    if (facts !== undefined) return facts;
    throw new Fault('NOT_FOUND', {
      message: `OPERA has no description of hotel ${context.hotelId}.`,
      advice: 'See list_hotels for the hotels there are.',
      field: 'hotelId',
    });
  }

  /** Every room type of the hotel. Throws Fault OPERA_*. */
  async roomTypes(context: CallContext): Promise<RoomTypeFacts[]> {
    const answer = await this.opera.call<GetRoomTypesAnswer>(context, {
      operation: 'rmcfg.getRoomTypes',
      parameters: { limit: 100 },
    });
    return readRoomTypes(answer.body);
  }

  /** One page of rooms. Throws Fault OPERA_*. */
  async rooms(
    context: CallContext,
    wish: PageWish & { readonly roomType?: string; readonly room?: string },
  ): Promise<RoomFactsPage> {
    const answer = await this.opera.call<GetRoomsSummaryAnswer>(context, {
      operation: 'rmcfg.getRoomsSummary',
      parameters: {
        hotelId: context.hotelId,
        physical: true,
        roomTypeCodes: wish.roomType === undefined ? undefined : [wish.roomType],
        roomCodes: wish.room === undefined ? undefined : [wish.room],
        limit: wish.limit,
        offset: wish.offset,
      },
    });
    return readRoomFacts(answer.body);
  }

  /** One page of rate plans that are sold now or later. Throws Fault OPERA_*. */
  async ratePlans(
    context: CallContext,
    wish: PageWish & { readonly category?: string },
  ): Promise<RatePlanPage> {
    const answer = await this.opera.call<GetRatePlansAnswer>(context, {
      operation: 'rtp.getRatePlans',
      parameters: {
        hotelId: [context.hotelId],
        rateCategory: wish.category === undefined ? undefined : [wish.category],
        limit: wish.limit,
        offset: wish.offset,
      },
    });
    return readRatePlans(answer.body);
  }
}
