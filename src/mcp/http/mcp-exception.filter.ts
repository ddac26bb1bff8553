import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idOf, RPC } from '../engine/json-rpc.js';
import { Refusal, refuse } from './refusal.js';

/** What guards in front of the endpoint refuse (401, 429 ...), told in JSON-RPC with the same HTTP status. */
@Catch()
export class McpExceptionFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    // A stream that has begun cannot change its status any more.
    if (reply.sent) return;
    const id = idOf(http.getRequest<FastifyRequest>().body);
    const refusal =
      error instanceof HttpException
        ? new Refusal(error.getStatus(), error.message, RPC.SERVER_ERROR)
        : new Refusal(500, 'The server failed on this request.', RPC.INTERNAL_ERROR);
    refuse(reply, id, refusal);
  }
}
