import type { Readable, Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { LOCAL_CALLER, type Caller } from '../../auth/caller.js';
import { Changes, notificationOf, type Change } from '../engine/changes.service.js';
import { Engine } from '../engine/engine.service.js';
import { Inventory } from '../inventory/inventory.service.js';
import { EVERYTHING } from '../inventory/narrowing.js';
import { McpOptions } from '../mcp.options.js';
import { StdioConnection } from './stdio-connection.js';
import { LineSplitter } from './line-splitter.js';

/** The same server over standard input and output: one client, one JSON-RPC message a line, nothing else on the output. */
@Injectable()
export class McpStdio {
  constructor(
    private readonly engine: Engine,
    private readonly inventory: Inventory,
    private readonly changes: Changes,
    @Inject(McpOptions) private readonly options: McpOptions,
  ) {}

  /**
   * Serves one client until its input ends and everything it asked is answered.
   * @param caller whom the client acts for; the person who started the process when absent
   */
  async serve(input: Readable, output: Writable, caller: Caller = LOCAL_CALLER): Promise<void> {
    const write = (text: string): void => void output.write(`${text}\n`);
    const connection = new StdioConnection(
      this.engine,
      caller,
      this.inventory.view(caller, EVERYTHING),
      write,
    );
    const silence = this.changes.listen((change) => tell(connection, change, write));
    const lines = new LineSplitter(
      this.options.maxBodyBytes,
      (line) => connection.receive(line),
      () => connection.tooLong(this.options.maxBodyBytes),
    );
    try {
      for await (const chunk of input) lines.push(Buffer.from(chunk as Uint8Array));
      lines.end();
      await connection.settled();
    } finally {
      silence();
    }
  }
}

function tell({ session }: StdioConnection, change: Change, write: (text: string) => void): void {
  if (change.kind === 'resource' && !session.subscriptions.has(change.uri)) return;
  // A client that never said initialize subscribes by request instead.
  if (!session.opened) return;
  write(JSON.stringify({ jsonrpc: '2.0', ...notificationOf(change) }));
}
