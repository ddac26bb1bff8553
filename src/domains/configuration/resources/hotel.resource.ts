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

/** Hotel of a hotel. */
@McpResource({
  uri: 'opera://hotels/{hotelId}',
  name: 'hotel',
  title: 'Hotel',
  description: 'One hotel: name, address, currency, time zone, times.',
  toolset: 'configuration',
  mimeType: 'application/json',
  cacheSeconds: 3600,
})
@Injectable()
export class HotelResource implements ResourceHandler {
  constructor(
    private readonly source: SetupService,
    private readonly hotels: HotelCompletion,
  ) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify(await this.source.hotel(call)) }];
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
