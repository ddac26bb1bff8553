import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Ids } from '../../kernel/ids.js';
import { GatewayError, OperaError, refuse } from '../errors/opera.error.js';
import type { Answer } from './call.js';
import type { Control } from './control.js';
import type { FaultBox, Trouble } from './faults.js';
import type { Incoming, Pipeline } from './pipeline.js';
import { type CallRecorder, withoutSecrets } from './recorder.js';
import type { SandboxState } from './sandbox-state.js';
import type { TokenOffice } from './token-office.js';

const MAX_BODY_BYTES = 16 * 1024 * 1024;
const TOKEN_PATH = '/oauth/v1/tokens';
const CONTROL_PREFIX = '/sandbox/control/';

/** What goes back on the wire. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** As text, or written out already. */
  readonly text: string | Buffer;
}

/** The rooms of the gateway that a request passes through. */
export interface GatewayParts {
  readonly pipeline: Pipeline;
  readonly tokens: TokenOffice;
  readonly control: Control;
  readonly faults: FaultBox;
  readonly recorder: CallRecorder;
  readonly state: SandboxState;
  readonly ids: Ids;
}

/** The HTTP surface: token endpoint, controls and every operation on one port. */
export function createGateway(parts: GatewayParts): Server {
  return createServer((request, response) => {
    handle(parts, request, response).catch(() => response.destroy());
  });
}

async function handle(
  parts: GatewayParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/';
  const cut = url.indexOf('?');
  const body = await readBody(request);
  const incoming: Incoming = {
    method: request.method ?? 'GET',
    path: cut < 0 ? url : url.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1)),
    headers: singleValued(request),
    body: body ?? '',
    requestId: headerOf(request, 'x-request-id') ?? parts.ids.uuid(),
  };
  if (body === undefined) {
    send(response, { status: 413, headers: { connection: 'close' }, text: '' }, incoming);
    return;
  }
  if (incoming.path.startsWith(CONTROL_PREFIX)) {
    send(response, parts.control.answer(incoming, request.socket.remoteAddress), incoming);
    return;
  }
  const operationId =
    incoming.path === TOKEN_PATH
      ? 'oauth.getToken'
      : parts.pipeline.operationOf(incoming)?.routed.operation.id;
  const trouble = await parts.faults.strike(operationId ?? '*', parts.state.clock);
  if (trouble?.reset === 'before') {
    response.destroy();
    return;
  }
  const outgoing = trouble?.status === undefined ? serve(parts, incoming) : disturbed(trouble);
  record(parts, incoming, outgoing, operationId, request);
  if (trouble?.reset === 'after') response.destroy();
  else send(response, outgoing, incoming);
}

/** The answer to a request, errors rendered as the gateway or OPERA would. */
function serve(parts: GatewayParts, incoming: Incoming): Outgoing {
  try {
    if (incoming.path === TOKEN_PATH) return token(parts.tokens, incoming);
    return success(parts.pipeline.run(incoming));
  } catch (error) {
    return failure(error, incoming.path);
  }
}

function token(tokens: TokenOffice, incoming: Incoming): Outgoing {
  if (incoming.method !== 'POST') throw new GatewayError(405, '', { allow: 'POST' });
  const answer = tokens.issue({
    authorization: incoming.headers['authorization'],
    appKey: incoming.headers['x-app-key'],
    enterpriseId: incoming.headers['enterpriseid'],
    form: new URLSearchParams(incoming.body),
  });
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    text: JSON.stringify(answer),
  };
}

function success(answer: Answer): Outgoing {
  const headers: Record<string, string> = { 'content-language': 'en', ...answer.headers };
  if (answer.location !== undefined) headers['location'] = answer.location;
  const text =
    answer.body === undefined || answer.status === 204 ? '' : (answer.written ?? JSON.stringify(answer.body));
  if (text.length > 0) headers['content-type'] = 'application/json';
  return { status: answer.status, headers, text };
}

function failure(error: unknown, path: string): Outgoing {
  if (error instanceof GatewayError) {
    const headers: Record<string, string> = { ...error.headers };
    if (error.text !== '') headers['content-type'] = 'text/plain; charset=utf-8';
    return { status: error.status, headers, text: error.text };
  }
  const known =
    error instanceof OperaError
      ? error
      : refuse('FAILED', error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
  // Oracle's files of activities and events have an error body without an instance.
  return {
    status: known.status,
    headers: { 'content-type': 'application/json', 'content-language': 'en' },
    text: JSON.stringify(known.body(/^\/(act|evm)\//.test(path) ? undefined : path)),
  };
}

function disturbed(trouble: Trouble): Outgoing {
  const headers: Record<string, string> =
    trouble.retryAfterSeconds === undefined ? {} : { 'retry-after': String(trouble.retryAfterSeconds) };
  return { status: trouble.status ?? 503, headers, text: '' };
}

function send(response: ServerResponse, outgoing: Outgoing, incoming: Incoming): void {
  response.writeHead(outgoing.status, {
    ...outgoing.headers,
    'x-request-id': incoming.requestId,
    'content-length': Buffer.byteLength(outgoing.text),
  });
  response.end(incoming.method === 'HEAD' ? undefined : outgoing.text);
}

function record(
  parts: GatewayParts,
  incoming: Incoming,
  outgoing: Outgoing,
  operationId: string | undefined,
  request: IncomingMessage,
): void {
  const isToken = incoming.path === TOKEN_PATH;
  parts.recorder.add({
    at: new Date(parts.state.clock.now()).toISOString(),
    method: incoming.method,
    url: request.url ?? '/',
    operationId,
    release: parts.state.world.hotels.get(incoming.headers['x-hotelid'] ?? '')?.profile.release,
    headers: withoutSecrets(request.headers),
    body: isToken ? formWithoutSecrets(incoming.body) : incoming.body,
    status: outgoing.status,
    answerHeaders: outgoing.headers,
    answer: isToken
      ? outgoing.text.toString().replace(/("access_token":")[^"]*/, '$1replaced')
      : outgoing.text,
  });
}

/** The token request as sent, without the password. */
function formWithoutSecrets(body: unknown): string {
  const form = new URLSearchParams(typeof body === 'string' ? body : '');
  if (form.has('password')) form.set('password', 'replaced');
  return form.toString();
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function singleValued(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const name in request.headers) headers[name] = headerOf(request, name);
  return headers;
}

/** The body as text; undefined when it is too large, the rest being left unread. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
