import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { Fault } from '../../kernel/fault.js';
import { OperaService } from '../../opera/opera.service.js';
import type { PostRoomKeyAnswer, PostRoomKeyBody } from '../../opera/wire/generated/fof.wire.js';
import type { Stay } from '../reservations/stay.js';
import { isInHouse } from '../reservations/stay.js';
import { toRoomKey, WIRE_KEYS, type KeyKind } from './room-key.mapper.js';

/** Keys from the door-lock system that OPERA is connected to. */
@Injectable()
export class RoomKeyService {
  constructor(private readonly opera: OperaService) {}

  /**
   * Has keys made for the stay's room.
   * @param wish kind of key, how many, and the encoder when the hotel has several
   * @returns the lock system's word for how it went, when OPERA gives one
   * Throws Fault NOT_ALLOWED_NOW (no room, not here yet), OPERA_*. An unclear outcome is not looked up: the key lies on
   * the encoder or it does not.
   */
  async make(
    context: CallContext,
    stay: Stay,
    wish: { readonly kind: KeyKind; readonly count: number; readonly encoder?: string },
  ): Promise<string | undefined> {
    if ((!isInHouse(stay.status) && stay.status !== 'due_in') || stay.room === undefined) {
      throw new Fault('NOT_ALLOWED_NOW', {
        message: `No key was made: the stay is ${stay.status.replaceAll('_', ' ')}${stay.room === undefined ? ' and has no room' : ''}.`,
        advice: 'Keys are for guests in house or due in today with a room: check in or assign a room first.',
        data: { status: stay.status },
      });
    }
    const body: PostRoomKeyBody = toRoomKey(stay.reservationId, stay.room, wish);
    const answer = await this.opera
      .call<PostRoomKeyAnswer>(context, {
        operation: 'fof.postRoomKey',
        parameters: { reservationId: stay.reservationId },
        body,
      })
      .catch((error: unknown) => {
        throw error instanceof Fault && error.code === 'OPERA_OUTCOME_UNKNOWN' ? unclear(error) : error;
      });
    return answer.body?.keyStatus;
  }
}

function unclear(fault: Fault): Fault {
  return new Fault(fault.code, {
    ...fault.details,
    message: 'OPERA did not answer, and it is not known whether the key was made.',
    advice: `Look at the encoder: without a key there call again. A new key (${WIRE_KEYS.new}) makes older ones void.`,
    cause: fault,
  });
}
