import { Inject, Injectable } from '@nestjs/common';
import { holds } from '../../auth/rights.js';
import {
  McpResource,
  type ResourceCall,
  type ResourceContent,
  type ResourceHandler,
} from '../../mcp/declaration/resource.declaration.js';
import { ErrorTracker } from '../../observability/tracking/error-tracker.js';

const SHOWN = 50;

/** Which errors calls met, by fingerprint: a tenant's own, for administrators those of all. */
@McpResource({
  uri: 'health://errors',
  name: 'health_errors',
  title: 'Errors',
  description: 'Kinds of errors that calls met: category, code, tool, first and last seen, how often.',
  toolset: 'system',
  mimeType: 'application/json',
})
@Injectable()
export class HealthErrorsResource implements ResourceHandler {
  constructor(@Inject(ErrorTracker) private readonly errors: ErrorTracker) {}

  async read({ caller }: ResourceCall): Promise<readonly ResourceContent[]> {
    const tenant = holds(caller, 'opera:admin') ? undefined : caller.tenant;
    return [{ text: JSON.stringify({ errors: this.errors.recent(SHOWN, tenant) }) }];
  }
}
