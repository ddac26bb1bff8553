import { Injectable } from '@nestjs/common';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../mcp/declaration/resource.declaration.js';
import { HealthFacts } from '../health-facts.service.js';

/** Everything an operator asks first, as a resource. */
@McpResource({
  uri: 'health://status',
  name: 'health_status',
  title: 'Status',
  description:
    'Version, uptime and status of this server; for administrators also tokens, cache, pace, errors, slow operations and checks.',
  toolset: 'system',
  mimeType: 'application/json',
})
@Injectable()
export class HealthStatusResource implements ResourceHandler {
  constructor(private readonly facts: HealthFacts) {}

  async read({ caller }: ResourceCall): Promise<readonly ResourceContent[]> {
    return [{ text: JSON.stringify(await this.facts.for(caller)) }];
  }
}
