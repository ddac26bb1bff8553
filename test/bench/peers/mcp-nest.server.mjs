/** MCP-Nest as its documentation shows it, on Nest and Express. One tool. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { McpController, McpStrategy, StreamableHttpTransport, Tool } from '@rekog/mcp-nest';
import { reportOverIpc } from './report.mjs';
import { answer, describe, input } from './tool.mjs';

class DateController {
  async date(args) {
    return answer(args);
  }
}
const property = Object.getOwnPropertyDescriptor(DateController.prototype, 'date');
Payload()(DateController.prototype, 'date', 0);
Tool({ name: 'get_business_date', description: describe, parameters: input })(
  DateController.prototype,
  'date',
  property,
);
McpController()(DateController);
class PeerModule {}
Module({ controllers: [DateController] })(PeerModule);

const strategy = new McpStrategy({
  name: 'mcp-nest',
  version: '1.0.0',
  transports: [new StreamableHttpTransport()],
});
const app = await NestFactory.create(PeerModule, { logger: false });
strategy.setHttpAdapter(app.getHttpAdapter());
app.connectMicroservice({ strategy });
await app.startAllMicroservices();
await app.listen(0, '127.0.0.1');
reportOverIpc(`${await app.getUrl()}/mcp`);
