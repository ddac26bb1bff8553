import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { MoneyShown, sayMoney } from '../../../shared/money.js';
import { Code, PageSize } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { InHouseService } from '../in-house.service.js';

const input = z.object({
  vipOnly: z.boolean().default(false),
  roomType: Code.optional(),
  limit: PageSize,
});

const output = z.object({
  total: z.int().optional(),
  guests: z.array(
    z.object({
      reservationId: z.string(),
      guest: z.string(),
      vip: z.string().optional(),
      room: z.string().optional(),
      departureDate: z.string(),
      people: z.int(),
      balance: MoneyShown.optional(),
    }),
  ),
});

/** Everybody who sleeps in the house. */
@McpTool({
  name: 'get_in_house_guests',
  title: 'Guests in house',
  toolset: 'front-desk',
  effect: 'read',
  description:
    'Lists the guests staying now, by room, with departure and balance. For one guest use get_reservation.',
  input,
  output,
  operations: ['fof.getReservationSummaries', 'lov.getListOfValues'],
  paged: true,
})
@Injectable()
export class GetInHouseGuestsTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly inHouse: InHouseService,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const roomType =
      args.roomType === undefined
        ? undefined
        : (await this.codes.check(call, 'room-type', args.roomType, 'roomType')).code;
    const page = await this.inHouse.list(call, { ...args, roomType, offset });
    const guests = page.rows.map((row) => ({
      reservationId: row.reservationId,
      guest: guestName(row.guest, call.caller),
      vip: row.vip,
      room: row.room,
      departureDate: row.departureDate,
      people: row.people,
      balance: row.balance,
    }));
    const lines = guests.map((row) =>
      [
        `Room ${row.room ?? '?'}: ${row.guest}${row.vip === undefined ? '' : ` (VIP ${row.vip})`}`,
        `id ${row.reservationId}`,
        `${row.people} p`,
        `until ${row.departureDate}`,
        row.balance === undefined ? '' : `balance ${sayMoney(row.balance)}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    );
    const text =
      lines.length === 0
        ? 'Nobody in house fits.'
        : [`${page.total ?? lines.length} stays in house:`, ...lines].join('\n');
    const next = page.hasMore && page.rows.length > 0 ? offset + page.rows.length : undefined;
    return { data: { total: page.total, guests }, text, next };
  }
}
