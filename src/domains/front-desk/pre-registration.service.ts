import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { PostPreCheckInReservationBody } from '../../opera/wire/generated/rsv.wire.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay } from '../reservations/stay.js';
import { DeskChange } from './desk-change.service.js';
import { toPreRegistration } from './pre-registration.mapper.js';
import { requireToArrive } from './stay-state.js';

/** Registers guests before they come. */
@Injectable()
export class PreRegistrationService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly change: DeskChange,
  ) {}

  /**
   * Marks the stay as registered ahead; false when it was already and nothing new was said.
   * @param wish expected arrival as hotel-local `HH:MM` and a room number, both optional
   */
  async register(
    context: CallContext,
    stay: Stay,
    wish: { readonly arrivalTime?: string; readonly room?: string },
  ): Promise<boolean> {
    requireToArrive(stay, 'the guest cannot be registered ahead');
    if (isRegistered(stay, wish)) return false;
    const body: PostPreCheckInReservationBody = toPreRegistration(context.hotelId, stay, wish);
    await this.change.make(
      context,
      'the pre-registration',
      async () => {
        await this.opera.call(context, {
          operation: 'rsv.postPreCheckInReservation',
          parameters: { reservationId: stay.reservationId },
          body,
        });
        return true;
      },
      async (grace) => {
        const now = await this.finder.find(grace, `id:${stay.reservationId}`);
        return isRegistered(now, wish) ? true : undefined;
      },
    );
    return true;
  }
}

function isRegistered(stay: Stay, wish: { readonly arrivalTime?: string; readonly room?: string }): boolean {
  return (
    stay.preRegistered === true &&
    (wish.arrivalTime === undefined || wish.arrivalTime === stay.arrivalTime) &&
    (wish.room === undefined || wish.room === stay.room)
  );
}
