import { Module, type Provider } from '@nestjs/common';
import { AuthModule } from '../../src/auth/auth.module.js';
import { KernelModule } from '../../src/kernel/kernel.module.js';
import { McpModule } from '../../src/mcp/mcp.module.js';
import * as asking from './fixtures/asking.tool.js';
import * as content from './fixtures/content.tool.js';
import * as prompts from './fixtures/fixture.prompt.js';
import * as resources from './fixtures/fixture.resource.js';
import * as notifying from './fixtures/notifying.tool.js';
import * as roundTrip from './fixtures/round-trip.tool.js';
import * as schema from './fixtures/schema.tool.js';

const FIXTURES: Provider[] = [asking, content, prompts, resources, notifying, roundTrip, schema].flatMap(
  (file) => Object.values<Provider>(file),
);

/**
 * What the official conformance suite expects to find, on the real stack: the same module, transport, guards and registry as in
 * production, only the tools are the suite's. Never part of the product.
 */
@Module({
  imports: [
    KernelModule,
    AuthModule.forRoot({ host: '127.0.0.1' }),
    McpModule.forRoot({
      name: 'opera-cloud-mcp-conformance',
      version: '0.0.0',
      profile: 'all',
      sessions: true,
      listChanged: true,
    }),
  ],
  providers: FIXTURES,
})
export class ConformanceModule {}
