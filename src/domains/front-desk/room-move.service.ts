import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetRoomMoveHistoryAnswer } from '../../opera/wire/generated/fof.wire.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import { StaySearchService } from '../reservations/stay-search.service.js';
import { isInHouse, type Stay } from '../reservations/stay.js';
import { OTHER_TYPE } from './assignment.service.js';
import { DeskChange } from './desk-change.service.js';
import type { HotelRoom } from './hotel-room.schema.js';
import { readMoves, toMove, toSwap, type PastMove } from './room-move.mapper.js';
import { RoomsService } from './rooms.service.js';
import { IN_HOUSE, requireInHouse, TO_ARRIVE } from './stay-state.js';
import type { LeftAs } from './undo-check-in.service.js';

/** Where a guest in house should go. */
export interface MoveWish {
  /** The best free room of the same type when absent. */
  readonly room?: string;
  /** Checked code of the hotel's list. */
  readonly reason: string;
  readonly note?: string;
  readonly otherRoomType: (typeof OTHER_TYPE)[number];
  readonly oldRoomStatus: LeftAs;
  readonly acceptDirty: boolean;
}

const ALTERNATIVES = 5;

/** Guests who change rooms. */
@Injectable()
export class RoomMoveService {
  constructor(
    private readonly opera: OperaService,
    private readonly rooms: RoomsService,
    private readonly finder: StayFinder,
    private readonly searches: StaySearchService,
    private readonly calendar: HotelCalendar,
    private readonly change: DeskChange,
  ) {}

  /**
   * Moves a guest in the house.
   * @returns the room and false when the guest was in it already
   * Throws Fault NOT_ALLOWED_NOW, NOT_FOUND (no such room, none free), INPUT_INVALID (other room type), OPERA_* with free
   * rooms in `data.alternatives` when OPERA refuses.
   */
  async move(
    context: CallContext,
    stay: Stay,
    wish: MoveWish,
  ): Promise<{ room: HotelRoom; changed: boolean }> {
    requireInHouse(stay, 'the guest cannot be moved');
    const room =
      wish.room === undefined ? await this.best(context, stay) : await this.named(context, wish.room);
    if (room.room === stay.room) return { room, changed: false };
    checkType(stay, room, wish);
    await this.change
      .make(
        context,
        'the room move',
        async () => {
          await this.opera.call(context, {
            operation: 'fof.moveInHouseGuest',
            parameters: { reservationId: stay.reservationId, roomId: room.room },
            body: toMove({
              ...wish,
              hotelId: context.hotelId,
              reservationId: stay.reservationId,
              room: room.room,
              chargeNewType: wish.otherRoomType === 'charge_new_type',
            }),
          });
          return true;
        },
        async (grace) => {
          const now = await this.finder.find(grace, `id:${stay.reservationId}`);
          return now.room === room.room ? true : undefined;
        },
      )
      .catch(async (error: unknown) => {
        throw error instanceof Fault && REFUSED.has(error.code)
          ? await this.refused(context, stay, room, error)
          : error;
      });
    return { room, changed: true };
  }

