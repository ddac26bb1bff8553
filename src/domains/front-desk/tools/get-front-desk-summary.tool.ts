import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { DeskSummaryService } from '../desk-summary.service.js';

const input = z.object({});

const output = z.object({
  date: z.string(),
  dueIn: z.int(),
  checkedIn: z.int(),
  dueOut: z.int(),
  checkedOut: z.int(),
  occupied: z.int(),
  vacantReady: z.int(),
  vacantNotReady: z.int(),
  blocked: z.int(),
  waiting: z.int(),
  /** Room types with more arrivals than rooms ready now. */
  short: z.array(z.object({ roomType: z.string(), dueIn: z.int(), ready: z.int() })),
});

/** The desk at a glance. */
@McpTool({
  name: 'get_front_desk_summary',
  title: 'Front desk at a glance',
  toolset: 'front-desk',
  effect: 'read',
  description:
    "Today's numbers for the desk: arrivals and departures done and to come, rooms occupied, ready and blocked, guests waiting, and room types short of ready rooms.",
  input,
  output,
  operations: [
    'fof.getReservationStatusStatistics',
    'fof.getRoomsByRoomStatus',
    'fof.getReservationQueueStatistics',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class GetFrontDeskSummaryTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly summaries: DeskSummaryService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const [date, { movement, rooms, queue }] = await Promise.all([
      this.calendar.businessDate(call),
      this.summaries.now(call),
    ]);
    const short = [...movement.dueInByType]
      .map(([roomType, dueIn]) => ({ roomType, dueIn, ready: rooms.readyByType.get(roomType) ?? 0 }))
      .filter((row) => row.dueIn > row.ready);
    const data = {
      date,
      dueIn: movement.dueIn,
      checkedIn: movement.checkedIn,
      dueOut: movement.dueOut,
      checkedOut: movement.checkedOut,
      occupied: rooms.occupied,
      vacantReady: rooms.ready,
      vacantNotReady: rooms.vacant - rooms.ready,
      blocked: rooms.blocked,
      waiting: queue.waiting,
      short,
    };
    const text = [
      `${date}: arrivals ${data.checkedIn} done, ${data.dueIn} to come; departures ${data.checkedOut} done, ${data.dueOut} to come.`,
      `Rooms: ${data.occupied} occupied, ${data.vacantReady} vacant and ready, ${data.vacantNotReady} vacant but not ready, ${data.blocked} out of order or service.`,
      data.waiting === 0
        ? 'Nobody waits for a room.'
        : `${data.waiting} wait for a room, ${queue.averageMinutes ?? 0} minutes on average.`,
      ...short.map((row) => `Short of ${row.roomType}: ${row.dueIn} arrivals, ${row.ready} ready.`),
    ].join('\n');
    return { data, text };
  }
}
