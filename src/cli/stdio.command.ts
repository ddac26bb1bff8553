import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { AppModule } from '../app.module.js';
import { McpStdio } from '../mcp/stdio/mcp-stdio.service.js';
import { HouseLogger } from '../observability/logs/house.logger.js';
import { compose } from './composition.js';

/** `opera-cloud-mcp stdio`: MCP over stdin and stdout for one local client; logs go to stderr. */
export function stdioCommand(): Command {
  return new Command('stdio').description('serve MCP over stdin and stdout').action(stdio);
}

async function stdio(): Promise<void> {
  const { config, sandbox } = await compose();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, 'stdio'), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(HouseLogger));
  app.enableShutdownHooks();
  await app.get(McpStdio).serve(process.stdin, process.stdout);
  await app.close();
  await sandbox?.stop();
}
