import { Inject, Injectable, Optional } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthObserver } from '../../auth/auth-observer.js';
import type { AuthenticatedRequest } from '../../auth/authentication.guard.js';
import type { Caller } from '../../auth/caller.js';
import { validTraceparent } from '../../kernel/traceparent.js';
import { Challenges } from '../../auth/challenges.js';
import { Engine } from '../engine/engine.service.js';
import {
  idOf,
  incoming,
  isRpcId,
  ProtocolError,
  RPC,
  type RpcNotification,
  type RpcRequest,
  type RpcResponse,
} from '../engine/json-rpc.js';
import type { Origin, Peer } from '../engine/peer.js';
import type { Session } from '../engine/session.js';
import { MODERN_VERSIONS } from '../engine/versions.table.js';
import { Inventory } from '../inventory/inventory.service.js';
import { NarrowingError, narrowingOf } from '../inventory/narrowing.js';
import { McpOptions } from '../mcp.options.js';
import { acceptedBy } from './accept.js';
import { eraOf } from './era.js';
import { HttpExchange } from './http-exchange.js';
import { KeepAlive } from './keep-alive.service.js';
import { checkHeaders, checkMirrored, modernClient, unsupportedVersion } from './modern.headers.js';
import { Refusal, refuse } from './refusal.js';
import { RunningRequests, type RunningRequest } from './running-requests.js';
import { Sessions } from './sessions.service.js';
import { openSse } from './sse.js';

const UUID_LENGTH = 36;

/** Where a request's narrowing stands in its address. */
interface NarrowingPath {
  readonly toolsets?: string;
  readonly mode?: string;
}

/** A client's message on its way in. */
interface Arrival {
  readonly headers: IncomingHttpHeaders;
  readonly caller: Caller;
  readonly address: string;
  /** Fastify's id of the HTTP request. */
  readonly requestId: string;
  readonly reply: FastifyReply;
  readonly path: NarrowingPath;
}

/** Both eras on one URL: decides which one a message is under, checks what that one demands, and hands it to the engine. */
@Injectable()
export class McpHttp {
  private readonly running = new RunningRequests();

  constructor(
    private readonly engine: Engine,
    private readonly inventory: Inventory,
    private readonly sessions: Sessions,
    private readonly keepAlive: KeepAlive,
    private readonly challenges: Challenges,
    @Inject(McpOptions) private readonly options: McpOptions,
    @Optional() @Inject(AuthObserver) private readonly observer?: AuthObserver,
  ) {}

  /** A POST: one JSON-RPC message. */
  post(request: FastifyRequest, reply: FastifyReply): void {
    try {
      const arrival = arrivalOf(request, reply);
      const { kind, message } = incoming(request.body);
      if (kind === 'request') this.request(message, arrival);
      else if (kind === 'notification') this.notification(message, arrival);
      else this.response(message, arrival);
    } catch (error) {
      refuse(reply, idOf(request.body), asRefusal(error));
    }
  }

  /** A GET: the stream of a session, for what belongs to no request. */
  stream(request: FastifyRequest, reply: FastifyReply): void {
    const session = this.requiredSession(request, reply);
    if (session === undefined) return;
    session.close?.();
    const stream = openSse(reply);
    const close = (): void => {
      if (session.push !== push) return;
      session.push = undefined;
      session.close = undefined;
      this.keepAlive.remove(stream);
      stream.end();
    };
    const push = (text: string): void => stream.message(text);
    session.push = push;
    session.close = close;
    this.keepAlive.add(stream);
    reply.raw.once('close', close);
  }

  /** A DELETE: the client ends its session. */
  end(request: FastifyRequest, reply: FastifyReply): void {
    const session = this.requiredSession(request, reply);
    if (session === undefined) return;
    this.sessions.end(session);
    void reply.code(204).send();
  }

  private request(message: RpcRequest, arrival: Arrival): void {
    const peer = this.peerOf(message, arrival);
    this.refuseForScopes(message, peer);
    const { reply, headers } = arrival;
    const accepted = acceptedBy(headers);
    const running: RunningRequest = { ...clientOf(arrival, peer.session), id: message.id, internalId: 0 };
    const slot = this.running.add(running);
    const over = (): void => this.running.remove(slot);
    const exchange = new HttpExchange(
      peer,
      message.id,
      reply,
      accepted,
      this.keepAlive,
      over,
      originOf(arrival),
    );
    if (message.method === 'initialize' && peer.session !== undefined) {
      void reply.header('mcp-session-id', peer.session.id);
    }
    running.internalId = this.engine.dispatch(message, exchange);
    reply.raw.once('close', () => {
      if (exchange.isDone) return;
      exchange.lost();
      this.engine.cancel(running.internalId, 'The client closed the connection.');
    });
  }

