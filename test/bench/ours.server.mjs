/** The built server with everything on and all its tools, plus one that asks OPERA nothing. */
import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from '../../dist/app.module.js';
import { compose } from '../../dist/cli/composition.js';
import { httpOptions } from '../../dist/cli/serve.command.js';
import { httpAdapter, protect } from '../../dist/http/http-server.js';
import { McpTool } from '../../dist/mcp/declaration/tool.declaration.js';
import { reportOverIpc } from './report.mjs';

const input = z.object({
  text: z.string().max(200).describe('Any text'),
  arrivalDate: z.string().optional().describe('A date'),
  adults: z.int().min(1).max(20).default(1),
});
const output = z.object({ text: z.string(), adults: z.number() });

const tools = Array.from({ length: 1 }, (_, index) => {
  class BenchTool {
    async run(args) {
      return { data: { text: args.text, adults: args.adults }, text: args.text };
    }
  }
  Injectable()(BenchTool);
  McpTool({
    name: `bench_${String(index).padStart(3, '0')}`,
    title: 'Bench tool',
    toolset: 'system',
    effect: 'read',
    description: 'Answers with its argument. Exists only in benchmarks.',
    input,
    output,
    operations: [],
  })(BenchTool);
  return BenchTool;
});

class BenchModule {}
Module({ providers: tools })(BenchModule);

const { config } = await compose();
const quiet = {
  ...config,
  logs: { ...config.logs, level: 'warn' },
  throttle: { ...config.throttle, callsPerMinute: 1_000_000 },
};
const app = await NestFactory.create(
  { module: BenchModule, imports: [AppModule.forRoot(quiet, 'http')], providers: tools },
  httpAdapter(httpOptions(quiet)),
  { logger: false },
);
protect(app, httpOptions(quiet));
await app.listen(0, '127.0.0.1');
reportOverIpc(`${await app.getUrl()}/mcp/x/all`);
