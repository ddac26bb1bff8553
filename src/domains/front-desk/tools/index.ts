import { AssignRoomTool } from './assign-room.tool.js';
import { CheckInGuestTool } from './check-in-guest.tool.js';
import { FindRoomsTool } from './find-rooms.tool.js';
import { GetArrivalsReportTool } from './get-arrivals-report.tool.js';

/** Every tool of the front desk, in the order of the day. */
export const FRONT_DESK_TOOLS = [
  GetArrivalsReportTool,
  FindRoomsTool,
  AssignRoomTool,
  CheckInGuestTool,
] as const;
