import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import { StayFinder } from './stay-finder.service.js';
import { StayWriter, type Written } from './stay-writer.service.js';
import type { Stay } from './stay.js';
import {
  readOffers,
  readUpsell,
  toUpsell,
  type TakenUpsell,
  type UpsellInfoAnswer,
  type UpsellOffer,
  type UpsellsAnswer,
} from './upsell.mapper.js';

/** What became of an upsell. */
export interface UpsellChange extends Written {
  readonly stay: Stay;
  readonly upsell: Omit<TakenUpsell, 'originalRoomType'> & { readonly originalRoomType?: string };
  readonly already: boolean;
}

/** Better rooms, sold to stays that are booked already. */
@Injectable()
export class UpsellService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly writer: StayWriter,
  ) {}

  /** What may be offered, and what the stay has taken already. */
  async list(
    context: CallContext,
    reference: string,
  ): Promise<{ readonly stay: Stay; readonly offers: UpsellOffer[]; readonly taken?: TakenUpsell }> {
    const stay = await this.finder.find(context, reference);
    const [offers, taken] = await Promise.all([
      this.offers(context, stay.reservationId),
      this.taken(context, stay.reservationId),
    ]);
    return { stay, offers, taken };
  }

  /** @throws Fault NOT_ALLOWED_NOW without offers or with another upsell taken, INPUT_UNKNOWN_CODE for an offer not made */
  async apply(context: CallContext, reference: string, wanted: string): Promise<UpsellChange> {
    const now = freshly(context);
    const { stay, offers, taken } = await this.list(now, reference);
    const isWanted = (code: string, roomType?: string) =>
      [code, roomType].some((text) => text?.toUpperCase() === wanted.toUpperCase());
    if (taken !== undefined) {
      if (isWanted(taken.offer, taken.roomType))
        return { outcome: 'done', stay, upsell: taken, already: true, warnings: [] };
      throw refusal(
        `The stay has the upsell ${taken.offer} already.`,
        'Take it back first with remove_upsell.',
      );
    }
    const offer = offers.find((one) => isWanted(one.offer, one.roomType));
    if (offer === undefined) throw notOffered(offers);
    const { reservationId } = stay;
    const written = await this.writer.send(
      context,
      {
        operation: 'rsv.postUpsellReservation',
        parameters: { reservationId },
        body: toUpsell(context.hotelId, reservationId, offer),
      },
      async (grace) => (await this.taken(grace, reservationId))?.offer === offer.offer,
    );
    return { ...written, stay, upsell: { ...offer, originalRoomType: stay.roomType }, already: false };
  }

  /** @throws Fault NOT_FOUND when the stay has no upsell */
  async remove(context: CallContext, reference: string): Promise<UpsellChange> {
    const now = freshly(context);
    const stay = await this.finder.find(now, reference);
    const { reservationId } = stay;
    const taken = await this.taken(now, reservationId);
    if (taken === undefined) {
      throw new Fault('NOT_FOUND', {
        message: 'The stay has no upsell. Nothing was changed.',
        advice: 'A room type chosen otherwise is changed with modify_reservation.',
        field: 'reservation',
      });
    }
    const written = await this.writer.send(
      context,
      { operation: 'rsv.deleteUpsell', parameters: { reservationId } },
      async (grace) => (await this.taken(grace, reservationId)) === undefined,
    );
    return { ...written, stay, upsell: taken, already: false };
  }

  private async offers(context: CallContext, reservationId: string): Promise<UpsellOffer[]> {
    const answer = await this.opera.call<UpsellsAnswer>(context, {
      operation: 'par.getAvailableUpsells',
      parameters: { reservationId },
    });
    return readOffers(answer.body);
  }

  private async taken(context: CallContext, reservationId: string): Promise<TakenUpsell | undefined> {
    const answer = await this.opera.call<UpsellInfoAnswer>(context, {
      operation: 'rsv.getReservationUpsellInfo',
      parameters: { reservationId },
    });
    return readUpsell(answer.body);
  }
}

function refusal(message: string, advice: string): Fault {
  return new Fault('NOT_ALLOWED_NOW', { message: `${message} Nothing was changed.`, advice });
}

function notOffered(offers: readonly UpsellOffer[]): Fault {
  if (offers.length === 0)
    return refusal(
      'OPERA offers no better room for this stay: it may be full, in house, shared, at a fixed rate or cancelled.',
      'Other rooms are sold with modify_reservation.',
    );
  return new Fault('INPUT_UNKNOWN_CODE', {
    message: 'That offer is not made to this stay.',
    advice: `Use one of: ${offers.map((one) => `${one.offer} (${one.roomType})`).join(', ')}.`,
    field: 'offer',
    data: { choices: offers.map(({ offer, roomType }) => ({ code: offer, description: roomType })) },
  });
}
