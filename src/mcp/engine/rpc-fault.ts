import { asFault, type Fault } from '../../kernel/fault.js';
import type { Json } from '../../kernel/json.js';
import { ProtocolError, RPC } from './json-rpc.js';

/** Anything thrown by a resource, prompt or completion as a JSON-RPC error (tools answer faults as results instead). */
export function asProtocolError(error: unknown, requestId: string): ProtocolError {
  if (error instanceof ProtocolError) return error;
  const fault = asFault(error);
  return new ProtocolError(codeOf(fault), `${fault.code}: ${fault.message} ${fault.advice}`, {
    ...(fault.details.data as Record<string, Json> | undefined),
    code: fault.code,
    requestId,
  });
}

function codeOf({ code }: Fault): number {
  if (code === 'CLIENT_CAPABILITY_MISSING') return RPC.MISSING_CAPABILITY;
  return /^(INPUT_|AUTH_|NOT_|OPERA_NOT_FOUND|OPERA_HOTEL_UNKNOWN)/.test(code)
    ? RPC.INVALID_PARAMS
    : RPC.INTERNAL_ERROR;
}
