import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Outcome } from '../../mcp/declaration/tool.declaration.js';
import { OperaService } from '../../opera/opera.service.js';
import { ReadBack } from '../../opera/readback/read-back.js';
import { addDays, nightsBetween } from '../../shared/business-date.js';
import { sameName } from '../../shared/person-name.js';
import type { BlockDetails, BlockGuest, BlockStay, PickupRow } from './block.js';
import { readRoomingList, type RoomingListAnswer } from './block-stay.mapper.js';
import { BlockReader } from './block-reader.service.js';
import { toBlockStay, toRoomingList } from './block-request.mapper.js';

/** A stay booked in a block, or found there from before. */
export interface BookedGuest {
  readonly outcome: Outcome;
  readonly stay?: BlockStay;
  readonly existing: boolean;
  readonly warnings: readonly string[];
}

/** A rooming list against what the block has. */
export interface RoomingPlan {
  readonly block: BlockDetails;
  /** Guests still to be booked, with their line of the list counted from 1. */
  readonly missing: readonly { readonly line: number; readonly guest: BlockGuest }[];
  /** Lines whose guest has this stay already. */
  readonly present: readonly number[];
  /** Nights on which the list needs more rooms than are left, in words. */
  readonly short: readonly string[];
}

/** What became of a rooming list. */
export interface RoomingResult {
  readonly outcome: Outcome;
  readonly booked: readonly { readonly line: number; readonly stay: BlockStay }[];
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

/** Guests into blocks, singly and by list. */
@Injectable()
export class BlockBooking {
  constructor(
    private readonly opera: OperaService,
    private readonly reader: BlockReader,
    private readonly readBack: ReadBack,
    private readonly ids: Ids,
  ) {}

  /** Books a guest in a block, once: the same guest with the same dates there before is given back. Throws Fault OPERA_*. */
  async book(context: CallContext, block: BlockDetails, guest: BlockGuest): Promise<BookedGuest> {
    const present = (await this.reader.stays(freshly(context), block.blockId)).find(isStayOf(guest));
    if (present !== undefined) return { outcome: 'done', stay: present, existing: true, warnings: [] };
    const warnings: string[] = [];
    const verdict = await this.readBack.settle<BlockStay | undefined>(
      context,
      async () => {
        const answer = await this.opera.call(context, {
          operation: 'rsv.postReservationByBlock',
          parameters: { blockId: block.blockId },
          body: toBlockStay(context.hotelId, block.blockId, guest, `MCP-${this.ids.uuid()}`),
        });
        warnings.push(...answer.warnings.map((warning) => warning.text));
        return this.stayOf(context, block, guest, answer.createdId);
      },
      async (grace) => this.stayOf(grace, block, guest),
    );
    return verdict.outcome === 'done'
      ? { outcome: 'done', stay: verdict.value, existing: false, warnings }
      : { outcome: verdict.outcome, existing: false, warnings: [verdict.fault.message] };
  }

  /** Holds a rooming list against the block: who is there already, what is missing. Changes nothing. Throws Fault OPERA_*. */
  async plan(context: CallContext, block: BlockDetails, guests: readonly BlockGuest[]): Promise<RoomingPlan> {
    const now = freshly(context);
    const [stays, rows] = await Promise.all([
      this.reader.stays(now, block.blockId),
      this.reader.pickup(now, block),
    ]);
    const free = [...stays];
    const present: number[] = [];
    const missing: { line: number; guest: BlockGuest }[] = [];
    for (const [index, guest] of guests.entries()) {
      const place = free.findIndex(isStayOf(guest));
      if (place < 0) missing.push({ line: index + 1, guest });
      else {
        free.splice(place, 1);
        present.push(index + 1);
      }
    }
    return {
      block,
      missing,
      present,
      short: shortage(
        missing.map(({ guest }) => guest),
        rows,
      ),
    };
  }

