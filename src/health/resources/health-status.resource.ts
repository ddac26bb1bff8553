import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceContent,
  type ResourceHandler,
} from '../../mcp/declaration/resource.declaration.js';
import { HealthFacts } from '../health-facts.service.js';

/** Everything an operator asks first, as a resource. */
@McpResource({
  uri: 'health://status',
  name: 'health_status',
  title: 'Status',
  description: 'Version, uptime, token expiry, cache, pace, memory and checks of this server.',
  toolset: 'system',
  mimeType: 'application/json',
})
@Injectable()
export class HealthStatusResource implements ResourceHandler {
  constructor(private readonly facts: HealthFacts) {}

  async read(): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify(await this.facts.status()) }];
  }
}
