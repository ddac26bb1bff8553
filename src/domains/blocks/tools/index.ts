import { SearchBlocksTool } from './search-blocks.tool.js';
import { GetBlockTool } from './get-block.tool.js';
import { GetBlockPickupTool } from './get-block-pickup.tool.js';
import { ListBlockReservationsTool } from './list-block-reservations.tool.js';
import { CreateBlockTool } from './create-block.tool.js';
import { ChangeBlockStatusTool } from './change-block-status.tool.js';
import { SetBlockAllocationTool } from './set-block-allocation.tool.js';
import { SetBlockCutoffTool } from './set-block-cutoff.tool.js';
import { BookInBlockTool } from './book-in-block.tool.js';
import { UploadRoomingListTool } from './upload-rooming-list.tool.js';
import { ListEventsTool } from './list-events.tool.js';
import { FindFunctionSpaceTool } from './find-function-space.tool.js';
import { CreateEventTool } from './create-event.tool.js';
import { UpdateEventTool } from './update-event.tool.js';

/** Tools of the toolset blocks. */
export const BLOCK_TOOLS = [
  SearchBlocksTool,
  GetBlockTool,
  GetBlockPickupTool,
  ListBlockReservationsTool,
  CreateBlockTool,
  ChangeBlockStatusTool,
  SetBlockAllocationTool,
  SetBlockCutoffTool,
  BookInBlockTool,
  UploadRoomingListTool,
  ListEventsTool,
  FindFunctionSpaceTool,
  CreateEventTool,
  UpdateEventTool,
];
