import { ListValuesTool } from './list-values.tool.js';

/** Every tool about how the hotel is set up. */
export const CONFIGURATION_TOOLS = [ListValuesTool] as const;
