import type { Outgoing } from './step.js';

/** Set by us alone, whatever a request carries. */
const MANAGED = new Set([
  'authorization',
  'x-app-key',
  'x-hotelid',
  'x-request-id',
  'x-originating-application',
  'x-externalsystem',
  'accept-language',
  'content-type',
  'accept',
]);

/**
 * The headers of one attempt. `x-hotelid` is always the hotel the call was allowed for, never a value of the request.
 * @param application value of x-originating-application
 * @param traceparent of the span of this attempt; the client's own stands in without one
 */
export function headersOf(call: Outgoing, application: string, traceparent?: string): Record<string, string> {
  const { link, fact, parameters, context } = call.plan;
  const headers: Record<string, string> = {
    authorization: `Bearer ${call.token?.value ?? ''}`,
    'x-app-key': link.gateway.appKey,
    'x-hotelid': link.hotelId,
    'x-request-id': call.operaRequestId,
    'x-originating-application': application,
    'accept-language': link.language,
    accept: 'application/json',
    'accept-encoding': 'gzip',
  };
  // Some operations insist on naming the caller's system: without a configured one, the application stands in.
  const insists = fact.parameters.some(
    ({ name, in: place, required }) => place === 'header' && required && /^x-externalsystem$/i.test(name),
  );
  const system = link.externalSystem ?? (insists ? application : undefined);
  if (system !== undefined) headers['x-externalsystem'] = system;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  const trace = traceparent ?? context.traceparent;
  if (trace !== undefined) headers['traceparent'] = trace;
  for (const { name, in: place } of fact.parameters) {
    const value = place === 'header' ? parameters[name] : undefined;
    if (value === undefined || MANAGED.has(name.toLowerCase())) continue;
    headers[name.toLowerCase()] = String(value).replace(/[^\x20-\x7e]/g, '');
  }
  return headers;
}
