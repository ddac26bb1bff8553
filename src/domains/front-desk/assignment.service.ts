import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import type { FaultCode } from '../../kernel/fault.table.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import type { PostRoomAssignmentAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { Money } from '../../shared/money.js';
import { HotelCalendar } from '../configuration/hotel-calendar.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay } from '../reservations/stay.js';
import { readRateChange, toAssignment } from './assignment.mapper.js';
import type { HotelRoom } from './hotel-room.schema.js';
import { RoomsService } from './rooms.service.js';

/** How a room of another type than the booked one is treated. */
export const OTHER_TYPE = ['refuse', 'keep_price', 'charge_new_type'] as const;

/** Which room a stay should get. */
export interface AssignmentWish {
  /** Best suggestion when absent. */
  readonly room?: string;
  readonly acceptDirty: boolean;
  readonly otherRoomType: (typeof OTHER_TYPE)[number];
  readonly lockRoom: boolean;
}

/** The room a stay has now. */
export interface Assignment {
  readonly room: string;
  readonly roomType?: string;
  readonly status?: string;
  readonly previousRoom?: string;
  readonly rateChange?: { readonly from: Money; readonly to: Money };
  /** False when the stay had this room before. */
  readonly changed: boolean;
  readonly warnings: readonly string[];
}

/** Codes with which OPERA says no to a room rather than fails. */
const REFUSALS: readonly FaultCode[] = ['OPERA_RULE', 'OPERA_CONFLICT', 'OPERA_INVALID_REQUEST'];
const ALTERNATIVES = 5;

type Heard = Pick<Assignment, 'rateChange' | 'warnings'>;
/** What an answer that was lost would have said beside its being done. */
const UNHEARD: Heard = { warnings: [] };

/** Gives arrivals their rooms. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly opera: OperaService,
    private readonly rooms: RoomsService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
    private readonly readBack: ReadBack,
  ) {}

  /**
   * Assigns a room to a stay that has not arrived.
   * Throws Fault NOT_FOUND (no such room, none free), INPUT_INVALID (other room type), OPERA_* with the state of the
   * room and free rooms in `data` when OPERA refuses.
   */
  async assign(context: CallContext, stay: Stay, wish: AssignmentWish): Promise<Assignment> {
    const room =
      wish.room === undefined ? await this.best(context, stay) : await this.named(context, wish.room);
    if (stay.room === room.room) return { ...room, changed: false, warnings: [] };
    this.checkType(stay, room, wish);
    const verdict = await this.readBack
      .settle(
        context,
        () => this.send(context, stay, room, wish),
        async (grace) => {
          const now = await this.finder.find(grace, `id:${stay.reservationId}`);
          return now.room === room.room ? UNHEARD : undefined;
        },
      )
      .catch(async (error: unknown) => {
        const refused = error instanceof Fault && REFUSALS.includes(error.code);
        throw refused ? await this.explained(context, stay, room, error) : error;
      });
    if (verdict.outcome === 'done')
      return { ...room, ...verdict.value, previousRoom: stay.room, changed: true };
    throw new Fault(verdict.fault.code, {
      ...verdict.fault.details,
      message:
        verdict.outcome === 'not_done'
          ? `OPERA did not answer, and the stay does not have room ${room.room}.`
          : `OPERA did not answer, and it is not known whether the stay has room ${room.room}.`,
      advice: 'Assigning the same room again does no harm: call again.',
      cause: verdict.fault,
    });
  }

  /**
   * The room OPERA proposes first among those that are free, and ready when the guest arrives today.
   * Throws Fault NOT_FOUND when there is none of the booked type.
   */
  async best(context: CallContext, stay: Stay): Promise<HotelRoom> {
    const [free, suggested] = await Promise.all([
      this.free(context, stay, 50),
      this.rooms.suggested(context, stay.reservationId),
    ]);
    const proposed = suggested.flatMap((number) => free.find((row) => row.room === number) ?? []);
    const room = proposed[0] ?? free[0];
    if (room !== undefined) return room;
    throw new Fault('NOT_FOUND', {
      message: `No free room of type ${stay.roomType ?? 'booked'} is ready for ${stay.arrivalDate} to ${stay.departureDate}.`,
      advice:
        'Use find_rooms with condition any to see rooms still to be cleaned, or another room type, and name the room in the next call.',
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

  private checkType(stay: Stay, room: HotelRoom, wish: AssignmentWish): void {
    if (wish.otherRoomType !== 'refuse' || stay.roomType === undefined || room.roomType === undefined) return;
    if (room.roomType === stay.roomType) return;
    throw new Fault('INPUT_INVALID', {
      message: `Room ${room.room} is of type ${room.roomType}, the stay is booked for ${stay.roomType}. Nothing was changed.`,
      advice:
        'Ask whether the guest keeps the booked price or pays for the new type, then call assign_room with otherRoomType keep_price or charge_new_type; or name a room of the booked type.',
      field: 'otherRoomType',
    });
  }

  /** Free rooms of the stay's type; ready ones only when the guest comes today, for nobody sleeps there before. */
  private async free(context: CallContext, stay: Stay, limit: number): Promise<readonly HotelRoom[]> {
    const today = await this.calendar.businessDate(context);
    const page = await this.rooms.search(freshly(context), {
      condition: stay.arrivalDate <= today ? 'ready' : 'any',
      arrivalDate: stay.arrivalDate,
      departureDate: stay.departureDate,
      roomType: stay.roomType,
      reservationId: stay.reservationId,
      limit,
      offset: 0,
    });
    return page.rooms;
  }

  private async send(
    context: CallContext,
    stay: Stay,
    room: HotelRoom,
    wish: AssignmentWish,
  ): Promise<Heard> {
    const answer = await this.opera.call<PostRoomAssignmentAnswer>(context, {
      operation: 'fof.postRoomAssignment',
      parameters: { reservationId: stay.reservationId },
      body: toAssignment({
        hotelId: context.hotelId,
        reservationId: stay.reservationId,
        room: room.room,
        acceptDirty: wish.acceptDirty,
        chargeNewType: wish.otherRoomType === 'charge_new_type',
        lockRoom: wish.lockRoom,
      }),
    });
    return {
      rateChange: readRateChange(answer.body),
      warnings: answer.warnings.map((warning) => warning.text),
    };
  }

  private async explained(context: CallContext, stay: Stay, room: HotelRoom, fault: Fault): Promise<Fault> {
    const free = await this.free(context, stay, ALTERNATIVES + 1).catch(() => []);
    const alternatives = free.filter((row) => row.room !== room.room).slice(0, ALTERNATIVES);
    const state = [room.status, room.occupancy].filter((word) => word !== undefined).join(', ');
    const offer =
      alternatives.length === 0
        ? 'No other room of the booked type is ready now.'
        : `Free and ready: ${alternatives.map((row) => row.room).join(', ')}.`;
    return new Fault(fault.code, {
      ...fault.details,
      message: `Room ${room.room} (${state === '' ? 'state unknown' : state}) could not be assigned: ${fault.message}`,
      advice: `${offer} Name another room, or, if the room may be given as it is, call assign_room with acceptDirty true.`,
      field: 'room',
      data: { ...fault.details.data, room, alternatives },
      cause: fault,
    });
  }
}
