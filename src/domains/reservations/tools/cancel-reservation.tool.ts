import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { sayMoney } from '../../../shared/money.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { CancellationService, type CancellationPlan, type Cancelled } from '../cancellation.service.js';
import { guestName } from '../guest-name.js';
import { CancelledStay } from '../stay.schema.js';
import { sayPolicy, sayStay, summary } from '../stay.view.js';

const input = z.object({
  reservation: StayReference,
  reason: Code.describe("Code of the hotel's cancellation reasons; a wrong one is answered with the list"),
});
type Args = z.output<typeof input>;

/** Cancels a booking, once agreed. */
@McpTool({
  name: 'cancel_reservation',
  title: 'Cancel a reservation',
  toolset: 'reservations',
  effect: 'destructive',
  description:
    "Cancels a booking that has not arrived yet and gives the cancellation number. First shows the penalty and the stay for the person's yes. A guest in house is checked out instead; for other dates use modify_reservation.",
  input,
  output: CancelledStay,
  operations: [
    'rsv.searchHotelReservations',
    'rsv.getReservation',
    'rsv.postCancelReservation',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class CancelReservationTool implements ConsentingToolHandler<typeof input, typeof CancelledStay> {
  constructor(private readonly cancellations: CancellationService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const plan = await this.cancellations.plan(call, args.reservation, args.reason);
    const { details, reason, policies, warnings } = plan;
    const stay = summary(details.stay, call.caller);
    const penalty = sayPenalty(plan);
    return {
      summary: [
        `Cancel ${sayStay(stay)}.`,
        `Reason: ${reason.description || reason.code}. ${penalty}`,
        ...policies.map((policy) => `Policy: ${sayPolicy(policy)}.`),
        ...warnings,
      ].join('\n'),
      facts: {
        ...stay,
        reason: reason.code,
        penalty: plan.penalty ?? null,
        policies: policies.map(sayPolicy),
      },
      state: {
        reservationId: stay.reservationId,
        status: stay.status,
        arrivalDate: stay.arrivalDate,
        departureDate: stay.departureDate,
        total: sayMoney(details.stay.total),
        penalty,
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<CancelledStay>> {
    const plan = await this.cancellations.plan(call, args.reservation, args.reason);
    const result = await this.cancellations.cancel(call, plan);
    const { stay } = plan.details;
    const number = result.cancellationNumber;
    const data: CancelledStay = {
      reservationId: stay.reservationId,
      ...(stay.confirmationNumber !== undefined && { confirmationNumber: stay.confirmationNumber }),
      guest: guestName(stay.guest, call.caller),
      ...(number !== undefined && { cancellationNumber: number }),
      reason: plan.reason.code,
      ...(plan.penalty !== undefined && { penalty: plan.penalty }),
    };
    const owes = plan.penalty !== undefined && Number(plan.penalty.amount) > 0;
    const notes = owes ? ['OPERA does not charge the penalty by itself: the hotel posts it.'] : [];
    return {
      data,
      text: say(data, plan, result),
      outcome: result.outcome,
      notes: [...notes, ...result.warnings],
    };
  }
}

function sayPenalty({ penalty, policies }: CancellationPlan): string {
  if (policies.length === 0) return 'OPERA states no cancellation policy for it.';
  if (penalty === undefined) return 'OPERA states no amount for the penalty; read the policy.';
  return Number(penalty.amount) === 0
    ? 'Nothing is due if cancelled now.'
    : `Penalty due: ${sayMoney(penalty)}.`;
}

function say(data: CancelledStay, plan: CancellationPlan, { outcome }: Cancelled): string {
  const which =
    data.confirmationNumber === undefined ? `id ${data.reservationId}` : `#${data.confirmationNumber}`;
  if (outcome === 'done') {
    return `Cancelled: ${data.guest}, ${which}. Cancellation number ${data.cancellationNumber ?? 'not given by OPERA'}. ${sayPenalty(plan)}`;
  }
  return outcome === 'not_done'
    ? `Not cancelled: OPERA did not answer, and the reservation ${which} still stands. It is safe to try again.`
    : `It is not known whether ${which} was cancelled. Read it with get_reservation before trying again.`;
}
