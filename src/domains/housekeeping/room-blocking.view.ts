import { z } from 'zod';
import type { Preview, ToolAnswer } from '../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../shared/business-date.js';
import { Code } from '../../shared/parameters.schema.js';
import { CLEAN_STATUSES } from './board-room.js';
import { words } from './housekeeping.view.js';
import type { BlockingPlan } from './room-blocking.service.js';
import { Remark, Rooms } from './row.schema.js';
import { sayUnsettled, type Settled } from './settled-change.service.js';

/** What a blocking of rooms is asked for with. */
export const blockingInput = z.object({
  rooms: Rooms,
  from: SpokenDate.default('today'),
  until: SpokenDate.describe('Last day'),
  reason: Code.describe('Reason code'),
  remark: Remark.optional(),
  returnStatus: z.enum(CLEAN_STATUSES).default('dirty'),
});
export type BlockingArgs = z.output<typeof blockingInput>;

/** What it answers. */
export const blockingOutput = z.object({
  rooms: z.array(z.string()),
  until: z.string(),
});

/** What will happen when the person agrees. */
export function previewBlocking(plan: BlockingPlan): Preview {
  const rooms = plan.rooms.map(({ room }) => room);
  const stays = plan.stays.map(
    ({ room, arrivalDate, departureDate }) => `${room ?? ''} ${arrivalDate} to ${departureDate}`,
  );
  const sold = plan.kind === 'out_of_order' ? 'They cannot be sold.' : 'They still count for sale.';
  return {
    summary: [
      `Set ${words(plan.kind)}: rooms ${rooms.join(', ')}, ${plan.from} to ${plan.until} (${plan.days} days).`,
      `Reason: ${plan.reason.description || plan.reason.code}. ${sold} Afterwards ${words(plan.returnStatus)}.`,
      ...(stays.length > 0 ? [`Stays have these rooms: ${stays.join('; ')}.`] : []),
    ].join('\n'),
    facts: { rooms, from: plan.from, until: plan.until, reason: plan.reason.code, kind: plan.kind, stays },
    state: {
      rooms: plan.rooms.map(({ room, status }) => `${room} ${status ?? ''}`),
      from: plan.from,
      until: plan.until,
      stays: plan.stays.map(({ reservationId }) => reservationId),
    },
  };
}

/** What a blocking came to. */
export function sayBlocked(plan: BlockingPlan, settled: Settled): ToolAnswer<z.input<typeof blockingOutput>> {
  const rooms = plan.rooms.map(({ room }) => room);
  const done = `Rooms ${rooms.join(', ')} are ${words(plan.kind)} from ${plan.from} to ${plan.until}, reason ${plan.reason.code}.`;
  return {
    data: { rooms, until: plan.until },
    text: sayUnsettled(settled.outcome, 'the blocking') ?? done,
    outcome: settled.outcome,
    notes: settled.warnings,
  };
}
