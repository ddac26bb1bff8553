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

/** Rooms out of order for a period, once agreed. */
@McpTool({
  name: 'set_room_out_of_order',
  title: 'Set rooms out of order',
  toolset: 'housekeeping',
  effect: 'destructive',
  description:
    "Takes rooms off sale for repairs; shows it first for the person's yes. Refused while stays have the room. Small flaws: create_maintenance_request.",
  input: blockingInput,
  output: blockingOutput,
  operations: [
    'hsk.postOutOfOrderRooms',
    'hsk.getOutOfOrderRooms',
    'hsk.getOutOfServiceRooms',
    'hsk.getHousekeepingOverview',
    'rsv.searchHotelReservations',
    'lov.getListOfValues',
    'bof.getBusinessDate',
  ],
})
@Injectable()
export class SetRoomOutOfOrderTool implements ConsentingToolHandler<
  typeof blockingInput,
  typeof blockingOutput
> {
  constructor(private readonly blockings: RoomBlockingService) {}

  async preview(args: BlockingArgs, call: ToolCall): Promise<Preview> {
    return previewBlocking(await this.blockings.plan(call, 'out_of_order', args));
  }

  async run(args: BlockingArgs, call: ToolCall): Promise<ToolAnswer<z.input<typeof blockingOutput>>> {
    const plan = await this.blockings.plan(call, 'out_of_order', args);
    return sayBlocked(plan, await this.blockings.block(call, plan));
  }
}