  /** Books what is missing of a planned list, in one request. Throws Fault OPERA_*. */
  async upload(context: CallContext, { block, missing }: RoomingPlan): Promise<RoomingResult> {
    const [first] = missing;
    if (first === undefined) return { outcome: 'done', booked: [], refused: [] };
    const verdict = await this.readBack.settle<RoomingResult>(
      context,
      async () => {
        const answer = await this.opera.call<RoomingListAnswer>(context, {
          operation: 'blk.postRoomingList',
          parameters: { blockId: block.blockId },
          body: toRoomingList(
            context.hotelId,
            block.blockId,
            missing.map(({ guest }) => guest),
          ),
        });
        const lines = readRoomingList(answer.body);
        const lineOf = (sequence: number) => missing[sequence - 1]?.line ?? sequence;
        return {
          outcome: 'done',
          booked: lines.flatMap(({ line, stay, refusal }) =>
            stay === undefined || refusal !== undefined ? [] : [{ line: lineOf(line), stay }],
          ),
          refused: lines.flatMap(({ line, refusal }) =>
            refusal === undefined ? [] : [{ line: lineOf(line), reason: refusal + lackOf(block) }],
          ),
        };
      },
      async (grace) => {
        const stays = await this.reader.stays(grace, block.blockId);
        const booked = missing.flatMap(({ line, guest }) => {
          const stay = stays.find(isStayOf(guest));
          return stay === undefined ? [] : [{ line, stay }];
        });
        return booked.length === 0 ? undefined : { outcome: 'done', booked, refused: [] };
      },
    );
    return verdict.outcome === 'done' ? verdict.value : { outcome: verdict.outcome, booked: [], refused: [] };
  }

  private async stayOf(
    context: CallContext,
    block: BlockDetails,
    guest: BlockGuest,
    reservationId?: string,
  ): Promise<BlockStay | undefined> {
    const stays = await this.reader.stays(freshly(context), block.blockId);
    return stays.find((stay) => stay.reservationId === reservationId) ?? stays.find(isStayOf(guest));
  }
}

/** Why OPERA may refuse guests of this block whatever their line says; nothing when there is no such reason. */
export function lackOf({ ratePlan }: BlockDetails): string {
  return ratePlan === undefined
    ? ' The block has no rate plan: have one set in OPERA, or book these guests with create_reservation and a rate plan.'
    : '';
}

/** The same guest, dates and room type; a cancelled stay does not count. */
function isStayOf(guest: BlockGuest): (stay: BlockStay) => boolean {
  return (stay) =>
    sameName(stay.guest.surname, guest.surname) &&
    sameName(stay.guest.givenName, guest.givenName) &&
    stay.arrivalDate === guest.arrivalDate &&
    stay.departureDate === guest.departureDate &&
    stay.status !== 'Cancelled' &&
    stay.status !== 'NoShow';
}

/** Nights and room types for which the list wants more than the block has left. */
function shortage(guests: readonly BlockGuest[], rows: readonly PickupRow[]): string[] {
  const wanted = new Map<string, number>();
  for (const { arrivalDate, departureDate, roomType } of guests) {
    for (let night = 0; night < nightsBetween(arrivalDate, departureDate); night += 1) {
      const key = `${addDays(arrivalDate, night)} ${roomType}`;
      wanted.set(key, (wanted.get(key) ?? 0) + 1);
    }
  }
  return [...wanted].flatMap(([key, count]) => {
    const left = rows.find((row) => `${row.date} ${row.roomType}` === key)?.left ?? 0;
    return count > left ? [`${key}: ${count} wanted, ${left} left`] : [];
  });
}

/** Throws Fault INPUT_INVALID unless the dates lie in the block; what is left out are the block's own. */
export function datesInBlock(
  block: BlockDetails,
  arrival: string | undefined,
  departure: string | undefined,
  field = 'arrivalDate',
): { readonly arrivalDate: string; readonly departureDate: string } {
  const arrivalDate = arrival ?? block.startDate;
  const departureDate = departure ?? block.endDate;
  if (arrivalDate >= block.startDate && departureDate <= block.endDate && departureDate > arrivalDate)
    return { arrivalDate, departureDate };
  throw new Fault('INPUT_INVALID', {
    message: `${arrivalDate} to ${departureDate} is not within the block, ${block.startDate} to ${block.endDate}.`,
    advice:
      'Correct the dates, leave them out for the dates of the block, or book the extra nights separately.',
    field,
  });
}
