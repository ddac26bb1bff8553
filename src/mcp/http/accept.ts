import type { IncomingHttpHeaders } from 'node:http';
import type { Accepted } from './http-exchange.js';
import { Refusal } from './refusal.js';

const BOTH: Accepted = { json: true, sse: true };

/**
 * What a client takes as an answer, by its Accept header; both when it does not say.
 * @throws Refusal 406 when it takes neither JSON nor a stream
 */
export function acceptedBy(headers: IncomingHttpHeaders): Accepted {
  const { accept } = headers;
  if (accept === undefined || accept.includes('*/*')) return BOTH;
  const json = accept.includes('application/json') || accept.includes('application/*');
  const sse = accept.includes('text/event-stream') || accept.includes('text/*');
  if (!json && !sse) throw new Refusal(406, 'Accept application/json or text/event-stream.');
  return { json, sse };
}
