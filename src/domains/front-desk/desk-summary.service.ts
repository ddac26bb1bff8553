import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type {
  GetReservationQueueStatisticsAnswer,
  GetReservationStatusStatisticsAnswer,
  GetRoomsByRoomStatusAnswer,
} from '../../opera/wire/generated/fof.wire.js';
import {
  readMovement,
  readQueueCounts,
  readRoomCounts,
  type Movement,
  type RoomCounts,
} from './desk-summary.mapper.js';

/** How the desk stands now. */
export interface DeskSummary {
  readonly movement: Movement;
  readonly rooms: RoomCounts;
  readonly queue: ReturnType<typeof readQueueCounts>;
}

/** The desk in numbers. */
@Injectable()
export class DeskSummaryService {
  constructor(private readonly opera: OperaService) {}

  /** Arrivals, departures, rooms and queue of the business date. Throws Fault OPERA_*. */
  async now(context: CallContext): Promise<DeskSummary> {
    const [movement, rooms, queue] = await Promise.all([
      this.opera.call<GetReservationStatusStatisticsAnswer>(context, {
        operation: 'fof.getReservationStatusStatistics',
        parameters: { reservationStatus: ['DueIn', 'CheckedIn', 'DueOut', 'CheckedOut'] },
      }),
      this.opera.call<GetRoomsByRoomStatusAnswer>(context, { operation: 'fof.getRoomsByRoomStatus' }),
      this.opera.call<GetReservationQueueStatisticsAnswer>(context, {
        operation: 'fof.getReservationQueueStatistics',
      }),
    ]);
    return {
      movement: readMovement(movement.body),
      rooms: readRoomCounts(rooms.body),
      queue: readQueueCounts(queue.body),
    };
  }
}