  /**
   * Exchanges rooms with whoever has `room` now: both guests in house, or both still to arrive.
   * @returns the other stay; undefined when the stay has the room already
   * Throws Fault NOT_FOUND (nobody has the room), NOT_ALLOWED_NOW (no room yet), OPERA_* when OPERA refuses.
   */
  async swap(context: CallContext, stay: Stay, room: string): Promise<Stay | undefined> {
    if (stay.room?.toUpperCase() === room.toUpperCase()) return undefined;
    if (stay.room === undefined) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: 'The stay has no room that could be swapped. Nothing was changed.',
        advice: 'Give it a room with assign_room.',
      });
    }
    const other = await this.holderOf(context, stay, room);
    await this.change.make(
      context,
      'the swap',
      async () => {
        await this.opera.call(context, {
          operation: 'fof.swapRooms',
          parameters: { sourceReservationId: stay.reservationId, targetReservationId: other.reservationId },
          body: toSwap(stay, other),
        });
        return true;
      },
      async (grace) => {
        const now = await this.finder.find(grace, `id:${stay.reservationId}`);
        return now.room === other.room ? true : undefined;
      },
    );
    return other;
  }

  /** Moves of a stay, latest first. */
  async history(context: CallContext, stay: Stay): Promise<PastMove[]> {
    const answer = await this.opera.call<GetRoomMoveHistoryAnswer>(context, {
      operation: 'fof.getRoomMoveHistory',
      parameters: { reservationId: stay.reservationId },
    });
    return readMoves(answer.body);
  }

  private async holderOf(context: CallContext, stay: Stay, room: string): Promise<Stay> {
    const today = await this.calendar.businessDate(context);
    const page = await this.searches.search(freshly(context), {
      room,
      departure: { from: today },
      statuses: isInHouse(stay.status) ? IN_HOUSE : TO_ARRIVE,
      limit: 20,
    });
    const others = page.stays.filter((other) => other.reservationId !== stay.reservationId);
    const meeting = others.filter(
      (other) => other.arrivalDate < stay.departureDate && stay.arrivalDate < other.departureDate,
    );
    const [found] = meeting.length > 0 ? meeting : others;
    if (found !== undefined) return found;
    throw new Fault('NOT_FOUND', {
      message: `No guest ${isInHouse(stay.status) ? 'in house' : 'to arrive'} has room ${room}.`,
      advice: isInHouse(stay.status)
        ? 'If the room is free, use move_room.'
        : 'If the room is free, use assign_room.',
      field: 'room',
    });
  }

  private async best(context: CallContext, stay: Stay): Promise<HotelRoom> {
    const [room] = await this.free(context, stay, 1);
    if (room !== undefined) return room;
    throw new Fault('NOT_FOUND', {
      message: `No ready room of type ${stay.roomType ?? 'booked'} is free until ${stay.departureDate}.`,
      advice: 'Use find_rooms without a room type, and name a room and otherRoomType in the next call.',
      field: 'room',
    });
  }

  private async named(context: CallContext, number: string): Promise<HotelRoom> {
    const room = await this.rooms.byNumber(context, number);
    if (room !== undefined) return room;
    throw new Fault('NOT_FOUND', {
      message: `The hotel has no room ${number}.`,
      advice: 'Use find_rooms to see the rooms that are free.',
      field: 'room',
    });
  }

  private async free(context: CallContext, stay: Stay, limit: number): Promise<readonly HotelRoom[]> {
    const page = await this.rooms.search(freshly(context), {
      condition: 'ready',
      arrivalDate: await this.calendar.businessDate(context),
      departureDate: stay.departureDate,
      roomType: stay.roomType,
      limit,
      offset: 0,
    });
    return page.rooms;
  }

  private async refused(context: CallContext, stay: Stay, room: HotelRoom, fault: Fault): Promise<Fault> {
    const free = await this.free(context, stay, ALTERNATIVES).catch(() => []);
    const alternatives = free.map((row) => row.room);
    const offer =
      alternatives.length === 0
        ? 'No room of the same type is ready now.'
        : `Free and ready: ${alternatives.join(', ')}.`;
    return new Fault(fault.code, {
      ...fault.details,
      message: `The guest could not be moved to room ${room.room} (${[room.status, room.occupancy].filter(Boolean).join(', ') || 'state unknown'}): ${fault.message}`,
      advice: `${offer} Name another room; if the guest takes a room that is not clean, call with acceptDirty true.`,
      field: 'room',
      data: { ...fault.details.data, alternatives },
      cause: fault,
    });
  }
}

const REFUSED: ReadonlySet<string> = new Set(['OPERA_RULE', 'OPERA_CONFLICT', 'OPERA_INVALID_REQUEST']);

function checkType(stay: Stay, room: HotelRoom, wish: MoveWish): void {
  if (wish.otherRoomType !== 'refuse' || stay.roomType === undefined || room.roomType === undefined) return;
  if (room.roomType === stay.roomType) return;
  throw new Fault('INPUT_INVALID', {
    message: `Room ${room.room} is of type ${room.roomType}, the guest has ${stay.roomType}. Nothing was changed.`,
    advice:
      'Ask whether the price stays or the new type is charged, then call with otherRoomType keep_price or charge_new_type.',
    field: 'otherRoomType',
  });
}
