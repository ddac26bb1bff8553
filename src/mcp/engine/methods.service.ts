import { Inject, Injectable } from '@nestjs/common';
import { McpOptions } from '../mcp.options.js';
import type { LogLevel } from '../declaration/client-link.js';
import { LOG_LEVELS } from '../pipeline/links.js';
import { ToolPipeline } from '../pipeline/tool-pipeline.service.js';
import { Registry } from '../registry/registry.service.js';
import { capabilitiesOf } from './capabilities.js';
import { Completions } from './completions.service.js';
import { Handshake } from './handshake.service.js';
import { ProtocolError, RPC, type RawResult } from './json-rpc.js';
import { Prompts } from './prompts.service.js';
import type { EngineRequest } from './request.js';
import { Resources } from './resources.service.js';
import { Stamp } from './stamp.js';
import { Subscriptions } from './subscriptions.service.js';
import type { Era } from './versions.table.js';

type Method = (request: EngineRequest) => Promise<object> | object;

/** Every method of both eras and who answers it. What is not here does not exist. */
@Injectable()
export class Methods {
  private readonly table: Record<Era, Readonly<Record<string, Method>>>;

  constructor(
    handshake: Handshake,
    pipeline: ToolPipeline,
    resources: Resources,
    prompts: Prompts,
    completions: Completions,
    subscriptions: Subscriptions,
    private readonly registry: Registry,
    private readonly stamp: Stamp,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {
    const shared: Record<string, Method> = {
      'tools/list': (request) => this.list(request, `"tools":${request.peer.view.toolsJson}`),
      'tools/call': (request) => pipeline.call(request),
      'resources/list': (request) => this.list(request, `"resources":${request.peer.view.resourcesJson}`),
      'resources/templates/list': (request) =>
        this.list(request, `"resourceTemplates":${request.peer.view.templatesJson}`),
      'resources/read': (request) => resources.read(request),
      'prompts/list': (request) => this.list(request, `"prompts":${request.peer.view.promptsJson}`),
      'prompts/get': (request) => prompts.get(request),
      'completion/complete': (request) => completions.complete(request),
    };
    this.table = {
      legacy: {
        ...shared,
        initialize: (request) => handshake.initialize(request),
        ping: () => ({}),
        'logging/setLevel': setLevel,
        'resources/subscribe': (request) => resources.subscribe(request),
        'resources/unsubscribe': (request) => resources.unsubscribe(request),
      },
      modern: {
        ...shared,
        'server/discover': () => handshake.discover(),
        'subscriptions/listen': (request) => subscriptions.listen(request),
      },
    };
  }

  /** Whether the era knows the method and the server declared what it belongs to. */
  knows(era: Era, method: string, keepsSession: boolean): boolean {
    if (!Object.hasOwn(this.table[era], method)) return false;
    const needed = NEEDED_CAPABILITY[method];
    return needed === undefined || needed in capabilitiesOf(this.registry, this.options, era, keepsSession);
  }

  /**
   * Answers a request.
   * @throws ProtocolError METHOD_NOT_FOUND for what the era does not know, and what the method throws
   */
  async answer(request: EngineRequest): Promise<object> {
    const { era, session } = request.peer;
    const method = this.knows(era, request.method, session !== undefined)
      ? this.table[era][request.method]
      : undefined;
    if (method === undefined) {
      throw new ProtocolError(RPC.METHOD_NOT_FOUND, `Unknown method "${request.method.slice(0, 100)}".`);
    }
    return method(request);
  }

  /** Lists come whole, so no cursor was ever given out. */
  private list({ params, peer }: EngineRequest, body: string): RawResult {
    if (params['cursor'] !== undefined) {
      throw new ProtocolError(RPC.INVALID_PARAMS, 'This list has one page; call without cursor.');
    }
    return this.stamp.complete(peer.era, body, { ttlSeconds: this.options.listTtlSeconds });
  }
}

/** Methods that exist only together with a declared capability. */
const NEEDED_CAPABILITY: Readonly<Record<string, string>> = {
  'resources/list': 'resources',
  'resources/templates/list': 'resources',
  'resources/read': 'resources',
  'resources/subscribe': 'resources',
  'resources/unsubscribe': 'resources',
  'prompts/list': 'prompts',
  'prompts/get': 'prompts',
  'completion/complete': 'completions',
  'logging/setLevel': 'logging',
};

/** `logging/setLevel` of a session. */
function setLevel({ params, peer }: EngineRequest): object {
  const level = params['level'] as LogLevel;
  if (!LOG_LEVELS.includes(level)) {
    throw new ProtocolError(RPC.INVALID_PARAMS, `level is one of ${LOG_LEVELS.join(', ')}.`);
  }
  if (peer.session !== undefined) peer.session.logLevel = level;
  return {};
}
