import { GetHotelTool } from './get-hotel.tool.js';
import { ListHotelsTool } from './list-hotels.tool.js';
import { ListRatePlansTool } from './list-rate-plans.tool.js';
import { ListRoomTypesTool } from './list-room-types.tool.js';
import { ListRoomsTool } from './list-rooms.tool.js';
import { ListValuesTool } from './list-values.tool.js';

/** Every tool about how the hotel is set up. */
export const CONFIGURATION_TOOLS = [
  ListHotelsTool,
  GetHotelTool,
  ListRoomTypesTool,
  ListRoomsTool,
  ListRatePlansTool,
  ListValuesTool,
] as const;
