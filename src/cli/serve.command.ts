import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Command } from 'commander';
import { AppModule } from '../app.module.js';
import { HouseLogger } from '../observability/logs/house.logger.js';
import { compose } from './composition.js';

/** `opera-cloud-mcp serve`: MCP over HTTP until SIGTERM or SIGINT. */
export function serveCommand(): Command {
  return new Command('serve').description('serve MCP over HTTP').action(serve);
}

async function serve(): Promise<void> {
  const { config, sandbox, unknownVariables } = await compose();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, 'http'),
    new FastifyAdapter({ bodyLimit: config.mcp.maxBodyBytes, trustProxy: false }),
    { bufferLogs: true, abortOnError: false },
  );
  const log = app.get(HouseLogger);
  app.useLogger(log);
  app.enableShutdownHooks();
  await app.listen(config.server.port, config.server.host);
  for (const name of unknownVariables)
    log.warn(`${name} is set but nothing reads it: a typing error?`, 'Config');
  if (sandbox !== undefined) {
    log.warn(
      `No OPERA credentials are set: serving the sandbox hotel behind ${sandbox.connection.gatewayUrl}`,
      'Sandbox',
    );
  }
  log.log(`MCP server listening at ${await app.getUrl()}/mcp`, 'Serve');
}
