import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule, RouterModule } from '@nestjs/core';
import { Consents } from './confirmation/consents.service.js';
import { ConsumedConsents, MemoryConsumedConsents } from './confirmation/consumed-consents.js';
import { Signer } from './confirmation/signer.js';
import { Changes } from './engine/changes.service.js';
import { Completions } from './engine/completions.service.js';
import { Contexts } from './engine/contexts.service.js';
import { Conversations } from './engine/conversations.service.js';
import { Engine } from './engine/engine.service.js';
import { Handshake } from './engine/handshake.service.js';
import { Methods } from './engine/methods.service.js';
import { Prompts } from './engine/prompts.service.js';
import { Resources } from './engine/resources.service.js';
import { Stamp } from './engine/stamp.js';
import { Subscriptions } from './engine/subscriptions.service.js';
import { Drain } from './http/drain.service.js';
import { KeepAlive } from './http/keep-alive.service.js';
import { McpController } from './http/mcp.controller.js';
import { McpHttp } from './http/mcp-http.service.js';
import { RouteRules } from './http/route-rules.js';
import { Sessions } from './http/sessions.service.js';
import { Inventory } from './inventory/inventory.service.js';
import { McpOptions, withDefaults, type McpModuleOptions } from './mcp.options.js';
import { ConsentStep } from './pipeline/consent.step.js';
import { Cursors } from './pipeline/cursors.service.js';
import { Guards } from './pipeline/guards.service.js';
import { TimeLimits } from './pipeline/time-limits.js';
import { ToolPipeline } from './pipeline/tool-pipeline.service.js';
import { Registry } from './registry/registry.service.js';
import { McpStdio } from './stdio/mcp-stdio.service.js';

const ENGINE = [Engine, Methods, Handshake, Resources, Prompts, Completions, Subscriptions, Changes];
const WORK = [ToolPipeline, ConsentStep, Cursors, Guards, TimeLimits, Conversations, Contexts, Stamp];
const STATE = [Registry, Inventory, Consents, Signer];
const HTTP = [McpHttp, RouteRules, Sessions, KeepAlive, Drain];

/**
 * The MCP server: finds tools, resources and prompts among the application's classes and serves them over HTTP and stdio in both
 * protocol eras. Needs KernelModule and AuthModule; hears a CallObserver when one is provided globally.
 */
@Module({})
export class McpModule {
  /** @param options at least name and version; see McpOptions */
  static forRoot(options: McpModuleOptions): DynamicModule {
    const full = withDefaults(options);
    return {
      module: McpModule,
      imports: [DiscoveryModule, RouterModule.register([{ path: full.path, module: McpModule }])],
      controllers: [McpController],
      providers: [
        { provide: McpOptions, useValue: full },
        { provide: ConsumedConsents, useClass: MemoryConsumedConsents },
        ...ENGINE,
        ...WORK,
        ...STATE,
        ...HTTP,
        McpStdio,
      ],
      exports: [McpOptions, McpStdio, Registry, Inventory, Engine, Changes, Sessions],
    };
  }
}
