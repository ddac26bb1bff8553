import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../kernel/call-context.js';
import { OperaService } from '../../opera/opera.service.js';
import { StayFinder } from '../reservations/stay-finder.service.js';
import type { Stay } from '../reservations/stay.js';
import { DeskChange } from './desk-change.service.js';

/** What a room is left as; OPERA's words. */
export const LEFT_AS = ['dirty', 'clean', 'inspected', 'pickup'] as const;
export type LeftAs = (typeof LEFT_AS)[number];
export const WIRE_LEFT_AS = {
  dirty: 'Dirty',
  clean: 'Clean',
  inspected: 'Inspected',
  pickup: 'Pickup',
} as const satisfies Record<LeftAs, string>;

/** Takes check-ins back. */
@Injectable()
export class UndoCheckInService {
  constructor(
    private readonly opera: OperaService,
    private readonly finder: StayFinder,
    private readonly change: DeskChange,
  ) {}

  /** Makes an arrival of the stay again. Throws Fault OPERA_* when OPERA refuses (not today's, charges posted). */
  async undo(
    context: CallContext,
    stay: Stay,
    wish: { readonly roomStatus: LeftAs; readonly unassignRoom: boolean },
  ): Promise<Stay> {
    const read = async (now: CallContext) => this.finder.find(now, `id:${stay.reservationId}`);
    await this.change.make(
      context,
      'taking the check-in back',
      async () => {
        await this.opera.call(context, {
          operation: 'fof.deleteCheckin',
          parameters: {
            reservationId: stay.reservationId,
            roomStatus: WIRE_LEFT_AS[wish.roomStatus],
            unassignRoom: wish.unassignRoom,
          },
        });
        return true;
      },
      async (grace) => ((await read(grace)).status === 'due_in' ? true : undefined),
    );
    return read({ ...context, fresh: true });
  }
}
