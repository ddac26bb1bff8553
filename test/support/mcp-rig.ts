import { Inject, Injectable, Module, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { AuthModule } from '../../src/auth/auth.module.js';
import { Clock } from '../../src/kernel/clock.js';
import { KernelModule } from '../../src/kernel/kernel.module.js';
import {
  McpTool,
  type Preview,
  type ToolAnswer,
  type ToolCall,
} from '../../src/mcp/declaration/tool.declaration.js';
import { McpModule } from '../../src/mcp/mcp.module.js';
import type { McpModuleOptions } from '../../src/mcp/mcp.options.js';

/** What the rig's tools did, for tests to look at. */
@Injectable()
export class Till {
  balance = 100;
  /** Resolves when `wait_long` has begun. */
  waiting = Promise.withResolvers<void>();
  /** Resolves with the reason when its signal aborts. */
  aborted = Promise.withResolvers<unknown>();
}

/** Reads: says back what it is given. */
@Injectable()
@McpTool({
  name: 'echo_text',
  title: 'Echo',
  toolset: 'system',
  effect: 'read',
  description: 'Says back what it is given.',
  input: z.object({ text: z.string().max(100_000), times: z.int().min(1).max(5000).default(1) }),
  output: z.object({ lines: z.array(z.string()), hotel: z.string() }),
  operations: [],
})
export class EchoTool {
  async run(args: { text: string; times: number }, call: ToolCall): Promise<ToolAnswer<object>> {
    const lines = Array.from({ length: args.times }, () => args.text);
    return { data: { lines, hotel: call.hotelId }, text: lines.join('\n') };
  }
}

/** Moves money: needs consent. */
@Injectable()
@McpTool({
  name: 'pay_bill',
  title: 'Pay',
  toolset: 'cashiering',
  effect: 'money',
  description: 'Pays from the till.',
  input: z.object({ amount: z.int().min(1) }),
  output: z.object({ left: z.number() }),
  operations: [],
})
export class PayTool {
  constructor(private readonly till: Till) {}

  async preview(args: { amount: number }): Promise<Preview> {
    const { balance } = this.till;
    return {
      summary: `Pay ${args.amount} from ${balance}.`,
      facts: { amount: args.amount, balance },
      state: { balance },
    };
  }

  async run(args: { amount: number }): Promise<ToolAnswer<{ left: number }>> {
    this.till.balance -= args.amount;
    return { data: { left: this.till.balance }, text: `${this.till.balance} left.` };
  }
}

/** Writes without consent. */
@Injectable()
@McpTool({
  name: 'rename_guest',
  title: 'Rename',
  toolset: 'profiles',
  effect: 'write',
  description: 'Changes a name.',
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string() }),
  operations: [],
  idempotent: true,
})
export class RenameTool {
  async run(args: { name: string }): Promise<ToolAnswer<{ name: string }>> {
    return { data: { name: args.name }, text: `Now ${args.name}.` };
  }
}

/** Answers in pages of two. */
@Injectable()
@McpTool({
  name: 'list_rows',
  title: 'Rows',
  toolset: 'reporting',
  effect: 'read',
  description: 'Lists rows in pages.',
  input: z.object({ upTo: z.int().default(5) }),
  output: z.object({ rows: z.array(z.number()) }),
  operations: [],
  paged: true,
})
export class RowsTool {
  async run(args: { upTo: number }, call: ToolCall): Promise<ToolAnswer<{ rows: number[] }>> {
    const from = typeof call.cursor === 'number' ? call.cursor : 0;
    const rows = [from, from + 1].filter((row) => row < args.upTo);
    const next = from + 2 < args.upTo ? from + 2 : undefined;
    return { data: { rows }, text: rows.join(' '), next };
  }
}

/** Reports progress, then waits until somebody stops it. */
@Injectable()
@McpTool({
  name: 'wait_long',
  title: 'Wait',
  toolset: 'system',
  effect: 'read',
  description: 'Waits until it is stopped.',
  input: z.object({ seconds: z.number().default(60) }),
  output: z.object({}),
  operations: [],
  chainWide: true,
})
export class WaitTool {
  constructor(
    private readonly till: Till,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(args: { seconds: number }, call: ToolCall): Promise<ToolAnswer<object>> {
    call.signal.addEventListener('abort', () => this.till.aborted.resolve(call.signal.reason));
    call.progress(1, 2, 'waiting');
    this.till.waiting.resolve();
    await this.clock.sleep(args.seconds * 1000, call.signal);
    return { data: {}, text: 'Waited.' };
  }
}

/** A running server with the rig's tools. */
export interface McpRig {
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:PORT/mcp` */
  readonly url: string;
  readonly till: Till;
  stop(): Promise<void>;
}

/**
 * Starts the real module with a handful of tools on a free port.
 * @param options over the rig's own
 * @param providers further ones, such as a global guard
 * @param modules further ones, such as a global module with an observer
 */
export async function startRig(
  options: Partial<McpModuleOptions> = {},
  providers: Provider[] = [],
  modules: Type[] = [],
): Promise<McpRig> {
  @Module({
    imports: [
      ...modules,
      KernelModule,
      AuthModule.forRoot({ host: '127.0.0.1' }),
      McpModule.forRoot({
        name: 'rig',
        version: '1.0.0',
        profile: 'all',
        defaultHotelId: 'HOTEL1',
        ...options,
      }),
    ],
    providers: [Till, EchoTool, PayTool, RenameTool, RowsTool, WaitTool, ...providers],
  })
  class RigModule {}
  const app = await NestFactory.create<NestFastifyApplication>(RigModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  return { app, url: `${await app.getUrl()}/mcp`, till: app.get(Till), stop: () => app.close() };
}
