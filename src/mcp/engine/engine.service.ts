import {
  Inject,
  Injectable,
  Optional,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { JSONRPCRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { type CallScope, callScope } from '../../kernel/call-scope.js';
import { asFault } from '../../kernel/fault.js';
import { Ids } from '../../kernel/ids.js';
import type { Json } from '../../kernel/json.js';
import { traceIdOf } from '../../kernel/traceparent.js';
import { Tracing, TRACING_OFF } from '../../observability/traces/tracing.js';
import { McpOptions } from '../mcp.options.js';
import { Guards } from '../pipeline/guards.service.js';
import { traceparentIn } from '../pipeline/links.js';
import { EngineServer } from './engine.server.js';
import { EngineTransport } from './engine.transport.js';
import { ProtocolError, RPC, type RpcRequest, type RpcResponse } from './json-rpc.js';
import { Methods } from './methods.service.js';
import type { Exchange } from './peer.js';
import type { EngineRequest } from './request.js';
import { spanFacts, spanName } from './request-span.js';
import type { Session } from './session.js';
import { keepCallsYoung } from './young-calls.js';

type Extra = Parameters<NonNullable<EngineServer['fallbackRequestHandler']>>[1];

/** What a client answers is checked by whoever asked; the SDK only carries it. */
const AnyResult = z.looseObject({});

/**
 * The protocol engine: one SDK server for the life of the process, fed by every transport. It keeps what runs, aborts what is
 * cancelled and carries questions to clients; all methods are ours.
 */
@Injectable()
export class Engine implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly transport = new EngineTransport();
  private readonly server: EngineServer;

  constructor(
    private readonly methods: Methods,
    private readonly guards: Guards,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(McpOptions) options: McpOptions,
    @Optional() @Inject(Tracing) private readonly tracing: Tracing = TRACING_OFF,
  ) {
    // These let the SDK pass every notification; what clients are told is decided per era and client.
    const capabilities = { logging: {}, tools: {}, prompts: {}, resources: {} };
    this.server = new EngineServer({ name: options.name, version: options.version }, { capabilities });
    // Its own handlers would keep one client's data for all: every method is answered by ours.
    for (const method of ['initialize', 'ping', 'logging/setLevel']) this.server.removeRequestHandler(method);
    this.server.fallbackRequestHandler = (request, extra) => this.handle(request, extra);
  }

  async onApplicationBootstrap(): Promise<void> {
    keepCallsYoung();
    this.guards.prepare();
    await this.server.connect(this.transport);
  }

  async onApplicationShutdown(): Promise<void> {
    this.transport.cancelAll('The server stops.');
    await this.server.close();
  }

  /** Requests being worked on. */
  get open(): number {
    return this.transport.size;
  }

  /** Works on a request; the answer goes to the exchange. @returns the internal id, for `cancel` */
  dispatch(request: RpcRequest, exchange: Exchange): number {
    const id = this.transport.open(exchange);
    this.server.accept(id, request.method, request.params);
    return id;
  }

  /** Stops work on a request because its client cancelled or left. */
  cancel(id: number, reason: string): void {
    this.transport.cancel(id, reason);
  }

  /** Takes a session's answer to one of our questions. @returns false when it answers none put to this session */
  answered(session: Session, response: RpcResponse): boolean {
    const id = session.questions.get(response.id);
    if (id === undefined) return false;
    session.questions.delete(response.id);
    this.transport.answer(id, response);
    return true;
  }

  private async handle(request: JSONRPCRequest, extra: Extra): Promise<object> {
    const exchange = this.transport.exchangeOf(request.id as number);
    if (exchange === undefined) throw new ProtocolError(RPC.INTERNAL_ERROR, 'The request is gone.');
    const requestId = exchange.origin?.requestId ?? this.ids.uuid();
    try {
      return await this.scoped(this.requestOf(request, extra, exchange, requestId));
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      // Whatever it was, its text stays here.
      const fault = asFault(error);
      throw new ProtocolError(RPC.INTERNAL_ERROR, `${fault.code}: ${fault.message}`, { requestId });
    }
  }

  /** The answer, worked out with its ids and its trace on everything that is told in the meantime. */
  private scoped(request: EngineRequest): Promise<object> {
    const { caller } = request.peer;
    const { requestId, traceparent } = request;
    const scope: CallScope = { requestId, caller: caller.subject, tenant: caller.tenant };
    if (traceparent !== undefined) scope.traceId = traceIdOf(traceparent);
    const { tracing, methods } = this;
    if (!tracing.on) return callScope.run(scope, () => methods.answer(request));
    return callScope.run(scope, () =>
      tracing.serve(spanName(request), spanFacts(request), traceparent, (traceId) => {
        scope.traceId = traceId;
        return methods.answer(request);
      }),
    );
  }

  private requestOf(
    request: JSONRPCRequest,
    extra: Extra,
    exchange: Exchange,
    requestId: string,
  ): EngineRequest {
    return {
      method: request.method,
      params: request.params ?? {},
      clientId: exchange.id,
      peer: exchange.peer,
      requestId,
      traceparent: traceparentIn(request.params ?? {}) ?? exchange.origin?.traceparent,
      signal: extra.signal,
      onCancel: (listener) => {
        exchange.cancelled = listener;
      },
      notify: (method, params) => {
        const sent = extra.sendNotification({ method, params });
        // Nobody waits for a notification, and a client that left is no failure of the work.
        sent.catch(() => undefined);
      },
      question: async (method, params, timeoutMs) => {
        const options = { timeout: timeoutMs, signal: extra.signal };
        return (await extra.sendRequest({ method, params }, AnyResult, options)) as Json;
      },
    };
  }
}
