import { CheckRoomAvailabilityTool } from './check-room-availability.tool.js';
import { ExplainUnavailabilityTool } from './explain-unavailability.tool.js';
import { FindAlternativesTool } from './find-alternatives.tool.js';
import { GetBestAvailableRatesTool } from './get-best-available-rates.tool.js';
import { GetInventoryTool } from './get-inventory.tool.js';
import { GetRatePlanTool } from './get-rate-plan.tool.js';
import { ListPackagesTool } from './list-packages.tool.js';
import { ListRestrictionsTool } from './list-restrictions.tool.js';
import { SetRestrictionTool } from './set-restriction.tool.js';
import { SetSellLimitTool } from './set-sell-limit.tool.js';

/** Tools of the toolset availability. */
export const AVAILABILITY_TOOLS = [
  CheckRoomAvailabilityTool,
  FindAlternativesTool,
  ExplainUnavailabilityTool,
  GetRatePlanTool,
  ListPackagesTool,
  GetBestAvailableRatesTool,
  GetInventoryTool,
  ListRestrictionsTool,
  SetRestrictionTool,
  SetSellLimitTool,
];
