import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetHotelRoomsAnswer } from '../../opera/wire/generated/fof.wire.js';
import { DeskChange } from './desk-change.service.js';
import { readHold, toHold, type Hold } from './room-hold.mapper.js';

/** Rooms kept back from assignment for a while. */
@Injectable()
export class RoomHoldService {
  constructor(
    private readonly opera: OperaService,
    private readonly change: DeskChange,
  ) {}

  /**
   * Keeps a room back; with a hold in force already nothing is sent.
   * Throws Fault NOT_FOUND (no such room), OPERA_* when OPERA refuses.
   */
  async hold(context: CallContext, room: string, reason?: string): Promise<{ hold: Hold; changed: boolean }> {
    const before = await this.read(freshly(context), room);
    if (before.held) return { hold: before, changed: false };
    await this.send(context, 'fof.placeRoomsOnHold', before.room, reason, true);
    return { hold: await this.read(freshly(context), room), changed: true };
  }

  /** Gives a room free again; one that is not held stays as it is. Throws as hold does. */
  async release(context: CallContext, room: string): Promise<{ hold: Hold; changed: boolean }> {
    const before = await this.read(freshly(context), room);
    if (!before.held) return { hold: before, changed: false };
    await this.send(context, 'fof.releaseRoomsOnHold', before.room, undefined, false);
    return { hold: { room: before.room, held: false }, changed: true };
  }

  private async send(
    context: CallContext,
    operation: 'fof.placeRoomsOnHold' | 'fof.releaseRoomsOnHold',
    room: string,
    reason: string | undefined,
    held: boolean,
  ): Promise<void> {
    await this.change.make(
      context,
      held ? 'the hold' : 'the release',
      async () => {
        await this.opera.call(context, { operation, body: toHold(context.hotelId, room, reason) });
        return true;
      },
      async (grace) => ((await this.read(grace, room)).held === held ? true : undefined),
    );
  }

  private async read(context: CallContext, room: string): Promise<Hold> {
    const answer = await this.opera.call<GetHotelRoomsAnswer>(context, {
      operation: 'fof.getHotelRooms',
      parameters: {
        roomNumberWildcard: room,
        exactMatchRoomNumber: true,
        includeAllRoomConditions: true,
        limit: 5,
      },
    });
    const hold = readHold(answer.body, room);
    if (hold !== undefined) return hold;
    throw new Fault('NOT_FOUND', {
      message: `The hotel has no room ${room}.`,
      advice: 'Check the number; find_rooms lists rooms.',
      field: 'room',
    });
  }
}
