import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConformanceModule } from './conformance.module.js';

// Serves the fixtures on a free loopback port and says where, one JSON line, to the runner that started it.
const app = await NestFactory.create<NestFastifyApplication>(ConformanceModule, new FastifyAdapter(), {
  logger: ['error', 'warn'],
});
app.enableShutdownHooks();
await app.listen(0, '127.0.0.1');
process.stdout.write(`${JSON.stringify({ url: `${await app.getUrl()}/mcp` })}\n`);
