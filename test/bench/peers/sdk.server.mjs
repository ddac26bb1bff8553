/** The official SDK as its documentation shows it: Express, and a new McpServer and transport for every request. One tool. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { reportOverIpc } from './report.mjs';
import { answer, describe, input, listen } from './tool.mjs';

const app = express();
app.use(express.json());
// Express 5 takes the rejections of asynchronous handlers.
// oxlint-disable-next-line no-async-endpoint-handlers
app.post('/mcp', async (request, response) => {
  const server = new McpServer({ name: 'sdk', version: '1.0.0' });
  server.registerTool(
    'get_business_date',
    { description: describe, inputSchema: input.shape },
    async (args) => answer(args),
  );
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  response.on('close', () => {
    void transport.close();
    void server.close();
  });
  await server.connect(transport);
  await transport.handleRequest(request, response, request.body);
});
listen(app, reportOverIpc);
