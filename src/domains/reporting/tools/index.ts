import { GetBusinessDateTool } from './get-business-date.tool.js';
import { GetEndOfDayReadinessTool } from './get-end-of-day-readiness.tool.js';
import { GetForecastTool } from './get-forecast.tool.js';
import { GetHouseStatusTool } from './get-house-status.tool.js';
import { GetMorningBriefTool } from './get-morning-brief.tool.js';
import { GetNoShowReportTool } from './get-no-show-report.tool.js';
import { GetOccupancyReportTool } from './get-occupancy-report.tool.js';
import { GetReservationPaceTool } from './get-reservation-pace.tool.js';

/** Tools of the toolset reporting. */
export const REPORTING_TOOLS = [
  GetBusinessDateTool,
  GetHouseStatusTool,
  GetOccupancyReportTool,
  GetForecastTool,
  GetReservationPaceTool,
  GetNoShowReportTool,
  GetMorningBriefTool,
  GetEndOfDayReadinessTool,
];
