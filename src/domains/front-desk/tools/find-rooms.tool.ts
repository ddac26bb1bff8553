import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { addDays, nightsBetween, SpokenDate } from '../../../shared/business-date.js';
import { Code, PageSize, StayReference } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { checkNights, HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { sayRooms } from '../front-desk.view.js';
import { RoomList, type HotelRoom } from '../hotel-room.schema.js';
import { ROOM_CONDITIONS, RoomsService } from '../rooms.service.js';

const input = z.object({
  reservation: StayReference.optional().describe(
    'The stay the room is for (confirmation number, id or guest name): its dates and room type are used, and OPERA suggests',
  ),
  roomType: Code.optional().describe('Room type code; the booked one when absent'),
  arrivalDate: SpokenDate.optional(),
  departureDate: SpokenDate.optional(),
  condition: z
    .enum(ROOM_CONDITIONS)
    .optional()
    .describe('ready: vacant and clean or inspected (default for today); any: default for later dates'),
  floor: z.string().trim().min(1).max(20).optional(),
  feature: Code.optional().describe('Room feature code'),
  limit: PageSize,
});
type Args = z.output<typeof input>;

/** Rooms that can be given to an arrival. */
@McpTool({
  name: 'find_rooms',
  title: 'Find rooms',
  toolset: 'front-desk',
  effect: 'read',
  description:
    'Finds room numbers that are free and ready, for an arrival or a room type. Use before assign_room or check_in_guest. To see what can be sold and at what price use check_room_availability.',
  input,
  output: RoomList,
  operations: [
    'fof.getHotelRooms',
    'fof.getSuggestedRooms',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
    'lov.getListOfValues',
  ],
  paged: true,
})
@Injectable()
export class FindRoomsTool implements ToolHandler<typeof input, typeof RoomList> {
  constructor(
    private readonly rooms: RoomsService,
    private readonly finder: StayFinder,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: Args, call: ToolCall): Promise<ToolAnswer<RoomList>> {
    const stay = args.reservation === undefined ? undefined : await this.finder.find(call, args.reservation);
    const today = await this.calendar.businessDate(call);
    const arrivalDate =
      args.arrivalDate === undefined
        ? (stay?.arrivalDate ?? today)
        : await this.calendar.resolve(call, args.arrivalDate);
    const departureDate =
      args.departureDate === undefined
        ? (stay?.departureDate ?? addDays(arrivalDate, 1))
        : await this.calendar.resolve(call, args.departureDate);
    checkNights(arrivalDate, departureDate, nightsBetween(arrivalDate, departureDate));
    const roomType =
      args.roomType === undefined
        ? stay?.roomType
        : (await this.codes.check(call, 'room-type', args.roomType, 'roomType')).code;
    const offset = typeof call.cursor === 'number' ? call.cursor : 0;
    const [page, suggested] = await Promise.all([
      this.rooms.search(call, {
        condition: args.condition ?? (arrivalDate <= today ? 'ready' : 'any'),
        arrivalDate,
        departureDate,
        roomType,
        floor: args.floor,
        feature: args.feature,
        reservationId: stay?.reservationId,
        limit: args.limit,
        offset,
      }),
      stay === undefined ? [] : this.rooms.suggested(call, stay.reservationId),
    ]);
    const data: RoomList = {
      arrivalDate,
      departureDate,
      roomType,
      total: page.total,
      rooms: suggestedFirst(page.rooms, suggested),
    };
    const next = page.hasMore && page.rooms.length > 0 ? offset + page.rooms.length : undefined;
    return { data, text: sayRooms(data), next };
  }
}

function suggestedFirst(rooms: readonly HotelRoom[], suggested: readonly string[]): HotelRoom[] {
  const proposed = suggested.flatMap((number) => rooms.find((row) => row.room === number) ?? []);
  const others = rooms.filter((row) => !proposed.includes(row));
  return [...proposed.map((row) => ({ ...row, suggested: true })), ...others];
}
