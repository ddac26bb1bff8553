import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { SetupService } from '../setup.service.js';

const input = z.object({});

const output = z.object({
  hotelId: z.string(),
  name: z.string().optional(),
  address: z.string().optional(),
  country: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  rooms: z.int().optional(),
  checkInTime: z.string().optional(),
  checkOutTime: z.string().optional(),
  currency: z.string().optional(),
  timeZone: z.string().optional(),
});

/** One hotel. */
@McpTool({
  name: 'get_hotel',
  title: 'Hotel',
  toolset: 'configuration',
  effect: 'read',
  description: 'Tells address, contact, rooms, check-in and check-out times and currency of a hotel.',
  input,
  output,
  operations: ['entcfg.getHotel'],
})
@Injectable()
export class GetHotelTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly setup: SetupService) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { city: _city, floors: _floors, ...data } = await this.setup.hotel(call);
    const facts = [
      data.address,
      data.country,
      data.phone,
      data.email,
      data.rooms === undefined ? undefined : `${data.rooms} rooms`,
      data.checkInTime === undefined ? undefined : `check-in from ${data.checkInTime}`,
      data.checkOutTime === undefined ? undefined : `check-out until ${data.checkOutTime}`,
      data.currency,
      data.timeZone,
    ].filter((fact) => fact !== undefined);
    return { data, text: `${data.hotelId} ${data.name ?? ''}: ${facts.join('; ')}.` };
  }
}
