import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { AutoAssignRoomAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { BusinessDate } from '../../shared/business-date.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay } from '../reservations/stay.js';
import type { ArrivalRow } from './arrival.mapper.js';
import { ArrivalsService } from './arrivals.service.js';
import { DeskChange } from './desk-change.service.js';
import { readAutoAssignment, toAutoAssignment } from './room-giving.mapper.js';
import { requireToArrive } from './stay-state.js';

/** What became of an arrival without a room. */
export interface GivenRoom {
  readonly arrival: ArrivalRow;
  readonly room?: string;
  readonly reason?: string;
}

/** Most arrivals of one automatic assignment. */
const AT_ONCE = 50;
const PAGE = 200;

/** Rooms given to many arrivals at once, and taken back. */
@Injectable()
export class RoomGivingService {
  constructor(
    private readonly opera: OperaService,
    private readonly arrivals: ArrivalsService,
    private readonly finder: StayFinder,
    private readonly change: DeskChange,
  ) {}

  /**
   * Takes the room away from a stay that has not arrived; false when it had none.
   * Throws Fault NOT_ALLOWED_NOW (guest in house, stay over), OPERA_* when OPERA refuses.
   */
  async unassign(context: CallContext, stay: Stay, overrideLock: boolean): Promise<boolean> {
    requireToArrive(stay, 'its room cannot be taken away');
    if (stay.room === undefined) return false;
    await this.change.make(
      context,
      'taking the room away',
      async () => {
        await this.opera.call(context, {
          operation: 'fof.deleteAssignRoom',
          parameters: { reservationId: stay.reservationId },
          body: overrideLock ? { overrideRoomNumberLocked: true } : {},
        });
        return true;
      },
      async (grace) => {
        const now = await this.finder.find(grace, `id:${stay.reservationId}`);
        return now.room === undefined ? true : undefined;
      },
    );
    return true;
  }

  /**
   * Lets OPERA give rooms to the arrivals of a day that have none, at most 50 a call; those that have one keep it.
   * @returns what became of each, and how many were left for another call
   */
  async giveAll(
    context: CallContext,
    date: BusinessDate,
    wish: { readonly roomType?: string; readonly readyOnly: boolean },
  ): Promise<{ readonly given: readonly GivenRoom[]; readonly left: number }> {
    const open = await this.withoutRoom(freshly(context), date, wish.roomType);
    const several = open.filter((arrival) => arrival.rooms > 1);
    const wanted = open.filter((arrival) => arrival.rooms === 1).slice(0, AT_ONCE);
    const reasonOfSeveral = 'a booking of several rooms: check_in_guest splits it and gives the rooms';
    const given = several.map((arrival): GivenRoom => ({ arrival, reason: reasonOfSeveral }));
    if (wanted.length === 0) return { given, left: 0 };
    const ids = wanted.map((arrival) => arrival.reservationId);
    const answers = await this.change.make(
      context,
      'the assignment',
      async () => {
        const answer = await this.opera.call<AutoAssignRoomAnswer>(context, {
          operation: 'fof.autoAssignRoom',
          body: toAutoAssignment(context.hotelId, ids, wish.readyOnly),
        });
        return readAutoAssignment(answer.body);
      },
      async (grace) => {
        const now = await this.all(grace, date);
        const done = now.filter(
          (arrival) => ids.includes(arrival.reservationId) && arrival.room !== undefined,
        );
        return done.length === 0
          ? undefined
          : done.map(({ reservationId, room }) => ({ reservationId, room }));
      },
    );
    const byId = new Map(answers.map((answer) => [answer.reservationId, answer]));
    const rows = wanted.map((arrival): GivenRoom => {
      const answer = byId.get(arrival.reservationId);
      return { arrival, room: answer?.room, reason: answer?.reason ?? 'no room fits' };
    });
    return { given: [...rows, ...given], left: open.length - several.length - wanted.length };
  }

  private async withoutRoom(
    context: CallContext,
    date: BusinessDate,
    roomType: string | undefined,
  ): Promise<ArrivalRow[]> {
    const rows = await this.all(context, date);
    return rows.filter(
      (row) => row.room === undefined && (roomType === undefined || row.roomType === roomType),
    );
  }

  private async all(context: CallContext, date: BusinessDate): Promise<ArrivalRow[]> {
    const rows: ArrivalRow[] = [];
    for (let more = true; more;) {
      const page = await this.arrivals.list(context, {
        date,
        show: 'expected',
        vipOnly: false,
        limit: PAGE,
        offset: rows.length,
      });
      rows.push(...page.rows);
      more = page.hasMore && page.rows.length > 0;
    }
    return rows;
  }
}
