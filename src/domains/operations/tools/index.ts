import { CallReadOperationTool } from './call-read-operation.tool.js';
import { CallWriteOperationTool } from './call-write-operation.tool.js';
import { DescribeOperationTool } from './describe-operation.tool.js';
import { SearchOperationsTool } from './search-operations.tool.js';

/** The way to everything: search, describe, call. */
export const OPERATION_TOOLS = [
  SearchOperationsTool,
  DescribeOperationTool,
  CallReadOperationTool,
  CallWriteOperationTool,
] as const;
