import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../../kernel/call-context.js';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { SetupService } from '../setup.service.js';
import { HotelCompletion } from './hotel-completion.js';

/** Room types of a hotel. */
@McpResource({
  uri: 'opera://hotels/{hotelId}/room-types',
  name: 'room_types',
  title: 'Room types',
  description: 'Every room type with rooms, beds and occupancy.',
  toolset: 'configuration',
  mimeType: 'application/json',
  cacheSeconds: 3600,
})
@Injectable()
export class RoomTypesResource implements ResourceHandler {
  constructor(
    private readonly source: SetupService,
    private readonly hotels: HotelCompletion,
  ) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify({ roomTypes: await this.source.roomTypes(call) }) }];
  }

  async complete(
    _variable: string,
    value: string,
    _known: Readonly<Record<string, string>>,
    context: CallContext,
  ): Promise<readonly string[]> {
    return this.hotels.complete(context, value);
  }
}
