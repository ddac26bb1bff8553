import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../../mcp/declaration/resource.declaration.js';
import { HotelsService } from '../hotels.service.js';

/** The hotels a caller may act for. */
@McpResource({
  uri: 'opera://hotels',
  name: 'hotels',
  title: 'Hotels',
  description: 'The hotels you may act for, with their codes.',
  toolset: 'configuration',
  mimeType: 'application/json',
  cacheSeconds: 3600,
})
@Injectable()
export class HotelsResource implements ResourceHandler {
  constructor(private readonly hotels: HotelsService) {}

  async read(call: ResourceCall): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify({ hotels: await this.hotels.list(call) }) }];
  }
}
