import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ConsentingToolHandler,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf } from '../../../shared/parameters.schema.js';
import { BulkBookingService } from '../bulk-booking.service.js';
import { BulkRows, bulkRow, sayRows } from '../bulk.view.js';
import type { SpokenOrder } from '../booking-orders.service.js';

// Said once, in the description, and not for each date of each row.
const Day = z
  .string()
  .refine((text) => SpokenDate.safeParse(text).success, 'is no date such as 2026-03-10, today or +3d');
// Limits are OPERA's; told for each row they would only cost the model tokens.
const People = z.int().refine((count) => count >= 0 && count <= 20, 'is not 0 to 20');
const input = z.object({
  batch: lineOf(4, 60).describe('Any name; again with it, only what is missing is booked'),
  stays: z
    .array(
      z.object({
        guestName: lineOf(2, 80).optional(),
        guestProfileId: lineOf(1, 20).optional(),
        arrivalDate: Day,
        departureDate: Day,
        roomType: Code,
        ratePlan: Code,
        adults: People,
        children: People.optional(),
      }),
    )
    .min(1)
    .max(20),
  allowDuplicateGuests: z.boolean().default(false),
});
type Args = z.output<typeof input>;

/** Many stays booked at once, once agreed. */
@McpTool({
  name: 'bulk_create_reservations',
  title: 'Book many stays',
  toolset: 'reservations',
  effect: 'destructive',
  description:
    'Books up to 20 stays, after showing what each costs; a row that fails does not stop the others. Dates YYYY-MM-DD. Group block: upload_rooming_list.',
  input,
  output: BulkRows,
  operations: [
    'par.searchHotelAvailability',
    'par.getReservationGuarantees',
    'crm.searchProfiles',
    'crm.searchProfileMatch',
    'rsv.searchHotelReservations',
    'rsv.postReservation',
    'rsv.getReservation',
    'rsv.getReservationByExtId',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
  cost: 10,
  idempotent: true,
})
@Injectable()
export class BulkCreateReservationsTool implements ConsentingToolHandler<typeof input, typeof BulkRows> {
  constructor(private readonly bulk: BulkBookingService) {}

  async preview(args: Args, call: ToolCall): Promise<Preview> {
    const rows = await this.bulk.plan(call, args.batch, orders(args));
    const lines = rows.map((row, index) => {
      const stay = args.stays[index];
      const what = `${row.row}. ${stay?.arrivalDate ?? ''} to ${stay?.departureDate ?? ''}, ${stay?.roomType ?? ''} at ${stay?.ratePlan ?? ''}`;
      if (row.outcome === 'done') return `${what}: booked before (id ${row.reservationId ?? ''})`;
      return `${what}: ${row.problem === undefined ? row.total : `CANNOT BE BOOKED: ${row.problem}`}`;
    });
    const open = rows.filter((row) => row.outcome !== 'done' && row.problem === undefined).length;
    return {
      summary: [`Book ${open} of ${rows.length} stays (${args.batch}):`, ...lines].join('\n'),
      facts: { batch: args.batch, toBook: open, rows: lines },
      state: { rows: rows.map((row) => row.total ?? row.problem ?? row.reservationId ?? null) },
    };
  }

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<BulkRows>> {
    const total = args.stays.length;
    const done = await this.bulk.book(call, args.batch, orders(args), ({ row }) =>
      call.progress(row, total, `Row ${row} of ${total}`),
    );
    const rows = done.map((row) => bulkRow(row, call.caller));
    const booked = rows.filter((row) => row.outcome === 'done').length;
    const unclear = rows.some((row) => row.outcome === 'unknown');
    return {
      data: { booked, rows },
      text: sayRows(args.batch, booked, rows),
      outcome: booked === total ? 'done' : unclear ? 'unknown' : 'not_done',
    };
  }
}

function orders({ stays, allowDuplicateGuests }: Args): SpokenOrder[] {
  return stays.map((stay) => ({
    ...stay,
    children: stay.children ?? 0,
    rooms: 1,
    allowDuplicateGuest: allowDuplicateGuests,
    allowOverlap: false,
  }));
}