  /**
   * What is missing for want of scopes only is refused before any work, in the way that makes a client get them (step-up).
   * @throws Refusal 403
   */
  private refuseForScopes({ method, params }: RpcRequest, { view, caller }: Peer): void {
    const lacking = view.beyond.lackingFor(method, params);
    if (lacking === undefined) return;
    this.observer?.scopeRefused?.(lacking);
    throw new Refusal(
      403,
      `This needs the scope ${lacking.join(' ')}.`,
      RPC.SERVER_ERROR,
      { code: 'AUTH_SCOPE_MISSING', scopes: [...lacking] },
      this.challenges.insufficient(caller, lacking),
    );
  }

  private notification(message: RpcNotification, arrival: Arrival): void {
    const session = this.sessionOf(arrival);
    if (message.method === 'notifications/cancelled') {
      const id = message.params?.['requestId'];
      const meant = isRpcId(id) ? this.running.only({ ...clientOf(arrival, session), id }) : undefined;
      if (meant !== undefined) this.engine.cancel(meant.internalId, 'The client cancelled.');
    }
    void arrival.reply.code(202).send();
  }

  private response(message: RpcResponse, arrival: Arrival): void {
    const session = this.sessionOf(arrival);
    if (session === undefined || !this.engine.answered(session, message)) {
      throw new Refusal(400, 'This answers no question that was put to this session.');
    }
    void arrival.reply.code(202).send();
  }

  private peerOf(message: RpcRequest, arrival: Arrival): Peer {
    const { headers, caller, path } = arrival;
    const view = this.inventory.view(
      caller,
      narrowingOf(path.toolsets, path.mode, one(headers['x-mcp-toolsets']), one(headers['x-mcp-readonly'])),
    );
    const version = one(headers['mcp-protocol-version']);
    if (eraOf(message, version) === 'legacy') {
      const session = message.method === 'initialize' ? this.sessions.open(caller) : this.sessionOf(arrival);
      return {
        era: 'legacy',
        caller,
        view,
        session,
        capabilities: session?.capabilities ?? {},
        logLevel: session?.logLevel,
      };
    }
    if (
      message.params?.['_meta'] === undefined &&
      version !== undefined &&
      !MODERN_VERSIONS.includes(version)
    ) {
      throw unsupportedVersion(version);
    }
    checkHeaders(message, headers);
    const client = modernClient(message);
    checkMirrored(message, headers, view);
    return { era: 'modern', caller, view, ...client };
  }

  /** The session the message belongs to; undefined for clients without. Throws Refusal 404 for one that is not theirs. */
  private sessionOf({ headers, caller }: Arrival): Session | undefined {
    const id = one(headers['mcp-session-id']);
    if (id === undefined || !this.options.sessions) return undefined;
    const session = this.sessions.find(id, caller);
    if (session === undefined)
      throw new Refusal(404, 'Session not found; initialize anew.', RPC.SERVER_ERROR);
    return session;
  }

  private requiredSession(request: FastifyRequest, reply: FastifyReply): Session | undefined {
    try {
      const session = this.sessionOf(arrivalOf(request, reply));
      if (session !== undefined) return session;
      const allowed = this.options.sessions ? 'GET, POST, DELETE' : 'POST';
      void reply.header('allow', allowed);
      refuse(
        reply,
        null,
        new Refusal(this.options.sessions ? 400 : 405, 'There is no session to use.', RPC.SERVER_ERROR),
      );
    } catch (error) {
      refuse(reply, null, asRefusal(error));
    }
    return undefined;
  }
}

function arrivalOf(request: FastifyRequest, reply: FastifyReply): Arrival {
  const { caller } = request as FastifyRequest & AuthenticatedRequest;
  if (caller === undefined) throw new Refusal(401, 'Authentication is required.', RPC.SERVER_ERROR);
  const path = (request.params ?? {}) as NarrowingPath;
  return { headers: request.headers, caller, address: request.ip, requestId: request.id, reply, path };
}

function clientOf(
  { caller, address, headers }: Arrival,
  session: Session | undefined,
): Omit<RunningRequest, 'id' | 'internalId'> {
  return { caller, session, address, agent: headers['user-agent'] };
}

/** Nothing where ids of HTTP requests are not UUIDs, as in a server put together without `httpAdapter`. */
function originOf({ requestId, headers }: Arrival): Origin | undefined {
  if (requestId.length !== UUID_LENGTH) return undefined;
  return { requestId, traceparent: validTraceparent(headers['traceparent']) };
}

/** Repeated headers arrive as a list; none of ours may be repeated. */
function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof NarrowingError) return new Refusal(400, error.message, RPC.INVALID_PARAMS);
  if (error instanceof ProtocolError) return new Refusal(400, error.message, error.code, error.data);
  return new Refusal(500, 'The server failed on this request.', RPC.INTERNAL_ERROR);
}
