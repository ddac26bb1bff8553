import { GetServerInfoTool } from './get-server-info.tool.js';
import { HealthCheckTool } from './health-check.tool.js';
import { InspectCacheTool } from './inspect-cache.tool.js';
import { PurgeCacheTool } from './purge-cache.tool.js';
import { RunDoctorTool } from './run-doctor.tool.js';

/** Every tool about the server itself. */
export const SYSTEM_TOOLS = [
  HealthCheckTool,
  GetServerInfoTool,
  RunDoctorTool,
  InspectCacheTool,
  PurgeCacheTool,
] as const;
