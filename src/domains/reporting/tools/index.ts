import { GetBusinessDateTool } from './get-business-date.tool.js';

/** Tools of the toolset reporting. */
export const REPORTING_TOOLS = [GetBusinessDateTool];
