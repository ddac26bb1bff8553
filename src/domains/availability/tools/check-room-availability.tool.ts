import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Adults, Children, Code, Detail } from '../../../shared/parameters.schema.js';
import { CodesService } from '../../configuration/codes.service.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { RoomAvailability } from '../availability.schema.js';
import { AvailabilityService } from '../availability.service.js';
import { sayAvailability } from '../availability.view.js';
import { grouped, plansOf } from '../offer-list.js';

const input = z.object({
  arrivalDate: SpokenDate,
  departureDate: SpokenDate,
  adults: Adults,
  children: Children,
  rooms: z.int().min(1).max(9).default(1),
  roomType: Code.optional().describe('Only this room type'),
  ratePlan: Code.optional().describe('Only this rate plan'),
  includeUnavailable: z.boolean().default(false).describe('Also what cannot be sold, with the reason'),
  detail: Detail.describe('full: every rate, its price per night and its terms'),
});

/** What can be sold for some dates, at which price. */
@McpTool({
  name: 'check_room_availability',
  title: 'Room availability',
  toolset: 'availability',
  effect: 'read',
  description:
    'Shows which room types and rate plans can be sold for dates and a party, with price per night and in total, guarantee and cancellation terms, and why something cannot be sold. Use it before booking or changing dates; for free room numbers use find_rooms.',
  input,
  output: RoomAvailability,
  operations: ['par.searchHotelAvailability', 'bof.getBusinessDate', 'lov.getListOfValues'],
})
@Injectable()
export class CheckRoomAvailabilityTool implements ToolHandler<typeof input, typeof RoomAvailability> {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly calendar: HotelCalendar,
    private readonly codes: CodesService,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<RoomAvailability>> {
    const dates = await this.calendar.stayDates(call, {
      arrival: args.arrivalDate,
      departure: args.departureDate,
    });
    const [roomType, ratePlan] = await Promise.all([
      args.roomType && this.codes.check(call, 'room-type', args.roomType, 'roomType'),
      args.ratePlan && this.codes.check(call, 'rate-plan', args.ratePlan, 'ratePlan'),
    ]);
    const chosen = roomType !== undefined || ratePlan !== undefined;
    const found = await this.availability.search(call, {
      arrival: dates.arrival,
      departure: dates.departure,
      adults: args.adults,
      children: args.children,
      rooms: args.rooms,
      roomType: roomType ? roomType.code : undefined,
      ratePlan: ratePlan ? ratePlan.code : undefined,
      withClosed: args.includeUnavailable || chosen,
    });
    const full = args.detail === 'full' || chosen;
    const { roomTypes, left } = grouped(found, { full, withUnavailable: args.includeUnavailable || chosen });
    const data: RoomAvailability = {
      arrivalDate: dates.arrival,
      departureDate: dates.departure,
      nights: dates.nights,
      taxIncluded: found.offers.every((offer) => offer.taxIncluded),
      ...(found.closed !== undefined && { closed: found.closed }),
      ratePlans: plansOf(roomTypes, found),
      roomTypes,
    };
    const notes = [
      ...(left > 0 ? [`${left} dearer rates are not shown; name a roomType or use detail full.`] : []),
      ...(roomTypes.length === 0 && !args.includeUnavailable
        ? ['Call again with includeUnavailable true to see why, or try other dates.']
        : []),
      ...(found.hasMore ? ['OPERA has more offers; narrow the search by roomType or ratePlan.'] : []),
    ];
    return { data, text: sayAvailability(data), notes };
  }
}
