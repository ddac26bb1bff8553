import { AssignRoomTool } from './assign-room.tool.js';
import { AutoAssignRoomsTool } from './auto-assign-rooms.tool.js';
import { CancelWakeUpCallTool } from './cancel-wake-up-call.tool.js';
import { CheckInGuestTool } from './check-in-guest.tool.js';
import { CloseServiceRequestTool } from './close-service-request.tool.js';
import { CreateRoomKeyTool } from './create-room-key.tool.js';
import { CreateServiceRequestTool } from './create-service-request.tool.js';
import { FindRoomsTool } from './find-rooms.tool.js';
import { GetArrivalsReportTool } from './get-arrivals-report.tool.js';
import { GetDeparturesReportTool } from './get-departures-report.tool.js';
import { GetFrontDeskSummaryTool } from './get-front-desk-summary.tool.js';
import { GetInHouseGuestsTool } from './get-in-house-guests.tool.js';
import { HoldRoomTool } from './hold-room.tool.js';
import { GetTapeChartTool } from './get-tape-chart.tool.js';
import { ListQueueTool } from './list-queue.tool.js';
import { ListRoomMovesTool } from './list-room-moves.tool.js';
import { ListServiceRequestsTool } from './list-service-requests.tool.js';
import { ListTrackedItemsTool } from './list-tracked-items.tool.js';
import { ListWakeUpCallsTool } from './list-wake-up-calls.tool.js';
import { MoveRoomTool } from './move-room.tool.js';
import { PreRegisterGuestTool } from './pre-register-guest.tool.js';
import { ProcessWalkInTool } from './process-walk-in.tool.js';
import { QueueRoomTool } from './queue-room.tool.js';
import { ReleaseRoomTool } from './release-room.tool.js';
import { SetWakeUpCallTool } from './set-wake-up-call.tool.js';
import { SwapRoomsTool } from './swap-rooms.tool.js';
import { TrackItemTool } from './track-item.tool.js';
import { UnassignRoomTool } from './unassign-room.tool.js';
import { UndoCheckInTool } from './undo-check-in.tool.js';
import { UnqueueRoomTool } from './unqueue-room.tool.js';

/** Every tool of the front desk, in the order of the day. */
export const FRONT_DESK_TOOLS = [
  GetArrivalsReportTool,
  GetDeparturesReportTool,
  GetInHouseGuestsTool,
  GetFrontDeskSummaryTool,
  FindRoomsTool,
  GetTapeChartTool,
  AssignRoomTool,
  UnassignRoomTool,
  AutoAssignRoomsTool,
  PreRegisterGuestTool,
  CheckInGuestTool,
  UndoCheckInTool,
  ProcessWalkInTool,
  MoveRoomTool,
  SwapRoomsTool,
  ListRoomMovesTool,
  HoldRoomTool,
  ReleaseRoomTool,
  ListQueueTool,
  QueueRoomTool,
  UnqueueRoomTool,
  ListWakeUpCallsTool,
  SetWakeUpCallTool,
  CancelWakeUpCallTool,
  ListServiceRequestsTool,
  CreateServiceRequestTool,
  CloseServiceRequestTool,
  CreateRoomKeyTool,
  ListTrackedItemsTool,
  TrackItemTool,
] as const;
