import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetOutOfOrderRoomsAnswer } from '../../opera/wire/generated/hsk.wire.js';
import { addDays, type BusinessDate, nightsBetween } from '../../shared/business-date.js';
import { CodesService } from '../configuration/codes.service.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { isActive, type Stay } from '../reservations/stay.js';
import { StaySearchService } from '../reservations/stay-search.service.js';
import type { BoardRoom, CleanStatus } from './board-room.js';
import { type Blocking, type BlockingKind, readBlockings } from './room-blocking.mapper.js';
import { toWireStatus } from './room-board.mapper.js';
import { RoomBoard } from './room-board.service.js';
import { type Settled, SettledChange } from './settled-change.service.js';

/** A blocking as it is asked for; dates as spoken. */
export interface BlockingOrder {
  readonly rooms: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly remark?: string;
  readonly returnStatus: CleanStatus;
}

/** A blocking that was checked: everything known and resolved. */
export interface BlockingPlan extends Omit<BlockingOrder, 'rooms' | 'reason'> {
  readonly kind: BlockingKind;
  readonly rooms: readonly BoardRoom[];
  readonly reason: { readonly code: string; readonly description: string };
  /** Stays that have one of the rooms in the period. */
  readonly stays: readonly Stay[];
  readonly days: number;
}

/** The longest period of one blocking or list. */
const MAX_DAYS = 90;
const OPERATIONS = {
  out_of_order: {
    list: 'hsk.getOutOfOrderRooms',
    block: 'hsk.postOutOfOrderRooms',
    complete: 'hsk.completeOutOfOrderRooms',
  },
  out_of_service: {
    list: 'hsk.getOutOfServiceRooms',
    block: 'hsk.postOutOfServiceRooms',
    complete: 'hsk.completeOutOfServiceRooms',
  },
} as const;

/** Rooms taken out of use and brought back. */
@Injectable()
export class RoomBlockingService {
  constructor(
    private readonly opera: OperaService,
    private readonly board: RoomBoard,
    private readonly changes: SettledChange,
    private readonly codes: CodesService,
    private readonly calendar: HotelCalendar,
    private readonly searches: StaySearchService,
  ) {}

  /** Blockings of a kind that touch the period, by room. Throws Fault OPERA_*. */
  async list(
    context: CallContext,
    kind: BlockingKind,
    from: BusinessDate,
    until: BusinessDate,
  ): Promise<Blocking[]> {
    const answer = await this.opera.call<GetOutOfOrderRoomsAnswer>(context, {
      operation: OPERATIONS[kind].list,
      parameters: { startDate: from, endDate: until },
    });
    return readBlockings(answer.body, kind);
  }

  /**
   * Checks an order and changes nothing.
   * Throws Fault INPUT_INVALID (dates), INPUT_UNKNOWN_CODE (reason), NOT_FOUND (room), NOT_ALLOWED_NOW when a room is blocked
   * already or, for out of order, belongs to a stay.
   */
  async plan(context: CallContext, kind: BlockingKind, order: BlockingOrder): Promise<BlockingPlan> {
    const { from, until } = await this.period(context, order);
    const reason = await this.codes.check(context, 'out-of-order-reason', order.reason, 'reason');
    const rooms = await this.board.named(freshly(context), order.rooms);
    const blockings = (
      await Promise.all([
        this.list(freshly(context), 'out_of_order', from, until),
        this.list(freshly(context), 'out_of_service', from, until),
      ])
    ).flat();
    const taken = blockings.filter((blocking) => rooms.some(({ room }) => room === blocking.room));
    if (taken.length > 0) throw blockedAlready(taken);
    const stays = (
      await Promise.all(rooms.map(({ room }) => this.staysIn(context, room, from, until)))
    ).flat();
    if (kind === 'out_of_order' && stays.length > 0) throw occupied(stays);
    return { ...order, kind, rooms, reason, from, until, stays, days: nightsBetween(from, until) + 1 };
  }

  /** Does what the plan says. Throws Fault OPERA_*. */
  async block(context: CallContext, plan: BlockingPlan): Promise<Settled> {
    const { kind, rooms, from, until } = plan;
    return this.changes.send(
      context,
      {
        operation: OPERATIONS[kind].block,
        body: {
          criteria: {
            roomRangeList: {
              roomIds: rooms.map(({ room }) => room),
              roomOutOfOrder: {
                start: from,
                end: until,
                reasonCode: plan.reason.code,
                ...(plan.remark !== undefined && { repairRemarks: plan.remark }),
                returnStatus: toWireStatus(plan.returnStatus),
              },
            },
          },
        },
      },
      async (grace) => {
        const now = await this.list(grace, kind, from, until);
        return rooms.every(({ room }) => now.some((row) => row.room === room && row.from === from));
      },
    );
  }

