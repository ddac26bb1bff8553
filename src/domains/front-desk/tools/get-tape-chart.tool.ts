import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { addDays, SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf, PageSize } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { guestName } from '../../reservations/guest-name.js';
import { TAPE_CHART } from '../apps/index.js';
import type { ChartRoom } from '../tape-chart.mapper.js';
import { TapeChartService } from '../tape-chart.service.js';

const input = z.object({
  from: SpokenDate.default('today'),
  days: z.int().min(1).max(31).default(7),
  roomType: Code.optional(),
  floor: lineOf(1, 20).optional(),
  limit: PageSize,
});

const output = z.object({
  from: z.string(),
  to: z.string(),
  total: z.int(),
  rooms: z.array(
    z.object({
      room: z.string(),
      roomType: z.string().optional(),
      status: z.string().optional(),
      bars: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          what: z.string(),
          status: z.string().optional(),
          confirmationNumber: z.string().optional(),
        }),
      ),
    }),
  ),
});
type Output = z.infer<typeof output>;

/** Rooms by days. */
@McpTool({
  name: 'get_tape_chart',
  title: 'Tape chart',
  toolset: 'front-desk',
  effect: 'read',
  description:
    'Shows rooms by days: who is or will be in each room and when rooms are blocked. To find free rooms use find_rooms.',
  input,
  output,
  app: TAPE_CHART,
  operations: ['rsv.getRoomCalendar', 'bof.getBusinessDate', 'lov.getListOfValues'],
  paged: true,
})
@Injectable()
export class GetTapeChartTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly chart: TapeChartService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<Output>> {
    const type = args.roomType && (await this.codes.check(call, 'room-type', args.roomType, 'roomType'));
    const from = await this.calendar.resolve(call, args.from);
    const to = addDays(from, args.days - 1);
    const page = typeof call.cursor === 'number' ? call.cursor : 1;
    const { rooms, total } = await this.chart.page(call, {
      from,
      to,
      roomType: type ? type.code : undefined,
      floor: args.floor,
      page,
      pageSize: args.limit,
    });
    const data: Output = { from, to, total, rooms: rooms.map((room) => shown(room, call)) };
    const lines = data.rooms.map(({ room, roomType, status, bars }) => {
      const said = bars.map((bar) => `${bar.from} to ${bar.to} ${bar.what}`).join('; ');
      return `${room} ${roomType ?? ''} ${status?.replaceAll('_', ' ') ?? ''}: ${said || 'free'}`;
    });
    const next = page * args.limit < total ? page + 1 : undefined;
    return {
      data,
      text: [`${from} to ${to}, ${rooms.length} of ${total} rooms:`, ...lines].join('\n'),
      next,
    };
  }
}

function shown({ room, roomType, status, bars }: ChartRoom, call: ToolCall): Output['rooms'][number] {
  return {
    room,
    ...(roomType !== undefined && { roomType }),
    ...(status !== undefined && { status }),
    bars: bars.map((bar) => ({
      from: bar.from,
      to: bar.to,
      what: bar.kind === 'stay' ? guestName(bar, call.caller) : bar.kind.replaceAll('_', ' '),
      ...(bar.status !== undefined && { status: bar.status }),
      ...(bar.confirmationNumber !== undefined && { confirmationNumber: bar.confirmationNumber }),
    })),
  };
}
