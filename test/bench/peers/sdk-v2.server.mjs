/** The second generation of the official SDK: createMcpHandler on node:http, which serves both eras. One tool. */
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { createServer } from 'node:http';
import { reportOverIpc } from './report.mjs';
import { answer, describe, input, listen } from './tool.mjs';

const handler = createMcpHandler(() => {
  const server = new McpServer({ name: 'sdk-v2', version: '1.0.0' });
  server.registerTool('get_business_date', { description: describe, inputSchema: input }, async (args) =>
    answer(args),
  );
  return server;
});
listen(createServer(toNodeHandler(handler)), reportOverIpc);
