import { GetServerInfoTool } from './get-server-info.tool.js';
import { HealthCheckTool } from './health-check.tool.js';

/** Every tool about the server itself. */
export const SYSTEM_TOOLS = [HealthCheckTool, GetServerInfoTool] as const;
