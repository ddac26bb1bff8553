import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceContent,
  type ResourceHandler,
} from '../../mcp/declaration/resource.declaration.js';
import { HealthFacts } from '../health-facts.service.js';

/** Is the process alive, as a resource. */
@McpResource({
  uri: 'health://live',
  name: 'health_live',
  title: 'Alive',
  description: 'Whether the server process runs and how late its event loop is.',
  toolset: 'system',
  mimeType: 'application/json',
})
@Injectable()
export class HealthLiveResource implements ResourceHandler {
  constructor(private readonly facts: HealthFacts) {}

  async read(): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify(this.facts.live()) }];
  }
}
