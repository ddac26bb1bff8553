import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { HotelsService } from '../hotels.service.js';

const input = z.object({});

const output = z.object({ hotels: z.array(z.object({ hotelId: z.string(), name: z.string() })) });

/** Which hotels the caller may ask about. */
@McpTool({
  name: 'list_hotels',
  title: 'Hotels',
  toolset: 'configuration',
  effect: 'read',
  description:
    'Lists the hotels you may act for, with the hotelId that other tools take. For one of them use get_hotel.',
  input,
  output,
  operations: ['entcfg.getHotels'],
  chainWide: true,
})
@Injectable()
export class ListHotelsTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly hotels: HotelsService) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const hotels = (await this.hotels.list(call)).map(({ hotelId, name }) => ({ hotelId, name }));
    const text =
      hotels.length === 0
        ? 'No hotel is open to you.'
        : hotels.map((hotel) => `${hotel.hotelId}: ${hotel.name}`).join('\n');
    return { data: { hotels }, text };
  }
}
