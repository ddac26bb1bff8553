import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type ConsentingToolHandler,
  McpTool,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../../mcp/declaration/tool.declaration.js';
import {
  blockingInput,
  blockingOutput,
  previewBlocking,
  sayBlocked,
  type BlockingArgs,
} from '../room-blocking.view.js';
import { RoomBlockingService } from '../room-blocking.service.js';

/** Rooms out of service for a period, once agreed. */
@McpTool({
  name: 'set_room_out_of_service',
  title: 'Set rooms out of service',
  toolset: 'housekeeping',
  effect: 'destructive',
  description:
    "Marks rooms as not to be used though they still count for sale; shows it first for the person's yes. To take them off sale: set_room_out_of_order.",
  input: blockingInput,
  output: blockingOutput,
  operations: [
    'hsk.postOutOfServiceRooms',
    'hsk.getOutOfOrderRooms',
    'hsk.getOutOfServiceRooms',
    'hsk.getHousekeepingOverview',
    'rsv.searchHotelReservations',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class SetRoomOutOfServiceTool implements ConsentingToolHandler<
  typeof blockingInput,
  typeof blockingOutput
> {
  constructor(private readonly blockings: RoomBlockingService) {}

  async preview(args: BlockingArgs, call: ToolCall): Promise<Preview> {
    return previewBlocking(await this.blockings.plan(call, 'out_of_service', args));
  }

  async run(args: BlockingArgs, call: ToolCall): Promise<ToolAnswer<z.input<typeof blockingOutput>>> {
    const plan = await this.blockings.plan(call, 'out_of_service', args);
    return sayBlocked(plan, await this.blockings.block(call, plan));
  }
}
