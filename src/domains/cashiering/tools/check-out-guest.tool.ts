import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Code, StayReference } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { refuseCardNumbers } from '../../../kernel/card-number.js';
import { sayCheckOut } from '../cashiering.view.js';
import { CheckOutPlanner } from '../check-out-plan.service.js';
import { CheckOutService } from '../check-out.service.js';

const input = z.object({
  reservation: StayReference.describe(
    'Guest in house: room number, confirmation number, reservation id or name',
  ),
  settlementMethod: Code.optional().describe(
    'Payment method code that pays whatever is owed on every window; without it a balance stops the check-out',
  ),
  earlyDeparture: z.boolean().default(false).describe('The guest leaves before the booked departure date'),
});
type Args = z.output<typeof input>;

const output = z.object({
  reservationId: z.string(),
  confirmationNumber: z.string().optional(),
  guest: z.string(),
  room: z.string().optional(),
  status: z.string(),
  payments: z.array(z.object({ window: z.int(), amount: MoneyShown })),
  folios: z.array(z.object({ window: z.int(), folioNo: z.string() })),
  done: z.array(z.string()),
});

/** The whole check-out in one call, once agreed. */
@McpTool({
  name: 'check_out_guest',
  title: 'Check out a guest',
  toolset: 'cashiering',
  effect: 'money',
  description:
    "Checks a guest out: final charges, payment of every folio window, folio numbers, check-out. First shows balances and what will be paid for the person's yes. After a failure it says what was done; calling again goes on.",
  input,
  output,
  operations: [
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
    'lov.getListOfValues',
    'csh.getFolio',
    'csh.verifyForEarlyDeparture',
    'csh.putForEarlyDeparture',
    'csh.applyFinalPostings',
    'csh.postBillingPayment',
    'csh.generateFolio',
    'csh.postCheckOut',
  ],
  cost: 2,
})
@Injectable()
export class CheckOutGuestTool implements ConsentingToolHandler<typeof input, typeof output> {
  constructor(
    private readonly planner: CheckOutPlanner,
    private readonly checkOuts: CheckOutService,
  ) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    refuseCardNumbers(args);
    const plan = await this.planner.plan(call, args);
    const { stay, windows, owed, method, early, penalty } = plan;
    const guest = guestName(stay.guest, call.caller);
    const how = method === undefined ? '' : ` by ${method.description || method.code}`;
    const lines = [
      `Check out ${guest}, room ${stay.room ?? '?'}${early ? `, ahead of ${stay.departureDate}` : ''}.`,
      ...windows.map((row) => `Window ${row.window}: balance ${sayMoney(row.balance)}.`),
      owed.length === 0
        ? 'Nothing is owed now.'
        : `Will be paid${how}: ${owed.map((row) => `${sayMoney(row.balance)} on window ${row.window}`).join(', ')}.`,
      penalty === undefined ? '' : `Leaving early costs ${sayMoney(penalty)}.`,
      'Final charges may still be added; if they change the balance, nothing is paid before you are asked again.',
    ];
    return {
      summary: lines.filter((line) => line !== '').join('\n'),
      facts: {
        guest,
        room: stay.room ?? null,
        departureDate: stay.departureDate,
        early,
        penalty: penalty ?? null,
        balances: windows.map(({ window, balance }) => ({ window, balance })),
        toPay: owed.map(({ window, balance }) => ({ window, amount: balance })),
        settlementMethod: method?.code ?? null,
        verified: plan.verified,
      },
      state: {
        reservationId: stay.reservationId,
        status: stay.status,
        departureDate: stay.departureDate,
        penalty: penalty === undefined ? null : sayMoney(penalty),
        balances: windows.map(({ window, balance }) => `${window}: ${sayMoney(balance)}`),
      },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    refuseCardNumbers(args);
    const agreed = call.consented !== undefined;
    const result = await this.checkOuts.checkOut(call, args, agreed, (done, message) =>
      call.progress(done, undefined, message),
    );
    const { stay } = result;
    const data = {
      reservationId: stay.reservationId,
      confirmationNumber: stay.confirmationNumber,
      guest: guestName(stay.guest, call.caller),
      room: stay.room,
      status: stay.status,
      payments: [...result.payments],
      folios: [...result.folios],
      done: [...result.done],
    };
    return { data, text: sayCheckOut(data), notes: result.warnings };
  }
}
