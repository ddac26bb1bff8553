import type { Json } from '../../kernel/json.js';
import { validTraceparent } from '../../kernel/traceparent.js';
import type { ClientLink, LogLevel } from '../declaration/client-link.js';
import type { Conversation } from '../engine/conversation.js';
import type { Params } from '../engine/json-rpc.js';
import type { EngineRequest } from '../engine/request.js';

/** MCP log levels, least severe first. */
export const LOG_LEVELS: readonly LogLevel[] = [
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
];

/** The client as a handler sees it. */
export function clientLink(request: EngineRequest, conversation: Conversation): ClientLink {
  const { peer } = request;
  const wanted = peer.logLevel === undefined ? Number.POSITIVE_INFINITY : LOG_LEVELS.indexOf(peer.logLevel);
  return {
    capabilities: peer.capabilities,
    log(level: LogLevel, data: Json, logger?: string): void {
      if (LOG_LEVELS.indexOf(level) < wanted) return;
      request.notify('notifications/message', { level, data, ...(logger === undefined ? {} : { logger }) });
    },
    ask: (key, method, params) => conversation.ask(key, method, params),
  };
}

/** Reports progress when the client gave a token for it, only ever forward as the protocol demands. */
export function progressReporter(
  request: EngineRequest,
): (done: number, total?: number, message?: string) => void {
  const token = metaOf(request.params)['progressToken'];
  if (typeof token !== 'string' && typeof token !== 'number') return () => undefined;
  let last = Number.NEGATIVE_INFINITY;
  return (done, total, message) => {
    if (done <= last) return;
    last = done;
    request.notify('notifications/progress', { progressToken: token, progress: done, total, message });
  };
}

/** The W3C trace context a client sent in `_meta`. */
export function traceparentIn(params: Params): string | undefined {
  return validTraceparent(metaOf(params)['traceparent']);
}

function metaOf(params: Params): Readonly<Record<string, unknown>> {
  const meta = params['_meta'];
  return typeof meta === 'object' && meta !== null ? (meta as Record<string, unknown>) : {};
}
