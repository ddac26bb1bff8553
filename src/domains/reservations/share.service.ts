import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import {
  readHindrances,
  readLinked,
  readSharers,
  toShare,
  toShareCheck,
  toSplit,
  type LinkedAnswer,
  type SharePrice,
  type SharesAnswer,
  type ShareValidationAnswer,
} from './share.mapper.js';
import { StayFinder } from './stay-finder.service.js';
import { StayReader } from './stay-reader.service.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import type { Stay } from './stay.js';

/** Two stays in one room. */
export interface Shared extends Written {
  readonly stay: Stay;
  readonly other: Stay;
  readonly already: boolean;
}

/** A booking of several rooms made several bookings. */
export interface SplitStay extends Written {
  readonly stay: Stay;
  readonly parts: readonly { readonly reservationId: string; readonly confirmationNumber?: string }[];
}

/** Stays that share a room, and bookings of several rooms taken apart. */
@Injectable()
export class ShareService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly reader: StayReader,
    private readonly writer: StayWriter,
  ) {}

  /** @throws Fault OPERA_RULE with OPERA's reasons from its own dry run; nothing was changed then */
  async combine(context: CallContext, host: string, guest: string, price: SharePrice): Promise<Shared> {
    const now = freshly(context);
    const [stay, other] = [
      await this.finder.find(now, host),
      await this.finder.find(now, guest, { field: 'with' }),
    ];
    const { hotelId } = context;
    const { reservationId } = stay;
    const isThere = async (when: CallContext) =>
      (await this.sharers(when, reservationId)).includes(other.reservationId);
    if (await isThere(now)) return { outcome: 'done', stay, other, already: true, warnings: [] };
    const check = await this.opera.call<ShareValidationAnswer>(now, {
      operation: 'rsv.putCombineShareValidations',
      parameters: { reservationId },
      body: toShareCheck(hotelId, reservationId, other.reservationId),
    });
    const hindrances = readHindrances(check.body);
    if (hindrances.length > 0) {
      throw new Fault('OPERA_RULE', {
        message: `These stays cannot share a room: ${hindrances.join(' ')} Nothing was changed.`,
        advice: 'Dates, status or number of people may have to be changed first with modify_reservation.',
      });
    }
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postCombineShareReservations',
        parameters: { reservationId },
        body: toShare(hotelId, reservationId, other.reservationId, price),
      },
      isThere,
    );
    return { ...written, stay, other, already: false };
  }

  /**
   * Makes rooms of a booking bookings of their own.
   * @param all every room; else one of them
   * @throws Fault NOT_ALLOWED_NOW for a booking of one room
   */
  async split(context: CallContext, reference: string, all: boolean): Promise<SplitStay> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId, numberOfRooms } = stay;
    if (numberOfRooms < 2) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: 'The reservation has one room, so there is nothing to split. Nothing was changed.',
        advice:
          'If it was split before, its rooms are bookings of their own: find them with search_reservations.',
      });
    }
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.putSplitMultiRoomReservation',
        parameters: { reservationId },
        body: toSplit(reservationId, all),
      },
      async (grace) => (await this.reader.read(grace, reservationId, [])).stay.numberOfRooms < numberOfRooms,
    );
    const parts = written.outcome === 'done' ? await this.linked(now, reservationId).catch(() => []) : [];
    return { ...written, stay, parts };
  }

  private async sharers(context: CallContext, reservationId: string): Promise<string[]> {
    const answer = await this.opera.call<SharesAnswer>(context, {
      operation: 'rsv.getShareReservations',
      parameters: { reservationId, fetchInstructions: ['Reservation'] },
    });
    return readSharers(answer.body);
  }

  private async linked(context: CallContext, reservationId: string) {
    const answer = await this.opera.call<LinkedAnswer>(context, {
      operation: 'rsv.getLinkedReservationsSummary',
      parameters: { reservationId },
    });
    return readLinked(answer.body);
  }
}
