import { CheckRoomAvailabilityTool } from './check-room-availability.tool.js';

/** Tools of the toolset availability. */
export const AVAILABILITY_TOOLS = [CheckRoomAvailabilityTool];
