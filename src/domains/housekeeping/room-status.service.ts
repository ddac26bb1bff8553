import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { BoardRoom, CleanStatus, GuestWish } from './board-room.js';
import { RoomBoard } from './room-board.service.js';
import { toWireStatus, toWireWish } from './room-board.mapper.js';
import { type Settled, SettledChange } from './settled-change.service.js';

/** Rooms as they were before the change. */
export interface RoomsChanged extends Settled {
  readonly before: readonly BoardRoom[];
}

/** What housekeeping found in a room. */
export interface Finding {
  readonly status?: CleanStatus;
  readonly occupied?: boolean;
}

/** Sets what housekeeping knows of rooms. */
@Injectable()
export class RoomStatusService {
  constructor(
    private readonly board: RoomBoard,
    private readonly changes: SettledChange,
  ) {}

  /**
   * Sets status and occupancy of rooms, all or none.
   * Throws Fault NOT_FOUND (unknown room), NOT_ALLOWED_NOW (out of order), INPUT_INVALID (nothing to set), OPERA_*.
   */
  async set(context: CallContext, rooms: readonly string[], finding: Finding): Promise<RoomsChanged> {
    if (finding.status === undefined && finding.occupied === undefined) {
      throw new Fault('INPUT_INVALID', {
        message: 'Neither a status nor what was found in the room was given.',
        advice: 'Give status, foundOccupied or both.',
        field: 'status',
      });
    }
    const before = await this.board.named(freshly(context), rooms);
    const blocked = before.filter(({ status }) => status === 'out_of_order');
    if (finding.status !== undefined && blocked.length > 0) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `Out of order: ${blocked.map(({ room }) => room).join(', ')}. Nothing was changed.`,
        advice: 'Leave those rooms out, or bring them back with return_room_to_service.',
        field: 'rooms',
        data: {
          rooms: blocked.map(({ room, blockedUntil }) => ({ room, blockedUntil: blockedUntil ?? null })),
        },
      });
    }
    const settled = await this.changes.send(
      context,
      {
        operation: 'hsk.putRoomRelatedStatus',
        body: {
          roomList: before.map(({ room }) => ({ roomId: room })),
          ...(finding.status !== undefined && { housekeepingRoomStatus: toWireStatus(finding.status) }),
          ...(finding.occupied !== undefined && {
            housekeepingStatus: finding.occupied ? 'Occupied' : 'Vacant',
          }),
        },
      },
      (grace) => this.all(grace, before, ({ status }) => (finding.status ?? status) === status),
    );
    return { ...settled, before };
  }

  /** Hangs a sign on doors or takes it away. Throws Fault NOT_FOUND, OPERA_*. */
  async hangSign(
    context: CallContext,
    rooms: readonly string[],
    wish: GuestWish | undefined,
  ): Promise<RoomsChanged> {
    const before = await this.board.named(freshly(context), rooms);
    const settled = await this.changes.send(
      context,
      {
        operation: 'hsk.setGuestHousekeepingServiceRequest',
        body: {
          criteria: {
            hotelId: context.hotelId,
            roomList: before.map(({ room }) => room),
            status: toWireWish(wish),
          },
        },
      },
      (grace) => this.all(grace, before, (room) => room.wish === wish),
    );
    return { ...settled, before };
  }

  /** Puts rooms at the end of the priority list, in this order, or takes them off it. Throws Fault NOT_FOUND, OPERA_*. */
  async prioritise(context: CallContext, rooms: readonly string[], first: boolean): Promise<RoomsChanged> {
    const before = await this.board.named(freshly(context), rooms);
    const numbers = before.map(({ room }) => room);
    const [head = ''] = numbers;
    const settled = await this.changes.send(
      context,
      first
        ? {
            operation: 'hsk.setRoomCleaningPriority',
            parameters: { roomId: head },
            body: { criteria: { roomList: numbers } },
          }
        : { operation: 'hsk.putRoomCleaningPriority', parameters: { roomId: numbers } },
      (grace) => this.all(grace, before, ({ priority }) => (priority !== undefined) === first),
    );
    return { ...settled, before };
  }

  private async all(
    grace: CallContext,
    rooms: readonly BoardRoom[],
    holds: (room: BoardRoom) => boolean,
  ): Promise<boolean> {
    const now = await this.board.named(
      grace,
      rooms.map(({ room }) => room),
    );
    return now.every(holds);
  }
}
