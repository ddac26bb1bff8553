import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney, total } from '../../../shared/money.js';
import { PageSize } from '../../../shared/parameters.schema.js';
import { guestName } from '../../reservations/guest-name.js';
import { BalancesService } from '../balances.service.js';

const input = z.object({
  leavingToday: z.boolean().default(false).describe('Only guests due out today'),
  limit: PageSize,
});

const output = z.object({
  total: z.int(),
  owed: MoneyShown.optional(),
  guests: z.array(
    z.object({
      reservationId: z.string(),
      guest: z.string(),
      room: z.string().optional(),
      departureDate: z.string(),
      balance: MoneyShown,
    }),
  ),
});

/** Who owes what. */
@McpTool({
  name: 'get_outstanding_balances',
  title: 'Outstanding balances',
  toolset: 'cashiering',
  effect: 'read',
  description:
    'Lists guests in house whose bill is not at zero, the largest debt first; negative is a credit of the guest. Debts of companies are in search_ar.',
  input,
  output,
  operations: ['rsv.searchHotelReservations'],
  paged: true,
  cost: 2,
})
@Injectable()
export class GetOutstandingBalancesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly balances: BalancesService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { stays, complete } = await this.balances.open(call, args.leavingToday);
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const guests = stays.slice(offset, offset + args.limit).flatMap((stay) => {
      const { reservationId, room, departureDate, balance } = stay;
      if (balance === undefined) return [];
      return [{ reservationId, guest: guestName(stay.guest, call.caller), room, departureDate, balance }];
    });
    const amounts = stays.flatMap(({ balance }) => balance ?? []);
    const [first] = amounts;
    const owed = first && total(amounts, first.currency);
    const lines = guests.map(
      (row) => `${row.room ?? '?'} ${row.guest}, until ${row.departureDate}: ${sayMoney(row.balance)}`,
    );
    const head =
      stays.length === 0 ? 'Every bill is at zero.' : `${stays.length} guests, together ${sayMoney(owed)}.`;
    const more = offset + guests.length < stays.length;
    return {
      data: { total: stays.length, owed, guests },
      text: [head, ...lines].join('\n'),
      ...(more && { next: offset + guests.length }),
      ...(!complete && { notes: ['The house has more guests than were read; the list is not complete.'] }),
    };
  }
}
