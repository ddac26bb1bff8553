import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.js';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SpokenDate } from '../../../shared/business-date.js';
import { Code, lineOf, StayReference } from '../../../shared/parameters.schema.js';
import { HotelCalendar } from '../../configuration/hotel-calendar.service.js';
import { StayFinder } from '../../reservations/stay-finder.service.js';
import { ITEM_GROUPS, type ItemEntry } from '../tracked-item.mapper.js';
import { sayItem, shownItem, TrackedItemShown } from '../tracked-item.schema.js';
import { TrackedItemService } from '../tracked-item.service.js';

const input = z.object({
  itemId: lineOf(1, 20).optional().describe('To change a known item; a new one when absent'),
  group: z.enum(ITEM_GROUPS).optional(),
  type: Code.optional().describe('Code or name'),
  description: lineOf(1, 200).optional(),
  location: Code.optional().describe('Code or name'),
  action: Code.optional().describe('What was done with it, such as delivered: code or name'),
  reservation: StayReference.optional(),
  followUpDate: SpokenDate.optional(),
});

const output = TrackedItemShown.pick({ itemId: true, status: true, location: true, guest: true }).extend({
  changed: z.boolean(),
});

/** Something is taken in, moved or handed over. */
@McpTool({
  name: 'track_item',
  title: 'Keep track of an item',
  toolset: 'front-desk',
  effect: 'write',
  description:
    'Takes in a parcel, a car, luggage or a lost thing (group and description), or notes what became of one (itemId and action).',
  input,
  output,
  operations: [
    'cms.postTrackItItems',
    'cms.putTrackItItems',
    'cms.searchTrackItItems',
    'fofcfg.getTrackItTypes',
    'fofcfg.getTrackItLocations',
    'fofcfg.getTrackItActions',
    'rsv.searchHotelReservations',
    'bof.getBusinessDate',
  ],
  idempotent: true,
})
@Injectable()
export class TrackItemTool implements ToolHandler<typeof input, typeof output> {
  constructor(
    private readonly finder: StayFinder,
    private readonly items: TrackedItemService,
    private readonly calendar: HotelCalendar,
  ) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    if (args.itemId === undefined && (args.group === undefined || args.description === undefined)) {
      throw new Fault('INPUT_INVALID', {
        message: 'A new item needs a group and a description. Nothing was changed.',
        advice: 'Give group and description, or itemId of a known item (list_tracked_items).',
        field: args.group === undefined ? 'group' : 'description',
      });
    }
    const entry = await this.entry(args, call);
    const { item, changed } =
      args.itemId === undefined
        ? await this.items.add(call, entry)
        : { item: await this.items.update(call, args.itemId, entry), changed: true };
    const shown = shownItem(item, call.caller);
    const { itemId, status, location, guest } = shown;
    const ticket = item.ticket === undefined ? '' : ` Ticket ${item.ticket}.`;
    const text = changed
      ? `Noted: ${sayItem(shown)}.${ticket}`
      : `It is kept already: ${sayItem(shown)}.${ticket} Nothing was changed.`;
    return { data: { itemId, status, location, guest, changed }, text };
  }

  private async entry(args: z.output<typeof input>, call: ToolCall): Promise<ItemEntry> {
    const [type, location, action, stay, followUpDate] = await Promise.all([
      this.items.code(call, 'type', args.type),
      this.items.code(call, 'location', args.location),
      this.items.code(call, 'action', args.action),
      args.reservation === undefined ? undefined : this.finder.find(call, args.reservation),
      args.followUpDate === undefined ? undefined : this.calendar.resolve(call, args.followUpDate),
    ]);
    return {
      group: args.group,
      type,
      location,
      action,
      description: args.description,
      followUpDate,
      reservationId: stay?.reservationId,
    };
  }
}
