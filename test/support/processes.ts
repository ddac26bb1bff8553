import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Processes that a system test starts and ends; every one that is left is killed by `endAll`. */
export class Processes {
  private readonly children = new Set<ChildProcess>();
  private readonly folders: string[] = [];

  /**
   * A script of ours, told its settings as its one argument; resolves with its first message.
   * @param script path from the root of the project
   */
  async script<First>(script: string, settings: unknown): Promise<{ child: ChildProcess; first: First }> {
    const child = fork(script, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.children.add(child);
    return { child, first: (await answerOf(child)) as First };
  }

  /** A redis-server of its own on a free port, keeping nothing; resolves when it answers. */
  async redis(port?: number): Promise<{ child: ChildProcess; url: string; port: number }> {
    const own = port ?? (await freePort());
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    this.folders.push(folder);
    const args = ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    this.children.add(child);
    const failed = once(child, 'error').then(() => {
      throw new Error('redis-server is not installed: apt-get install redis-server');
    });
    const url = `redis://127.0.0.1:${own}`;
    await Promise.race([answering(url), failed]);
    return { child, url, port: own };
  }

  /** Kills one, without asking. */
  async kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.children].map((child) => this.kill(child)));
    for (const folder of this.folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
}

/** Sends a message to a script and gives its answer. */
export async function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const answer = answerOf(child);
  child.send(message);
  return (await answer) as Answer;
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the script ended with ${code}`);
  });
  ended.catch(() => undefined);
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [unknown];
    return message;
  } finally {
    over.abort();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.ping();
  redis.disconnect();
}