  /**
   * Ends the blockings in force today of rooms, whichever kind each is.
   * @returns rooms by kind; those that were not blocked are in `free`
   * Throws Fault NOT_FOUND, OPERA_*.
   */
  async release(
    context: CallContext,
    numbers: readonly string[],
    status: CleanStatus,
  ): Promise<Settled & { readonly released: readonly Blocking[]; readonly free: readonly string[] }> {
    const rooms = await this.board.named(freshly(context), numbers);
    const today = await this.calendar.businessDate(context);
    const until = addDays(today, MAX_DAYS - 1);
    const released: Blocking[] = [];
    let settled: Settled = { outcome: 'done', warnings: [] };
    for (const kind of ['out_of_order', 'out_of_service'] as const) {
      const blocked = firstEach(
        (await this.list(freshly(context), kind, today, until)).filter(({ room }) =>
          rooms.some((row) => row.room === room),
        ),
      );
      if (blocked.length === 0 || settled.outcome !== 'done') continue;
      const result = await this.complete(context, kind, blocked, status);
      settled = { outcome: result.outcome, warnings: [...settled.warnings, ...result.warnings] };
      if (result.outcome === 'done') released.push(...blocked);
    }
    const free = rooms.map(({ room }) => room).filter((room) => !released.some((row) => row.room === room));
    return { ...settled, released, free };
  }

  private async complete(
    context: CallContext,
    kind: BlockingKind,
    blocked: readonly Blocking[],
    status: CleanStatus,
  ): Promise<Settled> {
    return this.changes.send(
      context,
      {
        operation: OPERATIONS[kind].complete,
        body: {
          criteria: {
            roomRepairByRoomNumber: blocked.map(({ room, from, until }) => ({
              roomId: room,
              roomOutOfOrder: { start: from, end: until, returnStatus: toWireStatus(status) },
            })),
          },
        },
      },
      async (grace) => {
        const now = await this.board.named(
          grace,
          blocked.map(({ room }) => room),
        );
        return now.every((room) => room.status !== kind);
      },
    );
  }

  private async period(
    context: CallContext,
    order: BlockingOrder,
  ): Promise<{ readonly from: BusinessDate; readonly until: BusinessDate }> {
    const [today, from, until] = await Promise.all([
      this.calendar.businessDate(context),
      this.calendar.resolve(context, order.from),
      this.calendar.resolve(context, order.until),
    ]);
    if (from < today) throw wrong('from', `${from} is before the business date ${today}.`, `Start ${today}.`);
    if (until < from) throw wrong('until', `The last day ${until} is before ${from}.`, 'Give a later day.');
    if (nightsBetween(from, until) >= MAX_DAYS)
      throw wrong('until', `More than ${MAX_DAYS} days are asked for.`, 'Give an earlier last day.');
    return { from, until };
  }

  private async staysIn(
    context: CallContext,
    room: string,
    from: BusinessDate,
    until: BusinessDate,
  ): Promise<Stay[]> {
    const page = await this.searches.search(freshly(context), { room, departure: { from }, limit: 50 });
    return page.stays.filter(
      (stay) =>
        isActive(stay.status) && stay.room === room && stay.arrivalDate <= until && stay.departureDate > from,
    );
  }
}

function firstEach(blockings: readonly Blocking[]): Blocking[] {
  return [...Map.groupBy(blockings, ({ room }) => room).values()].flatMap(
    (list) => list.toSorted((left, right) => (left.from < right.from ? -1 : 1))[0] ?? [],
  );
}

function wrong(field: string, message: string, advice: string): Fault {
  return new Fault('INPUT_INVALID', { message, advice, field });
}

function blockedAlready(taken: readonly Blocking[]): Fault {
  const list = taken.map(
    ({ room, kind, from, until }) => `${room} ${kind.replaceAll('_', ' ')} ${from} to ${until}`,
  );
  return new Fault('NOT_ALLOWED_NOW', {
    message: `Blocked already: ${list.join('; ')}. Nothing was changed.`,
    advice: 'Choose other days or rooms, or end the blocking with return_room_to_service.',
    field: 'rooms',
    data: { blocked: taken.map(({ room, kind, from, until }) => ({ room, kind, from, until })) },
  });
}

function occupied(stays: readonly Stay[]): Fault {
  const list = stays.map(
    ({ room, confirmationNumber, arrivalDate, departureDate }) =>
      `${room}: #${confirmationNumber ?? ''} ${arrivalDate} to ${departureDate}`,
  );
  return new Fault('NOT_ALLOWED_NOW', {
    message: `Stays have these rooms in the period: ${list.join('; ')}. Nothing was changed.`,
    advice:
      'Give the arrivals another room (assign_room), move guests in house (move_room), or choose other days.',
    field: 'rooms',
    data: {
      stays: stays.map(({ room, reservationId, confirmationNumber, status }) => ({
        room,
        reservationId,
        confirmationNumber: confirmationNumber ?? null,
        status,
      })),
    },
  });
}
