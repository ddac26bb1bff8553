import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHotelRoomsAnswer, GetSuggestedRoomsAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { readRooms, readSuggestions, type RoomPage } from './hotel-room.mapper.js';
import type { HotelRoom } from './hotel-room.schema.js';

/** What a room must be like now: ready is clean or inspected; both of them vacant; `any` asks for nothing. */
export const ROOM_CONDITIONS = ['ready', 'inspected', 'any'] as const;
export type RoomCondition = (typeof ROOM_CONDITIONS)[number];

const STATUSES: Readonly<Record<RoomCondition, readonly string[] | undefined>> = {
  ready: ['Inspected', 'Clean'],
  inspected: ['Inspected'],
  any: undefined,
};

/** Rooms asked for. */
export interface RoomQuestion {
  readonly condition: RoomCondition;
  readonly arrivalDate: BusinessDate;
  readonly departureDate: BusinessDate;
  readonly roomType?: string;
  readonly floor?: string;
  readonly feature?: string;
  /** The stay the room is for: OPERA then counts its own room as free. */
  readonly reservationId?: string;
  readonly limit: number;
  /** Rows already seen. */
  readonly offset: number;
}

/** Rooms that a stay could have. */
@Injectable()
export class RoomsService {
  constructor(private readonly opera: OperaService) {}

  /** One page of rooms that are free for the dates. Throws Fault OPERA_*. */
  async search(context: CallContext, question: RoomQuestion): Promise<RoomPage> {
    const answer = await this.opera.call<GetHotelRoomsAnswer>(context, {
      operation: 'fof.getHotelRooms',
      parameters: {
        hotelRoomStatus: STATUSES[question.condition],
        hotelFORoomStatus: question.condition === 'any' ? undefined : ['Vacant'],
        hotelRoomStartDate: question.arrivalDate,
        hotelRoomEndDate: question.departureDate,
        roomType: question.roomType === undefined ? undefined : [question.roomType],
        floor: question.floor,
        roomFeatureCode: question.feature === undefined ? undefined : [question.feature],
        reservationId: question.reservationId,
        reservationIdType: question.reservationId === undefined ? undefined : 'Reservation',
        limit: question.limit,
        offset: question.offset,
      },
    });
    return readRooms(answer.body);
  }

  /** A room by its exact number, whatever its state; undefined when the hotel has none of that number. */
  async byNumber(context: CallContext, room: string): Promise<HotelRoom | undefined> {
    const answer = await this.opera.call<GetHotelRoomsAnswer>(context, {
      operation: 'fof.getHotelRooms',
      parameters: {
        roomNumberWildcard: room,
        exactMatchRoomNumber: true,
        includeAllRoomConditions: true,
        limit: 5,
      },
    });
    const wanted = room.toUpperCase();
    return readRooms(answer.body).rooms.find((row) => row.room.toUpperCase() === wanted);
  }

  /** Numbers of the rooms OPERA proposes for a stay, best first; empty when it proposes none. */
  async suggested(context: CallContext, reservationId: string): Promise<string[]> {
    const answer = await this.opera.call<GetSuggestedRoomsAnswer>(context, {
      operation: 'fof.getSuggestedRooms',
      parameters: { reservationId },
    });
    return readSuggestions(answer.body);
  }
}
