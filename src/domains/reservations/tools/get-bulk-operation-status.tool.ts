import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf } from '../../../shared/parameters.schema.js';
import { BulkBookingService } from '../bulk-booking.service.js';
import { BulkRows, bulkRow, sayRows } from '../bulk.view.js';

const input = z.object({ batch: lineOf(4, 60), count: z.int().min(1).max(20).describe('Stays it had') });

/** What became of a list. */
@McpTool({
  name: 'get_bulk_operation_status',
  title: 'Status of a bulk booking',
  toolset: 'reservations',
  effect: 'read',
  description: 'Which stays of a bulk_create_reservations batch OPERA has, after a call that broke off.',
  input,
  output: BulkRows,
  operations: ['rsv.searchHotelReservations', 'rsv.getReservationByExtId', 'rsv.getReservation'],
  cost: 5,
})
@Injectable()
export class GetBulkOperationStatusTool implements ToolHandler<typeof input, typeof BulkRows> {
  constructor(private readonly bulk: BulkBookingService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<BulkRows>> {
    const rows = (await this.bulk.status(call, args.batch, args.count)).map((row) =>
      bulkRow(row, call.caller),
    );
    const booked = rows.filter((row) => row.outcome === 'done').length;
    return { data: { booked, rows }, text: sayRows(args.batch, booked, rows) };
  }
}
