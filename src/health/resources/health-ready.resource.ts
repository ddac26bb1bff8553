import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceContent,
  type ResourceHandler,
} from '../../mcp/declaration/resource.declaration.js';
import { HealthFacts } from '../health-facts.service.js';

/** Can the server work now, as a resource. */
@McpResource({
  uri: 'health://ready',
  name: 'health_ready',
  title: 'Ready',
  description: 'Whether the server can work now: the link to OPERA and the cache.',
  toolset: 'system',
  mimeType: 'application/json',
})
@Injectable()
export class HealthReadyResource implements ResourceHandler {
  constructor(private readonly facts: HealthFacts) {}

  async read(): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify(await this.facts.ready()) }];
  }
}
