import { Injectable } from '@nestjs/common';
import { freshly, type CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import type { GetReservationsInQueueAnswer } from '../../opera/wire/generated/fof.wire.js';
import type { Stay } from '../reservations/stay.js';
import { DeskChange } from './desk-change.service.js';
import { readQueue, type Waiting } from './queue.mapper.js';
import { requireDueIn } from './stay-state.js';

/** Guests who are here and wait for their room. */
@Injectable()
export class QueueService {
  constructor(
    private readonly opera: OperaService,
    private readonly change: DeskChange,
  ) {}

  /** Everybody who waits, the most urgent first. Throws Fault OPERA_*. */
  async list(context: CallContext): Promise<Waiting[]> {
    const answer = await this.opera.call<GetReservationsInQueueAnswer>(context, {
      operation: 'fof.getReservationsInQueue',
    });
    return readQueue(answer.body);
  }

  /**
   * Puts a due-in stay into the queue, at a place if one is given.
   * @returns its place, and false when it waited there already
   * Throws Fault NOT_ALLOWED_NOW (not due in today), OPERA_*.
   */
  async add(
    context: CallContext,
    stay: Stay,
    priority: number | undefined,
  ): Promise<{ readonly waiting: Waiting | undefined; readonly changed: boolean }> {
    requireDueIn(stay, 'the guest cannot wait in the queue');
    const before = await this.find(freshly(context), stay);
    if (before === undefined) {
      await this.send(
        context,
        stay,
        'the queueing',
        'fof.addReservationToQueue',
        (now) => now !== undefined,
        {
          hotelId: context.hotelId,
          reservationId: { id: stay.reservationId, type: 'Reservation' },
        },
      );
    }
    const moves = priority !== undefined && before?.priority !== priority;
    if (moves) {
      await this.send(
        context,
        stay,
        'the change of place',
        'fof.putReservationQueuePriority',
        (now) => now?.priority === priority,
        { priority },
      );
    }
    const waiting = await this.find(freshly(context), stay);
    return { waiting, changed: before === undefined || moves };
  }

  /** Takes a stay out of the queue; false when it did not wait. Throws Fault OPERA_*. */
  async remove(context: CallContext, stay: Stay): Promise<boolean> {
    if ((await this.find(freshly(context), stay)) === undefined) return false;
    await this.send(
      context,
      stay,
      'leaving the queue',
      'fof.deleteReservationFromQueue',
      (now) => now === undefined,
    );
    return true;
  }

  private async find(context: CallContext, stay: Stay): Promise<Waiting | undefined> {
    return (await this.list(context)).find((row) => row.reservationId === stay.reservationId);
  }

  private async send(
    context: CallContext,
    stay: Stay,
    what: string,
    operation: `fof.${string}`,
    done: (now: Waiting | undefined) => boolean,
    body?: object,
  ): Promise<void> {
    await this.change.make(
      context,
      what,
      async () => {
        await this.opera.call(context, {
          operation,
          parameters: { reservationId: stay.reservationId },
          body,
        });
        return true;
      },
      async (grace) => (done(await this.find(grace, stay)) ? true : undefined),
    );
  }
}
