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
  roomTypes: z.array(
    z.object({
      roomType: z.string(),
      name: z.string().optional(),
      rooms: z.int().optional(),
      maxGuests: z.int().optional(),
      maxAdults: z.int().optional(),
      bed: z.string().optional(),
      features: z.array(z.string()).optional(),
    }),
  ),
});

/** The categories of rooms. */
@McpTool({
  name: 'list_room_types',
  title: 'Room types',
  toolset: 'configuration',
  effect: 'read',
  description:
    'Lists the room types of a hotel: code, name, how many rooms, how many guests, beds and features. What is free and its price: check_room_availability.',
  input,
  output,
  operations: ['rmcfg.getRoomTypes'],
})
@Injectable()
export class ListRoomTypesTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly setup: SetupService) {}

  async run(_args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const roomTypes = (await this.setup.roomTypes(call)).map(({ roomClass: _class, ...type }) => type);
    const lines = roomTypes.map((type) => {
      const facts = [
        type.rooms === undefined ? '' : `${type.rooms} rooms`,
        type.maxGuests === undefined ? '' : `up to ${type.maxGuests} guests`,
        (type.features ?? []).join(', '),
      ];
      return `${type.roomType} ${type.name ?? ''}: ${facts.filter((fact) => fact !== '').join('; ')}`;
    });
    return {
      data: { roomTypes },
      text: lines.length === 0 ? 'The hotel has no room types.' : lines.join('\n'),
    };
  }
}
