import type { Catalogue, RoutedOperation } from '../../opera/catalogue/catalogue.js';
import type { OperationFact, Release } from '../../opera/catalogue/operation.js';
import { ShapeReader } from '../../opera/catalogue/shape.js';
import { GatewayError, refuse } from '../errors/opera.error.js';
import type { Hotel } from '../state/hotel.js';
import { Fields } from '../wire/fields.js';
import { type Answer, Call, type Handler } from './call.js';
import type { ChangeWatch } from './change-watch.js';
import { KeptAnswers } from './kept-answers.js';
import { readLooseBody } from './loose-body.js';
import { checkLimits, readQuery } from './read-query.js';
import type { SandboxState } from './sandbox-state.js';
import type { TokenOffice } from './token-office.js';

/** A request as it came in, body still text. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly requestId: string;
}

const NEWEST: Release = '26.2';

/** From a request to the answer of a handler: gateway checks first, then OPERA's own, in the order OHIP makes them. */
export class Pipeline {
  private readonly shapes = new Map<string, ShapeReader>();
  private readonly kept = new KeptAnswers();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly state: SandboxState,
    private readonly tokens: TokenOffice,
    private readonly handlerOf: (operation: OperationFact) => Handler | undefined,
    private readonly appKey: string,
    private readonly changes: ChangeWatch,
  ) {}

  /** The operation meant, for records and faults; undefined when no release has such a path. */
  operationOf(
    request: Incoming,
  ): { readonly routed: RoutedOperation; readonly release: Release } | undefined {
    const release =
      this.state.world.hotels.get(request.headers['x-hotelid'] ?? '')?.profile.release ?? NEWEST;
    const routed = this.catalogue.route(request.method, request.path, release);
    if (routed) return { routed, release };
    const newer = this.catalogue.route(request.method, request.path, NEWEST);
    return newer && { routed: newer, release: NEWEST };
  }

  /** Answers the request. Throws GatewayError and OperaError. */
  run(request: Incoming): Answer {
    this.tokens.check(request.headers['authorization']);
    if (request.headers['x-app-key']?.toLowerCase() !== this.appKey) throw new GatewayError(401);
    const found = this.operationOf(request);
    if (!found) throw this.noRoute(request);
    const { operation, pathParameters } = found.routed;
    checkMedia(request, operation);
    // A wrong value in the query is noticed before the hotel is looked at.
    const query = readQuery(operation, request.query);
    const hotel = this.hotelOf(request, operation);
    if (hotel.profile.release !== NEWEST && !this.catalogue.find(operation.id, hotel.profile.release)) {
      throw new GatewayError(400, 'This API is not supported for the current database version');
    }
    this.checkPathHotel(pathParameters['hotelId']);
    const { kept, state } = this;
    const keyed = kept.keeps(operation.id) ? keyOf(request, operation, hotel, state.clock.now()) : undefined;
    const known = keyed === undefined ? undefined : kept.find(keyed, state.version);
    if (known) return known;
    const body = this.readBody(request, operation, hotel.profile.release);
    const call = new Call(
      this.state.world,
      this.pathHotel(pathParameters['hotelId']) ?? hotel,
      this.state.clock,
      operation,
      request.path,
      new Fields({ ...pathParameters }),
      new Fields(query),
      // A few operations take a bare list: handlers find it under `items`.
      Fields.of(Array.isArray(body) ? { items: body } : body),
      request.requestId,
    );
    checkLimits(operation, call.criteria.raw);
    const handler = this.handlerOf(operation);
    if (!handler) throw refuse('NOT_SERVED', `The sandbox does not serve ${operation.id}.`);
    const answer = handler(call);
    this.changes.after(operation, call, answer);
    const declared = this.declared(answer, operation, hotel.profile.release);
    return keyed === undefined ? declared : kept.keep(keyed, state.version, declared);
  }

  /** The answer with the success status that Oracle declares for the operation, and a body exactly where it declares one. */
  private declared(answer: Answer, operation: OperationFact, release: Release): Answer {
    const status = operation.statuses.includes(answer.status)
      ? answer.status
      : (operation.statuses.find((candidate) => candidate >= 200 && candidate < 300 && candidate !== 204) ??
        answer.status);
    const schema = this.catalogue.answer(operation.id, status, release);
    return { ...answer, status, body: schema ? (answer.body ?? {}) : undefined };
  }

  private noRoute(request: Incoming): GatewayError {
    const others = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'].filter((method) =>
      this.catalogue.route(method, request.path, NEWEST),
    );
    return others.length > 0
      ? new GatewayError(405, '', { allow: others.join(', ') })
      : new GatewayError(404);
  }

  private hotelOf(request: Incoming, operation: OperationFact): Hotel {
    const named = request.headers['x-hotelid'];
    const hub = request.headers['x-hubid'];
    if (named !== undefined && hub !== undefined)
      throw refuse('HOTEL_HEADER', 'x-hotelid and x-hubid exclude each other.');
    if (named === undefined) {
      const needed = operation.parameters.some(
        (parameter) =>
          parameter.in === 'header' && parameter.required && parameter.name.toLowerCase() === 'x-hotelid',
      );
      const first = this.state.world.hotels.values().next().value;
      if (needed || !first) throw refuse('HOTEL_HEADER', 'The header x-hotelid is missing.');
      return first;
    }
    const hotel = this.state.world.hotels.get(named);
    if (!hotel) throw refuse('HOTEL_FORBIDDEN', `The user is not authorized to access data of ${named}.`);
    return hotel;
  }

  private pathHotel(hotelId: string | undefined): Hotel | undefined {
    return hotelId === undefined ? undefined : this.state.world.hotels.get(hotelId);
  }

  private checkPathHotel(hotelId: string | undefined): void {
    if (hotelId !== undefined && !this.pathHotel(hotelId)) {
      throw refuse('HOTEL_FORBIDDEN', `The user is not authorized to access data of ${hotelId}.`);
    }
  }

  private readBody(request: Incoming, operation: OperationFact, release: Release): unknown {
    const declared = this.catalogue.body(operation.id, release);
    if (!declared) return {};
    if (request.body.trim() === '') {
      if (declared.optional || operation.method === 'DELETE') return {};
      throw refuse('BODY_NOT_JSON', 'The request has no body.');
    }
    let parsed: unknown;
    try {
      parsed = JSON.parse(request.body);
    } catch {
      throw refuse('BODY_NOT_JSON', 'The body is not JSON.');
    }
    return readLooseBody(parsed, declared.node, this.shapesOf(operation.module, release));
  }

  private shapesOf(module: string, release: Release): ShapeReader {
    const key = `${release}/${module}`;
    let shapes = this.shapes.get(key);
    if (!shapes)
      this.shapes.set(key, (shapes = new ShapeReader(this.catalogue.definitions(module, release))));
    return shapes;
  }
}

/** Equal for requests that get the same answer within a minute, as long as nothing changes. */
function keyOf(request: Incoming, operation: OperationFact, hotel: Hotel, now: number): string {
  const minute = Math.floor(now / 60_000);
  return [operation.id, hotel.profile.id, minute, request.path, request.query, request.body].join('\n');
}

function checkMedia(request: Incoming, operation: OperationFact): void {
  const accept = request.headers['accept'];
  if (accept !== undefined && !/\*\/\*|application\/(json|\*)/.test(accept)) throw new GatewayError(406);
  const type = request.headers['content-type'];
  if (operation.hasBody && request.body !== '' && !/^application\/json\b/i.test(type ?? ''))
    throw new GatewayError(415);
  if (Buffer.byteLength(request.body) > operation.bodyMaxBytes) throw new GatewayError(413);
}
