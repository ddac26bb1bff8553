import { CompleteHousekeepingTaskTool } from './complete-housekeeping-task.tool.js';
import { CreateMaintenanceRequestTool } from './create-maintenance-request.tool.js';
import { GenerateTaskSheetsTool } from './generate-task-sheets.tool.js';
import { GetCleaningScheduleTool } from './get-cleaning-schedule.tool.js';
import { GetDiscrepanciesTool } from './get-discrepancies.tool.js';
import { GetHousekeepingTasksTool } from './get-housekeeping-tasks.tool.js';
import { GetRoomStatusTool } from './get-room-status.tool.js';
import { ListCleanNextTool } from './list-clean-next.tool.js';
import { ListMaintenanceRequestsTool } from './list-maintenance-requests.tool.js';
import { ListOutOfOrderRoomsTool } from './list-out-of-order-rooms.tool.js';
import { ResolveMaintenanceRequestTool } from './resolve-maintenance-request.tool.js';
import { ReturnRoomToServiceTool } from './return-room-to-service.tool.js';
import { SetCleaningPriorityTool } from './set-cleaning-priority.tool.js';
import { SetDoNotDisturbTool } from './set-do-not-disturb.tool.js';
import { SetRoomOutOfOrderTool } from './set-room-out-of-order.tool.js';
import { SetRoomOutOfServiceTool } from './set-room-out-of-service.tool.js';
import { StartHousekeepingTaskTool } from './start-housekeeping-task.tool.js';
import { UpdateRoomStatusTool } from './update-room-status.tool.js';

/** Every tool of housekeeping, in the order of the day. */
export const HOUSEKEEPING_TOOLS = [
  GetRoomStatusTool,
  UpdateRoomStatusTool,
  ListCleanNextTool,
  GetHousekeepingTasksTool,
  GenerateTaskSheetsTool,
  StartHousekeepingTaskTool,
  CompleteHousekeepingTaskTool,
  SetCleaningPriorityTool,
  SetDoNotDisturbTool,
  GetCleaningScheduleTool,
  GetDiscrepanciesTool,
  ListMaintenanceRequestsTool,
  CreateMaintenanceRequestTool,
  ResolveMaintenanceRequestTool,
  ListOutOfOrderRoomsTool,
  SetRoomOutOfOrderTool,
  SetRoomOutOfServiceTool,
  ReturnRoomToServiceTool,
] as const;
