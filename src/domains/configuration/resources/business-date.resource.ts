import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../../kernel/call-context.js';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { HotelCalendar } from '../hotel-calendar.service.js';
import { HotelCompletion } from './hotel-completion.js';

/** Business date of a hotel. */
@McpResource({
  uri: 'opera://hotels/{hotelId}/business-date',
  name: 'business_date',
  title: 'Business date',
  description: 'The date the hotel works on; it moves at end of day, not at midnight.',
  toolset: 'configuration',
  mimeType: 'application/json',
  cacheSeconds: 0,
})
@Injectable()
export class BusinessDateResource implements ResourceHandler {
  constructor(
    private readonly source: HotelCalendar,
    private readonly hotels: HotelCompletion,
  ) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    return [
      { text: JSON.stringify({ hotelId: call.hotelId, businessDate: await this.source.businessDate(call) }) },
    ];
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
