import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Command } from 'commander';
import { AppModule } from '../app.module.js';
import type { Config } from '../config/config.js';
import { processEnvironment } from '../config/environment.reader.js';
import type { HttpOptions } from '../http/http.options.js';
import { httpAdapter, protect } from '../http/http-server.js';
import { HouseLogger } from '../observability/logs/house.logger.js';
import { compose } from './composition.js';
import { watchSecrets } from './rotation.js';

/** `opera-cloud-mcp serve`: MCP over HTTP until SIGTERM or SIGINT. */
export function serveCommand(): Command {
  return new Command('serve').description('serve MCP over HTTP').action(serve);
}

/** What the HTTP server as such is told. */
export function httpOptions({ server, mcp }: Config): HttpOptions {
  return { ...server, allowedOrigins: mcp.allowedOrigins, maxBodyBytes: mcp.maxBodyBytes };
}

async function serve(): Promise<void> {
  const environment = processEnvironment();
  const { config, sandbox, unknownVariables } = await compose(environment);
  const http = httpOptions(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, 'http'),
    httpAdapter(http),
    { bufferLogs: true, abortOnError: false },
  );
  const log = app.get(HouseLogger);
  app.useLogger(log);
  app.enableShutdownHooks();
  protect(app, http);
  await app.listen(config.server.port, config.server.host);
  for (const name of unknownVariables)
    log.warn(`${name} is set but nothing reads it: a typing error?`, 'Config');
  if (sandbox !== undefined) {
    log.warn(
      `No OPERA credentials are set: serving the sandbox hotel behind ${sandbox.connection.gatewayUrl}`,
      'Sandbox',
    );
  }
  watchSecrets(app, environment, config.server.secretsReloadSeconds, (problem) => {
    if (problem === undefined) log.log('Rotated secrets were taken over', 'Serve');
    else log.error(`Rotated secrets cannot be used, the former ones stay: ${problem}`, undefined, 'Serve');
  });
  log.log(`MCP server listening at ${await app.getUrl()}/mcp`, 'Serve');
}
