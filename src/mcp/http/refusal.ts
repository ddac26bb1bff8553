import type { FastifyReply } from 'fastify';
import type { Json } from '../../kernel/json.js';
import { errorText, RPC, type RpcId } from '../engine/json-rpc.js';

/** A request refused before the engine saw it: an HTTP status and a JSON-RPC error that says why. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code: number = RPC.INVALID_REQUEST,
    readonly data?: Json,
    /** Value of `WWW-Authenticate`. */
    readonly challenge?: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Answers with a refusal. */
export function refuse(reply: FastifyReply, id: RpcId | null, refusal: Refusal): void {
  const text = errorText(id, refusal.code, refusal.message, refusal.data);
  if (refusal.challenge !== undefined) void reply.header('www-authenticate', refusal.challenge);
  void reply.code(refusal.status).header('content-type', 'application/json').send(text);
}
