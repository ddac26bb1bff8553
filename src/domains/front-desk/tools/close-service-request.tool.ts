import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  McpTool,
  type ToolAnswer,
  type ToolCall,
  type ToolHandler,
} from '../../../mcp/declaration/tool.declaration.js';
import { lineOf } from '../../../shared/parameters.schema.js';
import { ServiceRequestService } from '../service-request.service.js';

const input = z.object({
  requestId: lineOf(1, 20).describe('From list_service_requests'),
  note: lineOf(1, 200).optional().describe('How it was settled'),
});

const output = z.object({
  requestId: z.string(),
  code: z.string(),
  room: z.string().optional(),
  status: z.string(),
  changed: z.boolean(),
});

/** A wish is fulfilled. */
@McpTool({
  name: 'close_service_request',
  title: 'Close a service request',
  toolset: 'front-desk',
  effect: 'write',
  description: 'Marks a service request as done.',
  input,
  output,
  operations: ['fof.putServiceRequests', 'fof.getServiceRequests', 'bof.getBusinessDate'],
  idempotent: true,
})
@Injectable()
export class CloseServiceRequestTool implements ToolHandler<typeof input, typeof output> {
  constructor(private readonly services: ServiceRequestService) {}

  async run(args: z.output<typeof input>, call: ToolCall): Promise<ToolAnswer<z.input<typeof output>>> {
    const { request, changed } = await this.services.close(call, args.requestId, args.note);
    const { requestId, code, room, status } = request;
    const where = room === undefined ? '' : ` for room ${room}`;
    const text = changed
      ? `Request ${requestId} (${code}${where}) is closed.`
      : `Request ${requestId} (${code}${where}) was closed before; nothing was changed.`;
    return { data: { requestId, code, room, status, changed }, text };
  }
}
