import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { McpOptions } from '../mcp.options.js';
import type { SseStream } from './sse.js';

/** Sends comments on every open stream now and then; one timer for all. */
@Injectable()
export class KeepAlive implements OnApplicationShutdown {
  private readonly streams = new Set<SseStream>();
  private timer?: NodeJS.Timeout;

  constructor(@Inject(McpOptions) private readonly options: McpOptions) {}

  add(stream: SseStream): void {
    this.streams.add(stream);
    this.timer ??= setInterval(() => this.beat(), this.options.keepAliveSeconds * 1000).unref();
  }

  remove(stream: SseStream): void {
    this.streams.delete(stream);
  }

  /** One comment on each stream. */
  beat(): void {
    for (const stream of this.streams) stream.comment();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
