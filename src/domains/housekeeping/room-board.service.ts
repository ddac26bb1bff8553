import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHousekeepingOverviewAnswer } from '../../opera/wire/generated/hsk.wire.js';
import type { BoardRoom, RoomStatus } from './board-room.js';
import { type BoardPage, readBoard, toWireStatus } from './room-board.mapper.js';

/** Rooms asked for; everything given has to fit. */
export interface BoardQuestion {
  readonly room?: string;
  /** The end of a range that begins with `room`. */
  readonly lastRoom?: string;
  readonly statuses?: readonly RoomStatus[];
  readonly occupied?: boolean;
  readonly floor?: string;
  readonly roomType?: string;
}

const FETCH = ['Summary', 'ResvInfo', 'ResvQueueInfo'];
/** Rows of a page when the whole house is read. */
const STEP = 100;
/** So many rooms are asked for by a range. */
const FEW = 3;
/** Pages at most, so that a wrong `hasMore` cannot go on for ever. */
const PAGES = 30;

/** The state of the rooms as housekeeping sees it. */
@Injectable()
export class RoomBoard {
  constructor(private readonly opera: OperaService) {}

  /** One page of rooms with today's stays, and the counts of the house. Throws Fault OPERA_*. */
  async page(
    context: CallContext,
    question: BoardQuestion,
    limit: number,
    offset: number,
  ): Promise<BoardPage> {
    const { room, lastRoom = room, statuses, occupied, floor, roomType } = question;
    const answer = await this.opera.call<GetHousekeepingOverviewAnswer>(context, {
      operation: 'hsk.getHousekeepingOverview',
      parameters: {
        fetchInstructions: FETCH,
        housekeepingRoomStatus: statuses?.map(toWireStatus),
        frontOfficeRoomStatus: occupied === undefined ? undefined : [occupied ? 'Occupied' : 'Vacant'],
        fromRoomNumber: room,
        toRoomNumber: lastRoom,
        floor: floor === undefined ? undefined : [floor],
        roomType: roomType === undefined ? undefined : [roomType],
        limit,
        offset,
      },
    });
    return readBoard(answer.body);
  }

  /** Every room that fits, page by page. */
  async all(context: CallContext, question: BoardQuestion): Promise<BoardRoom[]> {
    const rooms: BoardRoom[] = [];
    for (let page = 0; page < PAGES; page += 1) {
      const { rooms: more, hasMore } = await this.page(context, question, STEP, rooms.length);
      rooms.push(...more);
      if (!hasMore || more.length === 0) break;
    }
    return rooms;
  }

  /**
   * Rooms by their numbers, in that order, each once.
   * Throws Fault NOT_FOUND naming the numbers that the hotel does not have.
   */
  async named(context: CallContext, numbers: readonly string[]): Promise<BoardRoom[]> {
    const wanted = [...new Set(numbers)];
    const near = wanted.length < FEW ? [] : await this.between(context, wanted);
    const found = await Promise.all(
      wanted.map(async (room) => {
        const known = numbered(near, room);
        // OPERA may order room numbers otherwise than we do: what the range lacks is asked by itself.
        return known ?? numbered((await this.page(context, { room }, 5, 0)).rooms, room);
      }),
    );
    const missing = wanted.filter((_room, index) => found[index] === undefined);
    if (missing.length > 0) {
      throw new Fault('NOT_FOUND', {
        message: `The hotel has no room ${missing.join(', ')}. Nothing was changed.`,
        advice: 'Check the room numbers; get_room_status lists the rooms of a floor or type.',
        field: 'rooms',
        data: { unknownRooms: missing },
      });
    }
    return found.flatMap((room) => room ?? []);
  }

  /** The rooms from the first to the last of these, as far as one page goes: an attendant's rooms lie side by side. */
  private async between(context: CallContext, numbers: readonly string[]): Promise<readonly BoardRoom[]> {
    const sorted = numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const { rooms } = await this.page(context, { room: sorted[0], lastRoom: sorted.at(-1) }, STEP, 0);
    return rooms;
  }
}

function numbered(rooms: readonly BoardRoom[], room: string): BoardRoom | undefined {
  return rooms.find((row) => row.room.toUpperCase() === room.toUpperCase());
}
